"""What a downloaded file says it is."""

from __future__ import annotations

from prioritise.report.exports.export import XLSX

__all__ = ["XLSX"]
