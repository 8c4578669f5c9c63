"""Nothing that a file says can command the terminal it is shown on."""

import io
import sys

import pytest

from prioritise.cli import main
from prioritise.commands.safe_output import safe_output, shown_safely


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("a\x9b31mb", "a\\x9b31mb"),
        ("a\rb", "a\\rb"),
        ("\u202eabc", "\\u202eabc"),
        ("\ud800", "\\ud800"),
        ("a\tb\nc £ é 東", "a\tb\nc £ é 東"),
    ],
)
def test_what_commands_a_terminal_is_written_out_and_all_else_stays(text, shown):
    assert shown_safely(text) == shown


def test_a_command_escapes_what_it_was_given(capsys):
    assert main(["check", "/nowhere/\x1b]0;title\x07"]) == 2
    complaint = capsys.readouterr().err
    assert "\\x1b]0;title\\x07" in complaint
    assert "\x1b" not in complaint


def test_a_terminal_without_a_letter_gets_its_number(monkeypatch):
    bytes_out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_out, encoding="ascii"))
    with safe_output():
        print("£5")
    sys.stdout.flush()
    assert bytes_out.getvalue() == b"\\xa35\n"
