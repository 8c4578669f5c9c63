"""Published figures: Fingertips downloads, tidied files, FingertipsNext and the Indices of Deprivation."""

from prioritise.files.published.opening import check_size
from prioritise.files.published.published import ENGLAND, PublishedImport, areas_in_file, read_published
from prioritise.files.published.report import import_report, row_sentence, summary
from prioritise.files.published.writing import write_import

__all__ = [
    "ENGLAND",
    "PublishedImport",
    "areas_in_file",
    "check_size",
    "import_report",
    "read_published",
    "row_sentence",
    "summary",
    "write_import",
]
