"""No option of any command is ignored in silence: where it would do nothing, that is refused or said."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.commands import COMMANDS
from prioritise.files.exercise.new_folder import write_new_folder
from tests.architecture.source import ROOT
from tests.files.small_exercise import small_files

ALWAYS = "used whatever else is given"
Held = str | tuple[tuple[str, ...], int, str]
"""ALWAYS, or words after the command with which the option would do nothing, the exit code, and what is said of it."""

CERTAIN = ROOT / "tests" / "published" / "ahuja_2023"
"""An exercise without a figure or a score that has a low and a high."""

NEEDS_OUT = "would do nothing: no file would be written. Give --out DIR as well."
NEEDS_FILE = "would do nothing: there is no file of figures. Give --figures FILE as well."
ELSEWHERE = "would do nothing: with --scheduler the work is done elsewhere."
TO_CLUSTER = ("{folder}", "--out", "{out}", "--scheduler", "tcp://127.0.0.1:1")
OTHER_AREA = ("{exercise}", "--area", "E08000002", "--out", "{out}")
LISTS = dict.fromkeys(("--metadata", "--categories", "--areas", "--decisions"), ALWAYS)
CHOICES = dict.fromkeys(("--match", "--add-new", "--carry-denominators"), ALWAYS)
ANSWER = {"--scenario": ALWAYS, "--out": ALWAYS}

OPTIONS: Mapping[str, Mapping[str, Held]] = {
    "run": {
        **dict.fromkeys(("--panel", "--scenario", "--out", "--time-limit"), ALWAYS),
        "--excel": (("{exercise}", "--excel"), 2, NEEDS_OUT),
        "--sign": (("{exercise}", "--sign", "Jo Bloggs"), 2, NEEDS_OUT),
        "--seed": (("{exercise}", "--seed", "0"), 2, NEEDS_OUT),
    },
    "check": {},
    "import-fingertips": {**dict.fromkeys(("--area", "--out", "--benchmark", "--comparators"), ALWAYS), **LISTS},
    "refresh": {"--out": ALWAYS, **CHOICES, **LISTS},
    "agreement export": {"--out": ALWAYS},
    "agreement import": {"--out": ALWAYS},
    "agreement figures": {"--out": ALWAYS},
    "agreement designate": {"--limit": ALWAYS, "--out": ALWAYS},
    "workbook": {"--out": ALWAYS},
    "for-area": {
        **dict.fromkeys(("--area", "--out", "--figures", "--comparators"), ALWAYS),
        "--match": ((*OTHER_AREA, "--match", "1=need"), 2, NEEDS_FILE),
        "--add-new": ((*OTHER_AREA, "--add-new"), 2, NEEDS_FILE),
        "--carry-denominators": ((*OTHER_AREA, "--carry-denominators"), 2, NEEDS_FILE),
        **{name: ((*OTHER_AREA, name, "{exercise}/indicators.csv"), 2, NEEDS_FILE) for name in LISTS},
    },
    "explain": {"--scenario": ALWAYS},
    "nearest": {**ANSWER, "--intervention": ALWAYS},
    "prices": ANSWER,
    "spare": {**ANSWER, **dict.fromkeys(("--fund", "--year", "--amount", "--nothing-after"), ALWAYS)},
    "believe": {**ANSWER, "--list": ALWAYS},
    "equality": {**ANSWER, "--criterion": ALWAYS},
    "figure-values": {
        **ANSWER,
        "--intervention": (("{exercise}", "--intervention", "stop-smoking", "--groups"), 2, "not allowed with"),
        "--swings": (("{exercise}", "--swings", "--intervention", "stop-smoking"), 2, "not allowed with"),
        "--groups": (("{exercise}", "--groups", "--swings"), 2, "not allowed with"),
    },
    "partners": ANSWER,
    "disputes": ANSWER,
    "robustness": {
        **ANSWER,
        **dict.fromkeys(("--weights", "--samples", "--seed"), ALWAYS),
        "--figures": (("{certain}", "--samples", "5", "--figures"), 0, "--figures drew nothing more"),
    },
    "sweep": {
        **dict.fromkeys(("--out", "--scheduler", "--weights", "--seed"), ALWAYS),
        "--workers": ((*TO_CLUSTER, "--workers", "2"), 2, ELSEWHERE),
        "--memory": ((*TO_CLUSTER, "--memory", "1"), 2, ELSEWHERE),
    },
    "paper": dict.fromkeys(("--panel", "--scenario", "--out", "--date", "--seed", "--sign"), ALWAYS),
    "minutes": {
        **dict.fromkeys(
            ("--out", "--date", "--present", "--late", "--left", "--apologies", "--others", "--other-business"), ALWAYS
        ),
        "--panel": (("--help",), 0, "minutes are always of a panel"),
    },
    "publish": {"--panel": ALWAYS, "--out": ALWAYS},
    "settings": dict.fromkeys(("--panel",), ALWAYS),
    "log": dict.fromkeys(("--panel", "--kind", "--by", "--intervention"), ALWAYS),
    "transparency": {"--panel": ALWAYS, "--out": ALWAYS},
    "verify": {
        **dict.fromkeys(("--signature", "--signed", "--key", "--stamp", "--stamped"), ALWAYS),
        "--authority": (("{record}", "--authority", "{record}"), 0, "--authority has nothing to look at."),
    },
    "stamp": {},
    "serve": {
        **dict.fromkeys(("--shared", "--port"), ALWAYS),
        "--address": (("--address", "0.0.0.0"), 2, "prioritise serve --shared --address 0.0.0.0"),
    },
    "store import": {},
    "store export": {},
    "store backup": {},
    "store restore": {"--replace": ALWAYS},
    "store check": {"--record": ALWAYS},
    "store share": {"--address": ALWAYS, "--days": ALWAYS},
}

CASES = [
    (command, option, *held)
    for command, options in OPTIONS.items()
    for option, held in options.items()
    if isinstance(held, tuple)
]


def commands_within(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Give a command, or those it has, each with its parser."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not inner:
        yield name, parser
    for action in inner:
        for own, own_parser in action.choices.items():
            yield from commands_within(f"{name} {own}", own_parser)


def options_of_commands() -> dict[str, set[str]]:
    found = {}
    for command in COMMANDS:
        parser = argparse.ArgumentParser()
        command.arguments()(parser)
        for name, one in commands_within(command.name, parser):
            strings = {string for action in one._actions for string in action.option_strings}
            found[name] = strings - {"-h", "--help"}
    return found


@pytest.fixture(scope="module")
def places(tmp_path_factory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("options")
    write_new_folder(home / "exercise", small_files())
    write_new_folder(home / "folder" / "one", small_files())
    assert main(["run", str(home / "exercise"), "--out", str(home / "made")]) == 0
    return {
        "exercise": str(home / "exercise"),
        "certain": str(CERTAIN),
        "folder": str(home / "folder"),
        "record": str(home / "made" / "record.json"),
        "out": str(home / "out"),
    }


def outcome(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as ended:
        return int(ended.code or 0)


def test_every_option_of_every_command_is_thought_of():
    assert options_of_commands() == {command: set(options) for command, options in OPTIONS.items()}


@pytest.mark.parametrize(("command", "option", "words", "code", "said"), CASES)
def test_where_an_option_would_do_nothing_it_is_refused_or_said(command, option, words, code, said, places, capsys):
    capsys.readouterr()
    assert outcome([*command.split(), *(word.format(**places) for word in words)]) == code
    printed = capsys.readouterr()
    text = " ".join((printed.out + printed.err).split())
    assert option in text
    assert said in text
    assert code == 0 or not Path(places["out"]).exists()


@pytest.mark.parametrize(
    "words",
    [
        ["run", ""],
        ["run", "{exercise}", "--out", "{out}", "--sign", ""],
        ["run", "{exercise}", "--out", "{out}", "--sign="],
        ["verify", "{record}", "--key", " "],
        ["nearest", "{exercise}", "--intervention", ""],
        ["agreement", "import", "", "{exercise}"],
    ],
)
def test_what_a_script_left_empty_does_not_count_as_left_out(words, places, capsys):
    assert outcome([word.format(**places) for word in words]) == 2
    said = capsys.readouterr().err
    assert "nothing stands after -" in said or "names nothing" in said
    assert not Path(places["out"]).exists()


def test_every_command_has_a_module_of_its_name():
    assert len(COMMANDS) > 20
    for command in COMMANDS:
        assert command.arguments().__module__ == f"prioritise.commands.{command.name.replace('-', '_')}"
