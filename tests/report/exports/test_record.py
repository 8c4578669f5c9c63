"""A record runs again and says whether anything differs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from prioritise.cli import main


def test_a_record_runs_again_and_says_it_is_the_same(example: Path, tmp_path: Path, capsys) -> None:
    main(["run", str(example), "--scenario", "tighter-money", "--out", str(tmp_path / "out")])
    shutil.rmtree(example)
    capsys.readouterr()
    assert main(["verify", str(tmp_path / "out" / "record.json")]) == 0
    assert capsys.readouterr().out.count("the same, byte for byte") == 3


def test_a_record_whose_evidence_was_changed_is_found_out(example: Path, tmp_path: Path, capsys) -> None:
    main(["run", str(example), "--out", str(tmp_path / "out")])
    path = tmp_path / "out" / "record.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["files"]["exercise.yaml"] = record["files"]["exercise.yaml"].replace("2026/27: 1220000", "2026/27: 720000")
    path.write_text(json.dumps(record), encoding="utf-8")
    assert main(["verify", str(path)]) == 1
    printed = capsys.readouterr().out
    assert "changed since it was sealed" in printed
    assert "portfolio.json: differs" in printed


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"schema": 1}', b"[" * 100_000])
def test_a_file_that_is_no_record_is_refused(tmp_path: Path, capsys, content: bytes) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(content)
    assert main(["verify", str(path)]) == 2
    assert "record.json | " in capsys.readouterr().err
