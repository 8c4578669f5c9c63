"""Where the criteria and the worked example are, in a checkout and in an installed package."""

from functools import cache
from pathlib import Path

from prioritise.domain.errors import PrioritiseError

PACKAGE = Path(__file__).resolve().parents[1]


class ShippedFilesMissing(PrioritiseError):
    """This copy of prioritise came without its criteria or its worked example."""


def criteria_folder() -> Path:
    """Return the folder of the project's own criteria, one YAML file a criterion.

    Raises ShippedFilesMissing when neither a checkout nor an installed copy has it.
    """
    return _find(Path("criteria"), PACKAGE)


def example_folder() -> Path:
    """Return the exercise folder of the worked example, Rochdale.

    Raises ShippedFilesMissing when neither a checkout nor an installed copy has it.
    """
    return _find(Path("data") / "rochdale", PACKAGE)


@cache
def _find(folder: Path, package: Path) -> Path:
    # What an installed package carries comes first: beside it lie other people's packages, and one of those
    # could be called `data`. A checkout carries no such copy, so its own top-level folder is used.
    for place in (package / "_shipped", package.parent):
        if (place / folder).is_dir():
            return place / folder
    raise ShippedFilesMissing(
        f"The folder {folder.as_posix()} is missing from this copy of prioritise. Install prioritise again."
    )
