"""The container file: an ordinary user, pinned and hashed, no shell, a health check, and commands that work."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "administrator.md"


def instructions() -> list[tuple[str, str]]:
    """Every instruction of the file, with what follows it."""
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    return [
        (word, rest)
        for word, _gap, rest in (line.partition(" ") for line in lines if line and not line.startswith("#"))
    ]


def said(word: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == word]


def test_every_base_is_one_exact_version_of_python():
    bases = [rest.split(" ")[0] for rest in said("FROM")]
    assert len(bases) == 2
    assert {bool(re.fullmatch(r"docker\.io/library/python:3\.\d+\.\d+-slim-\w+", base)) for base in bases} == {True}


def test_it_runs_as_an_ordinary_user_to_the_end():
    (user,) = said("USER")
    assert user.isdigit()
    assert int(user) >= 1000
    after = [word for word, _rest in instructions()][[word for word, _rest in instructions()].index("USER") :]
    assert {"RUN", "COPY", "ADD"} & set(after) == set()


def test_no_instruction_is_run_by_a_shell():
    for rest in [
        *said("RUN"),
        *said("CMD"),
        *said("ENTRYPOINT"),
        *(each.partition(" CMD ")[2] for each in said("HEALTHCHECK")),
    ]:
        command = json.loads(rest)
        assert Path(command[0]).name not in {"sh", "bash", "dash"}


def test_libraries_are_installed_by_their_hashes_and_nothing_else_is_fetched():
    installs = [json.loads(rest) for rest in said("RUN") if '"install"' in rest]
    assert ["--require-hashes" in each or "--no-index" in each for each in installs] == [True, True, True]
    (wheel,) = (json.loads(rest) for rest in said("RUN") if '"wheel"' in rest)
    assert {"--no-deps", "--no-build-isolation"} <= set(wheel)
    assert said("ADD") == []


def test_every_library_it_installs_has_a_hash():
    for file in ("requirements.txt", "requirements-build.txt"):
        text = (ROOT / file).read_text(encoding="utf-8")
        pinned = [part for part in re.split(r"\n(?=[\w-]+(?:\[\w+\])?==)", text) if "==" in part.split("\n")[0]]
        assert len(pinned) >= 5
        assert [part for part in pinned if "--hash=sha256:" not in part] == []


def test_its_health_is_asked_where_the_app_listens():
    (check,) = said("HEALTHCHECK")
    (port,) = said("EXPOSE")
    assert f"127.0.0.1:{port}/_stcore/health" in check


def test_what_is_kept_goes_to_the_one_place_that_can_be_written():
    (environment,) = said("ENV")
    assert json.loads(said("VOLUME")[0]) == ["/data"]
    assert {"HOME=/data", "XDG_DATA_HOME=/data", "TMPDIR=/tmp"} <= set(environment.split())


def test_the_guide_runs_it_on_a_root_that_cannot_be_written():
    text = GUIDE.read_text(encoding="utf-8")
    for option in ("--read-only", "--tmpfs /tmp", "--cap-drop ALL", "no-new-privileges", "--volume panel:/data"):
        assert option in text


def test_the_command_it_ends_with_is_one_that_the_product_has():
    arguments = [*json.loads(said("CMD")[0]), "--help"]
    shown = subprocess.run(
        [sys.executable, "-c", "import sys; from prioritise.cli import main; sys.exit(main(sys.argv[1:]))", *arguments],
        check=True, capture_output=True, text=True, cwd=ROOT,
    ).stdout  # fmt: skip
    assert "--shared" in shown


@pytest.mark.parametrize("pattern", [".git", ".venv", "**/__pycache__"])
def test_what_the_image_does_not_need_is_left_out(pattern):
    assert pattern in (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
