"""Every layout of a published file that is known, in the order in which they are tried."""

from __future__ import annotations

from prioritise.files.published.deprivation import DEPRIVATION
from prioritise.files.published.fingertips_download import FINGERTIPS_DOWNLOAD
from prioritise.files.published.fingertips_next import FINGERTIPS_NEXT
from prioritise.files.published.lg_inform import LG_INFORM
from prioritise.files.published.nomis import NOMIS
from prioritise.files.published.oflog import OFLOG
from prioritise.files.published.ons import ONS
from prioritise.files.published.tidied import TIDIED

LAYOUTS = (FINGERTIPS_DOWNLOAD, FINGERTIPS_NEXT, TIDIED, DEPRIVATION, NOMIS, ONS, OFLOG, LG_INFORM)
