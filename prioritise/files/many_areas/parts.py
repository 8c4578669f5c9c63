"""What is done of many areas, kept on disk as it is done, so that whoever was stopped goes on from there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from prioritise.domain.area_results import AreaResult

UNFINISHED = "unfinished"
ENDING = ".json"
AREA_RESULT = TypeAdapter(AreaResult)


@dataclass(frozen=True, slots=True)
class AreaParts:
    """The areas done so far, below the folder that the whole will be written to."""

    out: Path

    @property
    def folder(self) -> Path:
        """Where they are kept until all are done."""
        return self.out / UNFINISHED

    def result(self, key: str) -> AreaResult | None:
        """Read the result kept under a key; None where there is none that can be read."""
        try:
            return AREA_RESULT.validate_json((self.folder / f"{key}{ENDING}").read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def keep(self, key: str, result: AreaResult) -> None:
        """Write one result, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / f"{key}{ENDING}", AREA_RESULT.dump_json(result))

    def finish(self, files: Mapping[str, bytes]) -> None:
        """Write the files of the whole, each whole or not at all, and take away the parts."""
        self.out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_whole(self.out / name, content)
        if self.folder.is_dir():
            for path in self.folder.glob(f"*{ENDING}"):
                path.unlink()
            if not any(self.folder.iterdir()):
                self.folder.rmdir()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, whenever the machine stops."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
