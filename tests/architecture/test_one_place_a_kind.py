"""One place a kind: what can be added is added where CONTRIBUTING says, and nothing else names it.

Each registry has a test that fails when one of its kinds lacks what every kind has, and a test that follows
CONTRIBUTING's words in a copy of the package and then asks the command line.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from prioritise.domain.rule_fields import fields_of
from prioritise.domain.rules import RULE_KINDS
from prioritise.portfolio import rules
from tests.architecture.source import ROOT, Module, product_modules, within
from tests.files.small_exercise import edited
from tests.portfolio import golden_models
from tests.portfolio.brute_force import obeys
from tests.portfolio.cases import random_problem

KIND_NAMES = {kind.__name__ for kind in RULE_KINDS}
PLAIN_WORDS = {"capacity", "requires", "excludes"}
"""Kinds whose names are words of other things too, such as a column of a table."""
HOME = ("prioritise.domain.rules", "prioritise.portfolio.rules")
every_kind = pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda kind: kind.kind)


def rule_kinds_told_apart(module: Module) -> list[str]:
    """Where a module asks which kind a rule is, or lists the names of kinds, outside the two homes of a kind."""
    if any(within(module.name, home) for home in HOME):
        return []
    found = []
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, kinds]):
                named = {each.id for each in ast.walk(kinds) if isinstance(each, ast.Name)}
            case ast.MatchClass(cls=ast.Name(id=name)):
                named = {name}
            case ast.Dict(keys=keys):
                named = {each.id for each in keys if isinstance(each, ast.Name)}
            case ast.Constant(value=str(text)) if text not in PLAIN_WORDS:
                named = KIND_NAMES if text in {kind.kind for kind in RULE_KINDS} else set()
            case _:
                continue
        if named & KIND_NAMES:
            found.append(f"{module.name}:{node.lineno}")
    return found


def test_nothing_but_its_two_files_tells_one_kind_of_rule_from_another():
    assert [each for module in product_modules() for each in rule_kinds_told_apart(module)] == []


@pytest.mark.parametrize(
    "text",
    [
        "if isinstance(rule, FundLimit):\n    pass",
        "if isinstance(rule, Requires | MustFund):\n    pass",
        "match rule:\n    case AtMost():\n        pass",
        "NAMES = {MeetTarget: 'a target'}",
        "KINDS = ['must_fund']",
    ],
)
def test_telling_kinds_of_rule_apart_elsewhere_is_caught(text):
    assert len(rule_kinds_told_apart(Module("prioritise.report.words.band_words", text))) == 1
    assert rule_kinds_told_apart(Module("prioritise.portfolio.rules.at_most", text)) == []


@every_kind
def test_every_kind_of_rule_has_words_a_model_and_a_check_by_brute_force(kind):
    rule, asked = golden_models.RULES[kind.kind], golden_models.golden_problems()[kind.kind]
    assert type(rule) is kind
    assert re.fullmatch(r"[A-Z0-9].+\.", rules.sentence(rule, asked))
    assert f"\n{kind.kind}_" in (golden_models.GOLDEN / f"{kind.kind}.lp").read_text()
    by_check = rules.check(rule, (0, 1), asked)
    assert by_check is obeys(asked, rule, (0, 1))


@every_kind
def test_every_kind_of_rule_is_among_the_random_cases(kind):
    assert any(type(rule) is kind for seed in range(200) for rule in random_problem(seed).rules)


@every_kind
def test_every_kind_of_rule_that_holds_a_figure_can_be_loosened(kind):
    figures = [
        each
        for each in fields_of(kind)
        if each.holds.value.startswith(("a whole number", "whole pounds", "a share", "a number"))
    ]
    rule, asked = golden_models.RULES[kind.kind], golden_models.golden_problems()[kind.kind]
    assert (rules.room(rule, asked) > 0) is bool(figures)
    if figures:
        assert rules.looser(rule, 1) != rule


@every_kind
def test_every_kind_of_rule_is_described(kind):
    folder = (ROOT / "docs" / "exercise-folder.md").read_text(encoding="utf-8")
    section = folder.partition("**Each of `rules`**")[2].partition("**Each of `scenarios`**")[0]
    assert f"`{kind.kind}`" in re.search(r"^\| `kind` \| (.+) \|", section, flags=re.M)[1]
    for each in fields_of(kind):
        if each.name != "selection":
            (described,) = re.findall(rf"^\| `{each.name}` \| (.+) \|", section, flags=re.M)
            assert f"`{kind.kind}`" in described
    method = (ROOT / "docs" / "method" / "portfolio.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{kind.kind}`", method, flags=re.M)


TOY_RULE = '''
@dataclass(frozen=True, slots=True)
class BothOrNeither(Decided):
    """Two interventions together or not at all."""

    kind: ClassVar[str] = "both_or_neither"

    id: str
    intervention: InterventionId
    other: InterventionId
    reason: str


Rule = (
    BothOrNeither
    | '''
TOY_MODULE = '''"""Two interventions together or not at all."""

from prioritise.domain.rules import BothOrNeither
from prioritise.portfolio.naming import name
from prioritise.portfolio.rows import Row, count_of
from prioritise.portfolio.rows import RuleKind


def sentence(rule, problem):
    return f"{name(problem, rule.intervention)} and {name(problem, rule.other)} go together or not at all."


def rows(rule, problem):
    terms = count_of(problem, [rule.intervention]) + count_of(problem, [rule.other], -1)
    return (Row("both_or_neither", sentence(rule, problem), rule.id, terms, least=0, most=0),)


def check(rule, chosen, problem):
    ids = problem.interventions_in(chosen)
    return (rule.intervention in ids) is (rule.other in ids)


KIND = RuleKind[BothOrNeither](sentence, rows, check)
'''


@pytest.fixture(scope="module")
def with_a_toy_rule(tmp_path_factory):
    """A copy of the package in which a kind of rule was added in two files, as CONTRIBUTING says."""
    copy = tmp_path_factory.mktemp("copy")
    for part in ("prioritise", "criteria", "data"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    declared = copy / "prioritise" / "domain" / "rules.py"
    text = declared.read_text(encoding="utf-8")
    assert text.count("\nRule = (\n    ") == 1
    declared.write_text(text.replace("\nRule = (\n    ", TOY_RULE), encoding="utf-8")
    (copy / "prioritise" / "portfolio" / "rules" / "both_or_neither.py").write_text(TOY_MODULE, encoding="utf-8")
    return copy


def asked_of_the_copy(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "DATABASE_URL": f"sqlite:///{copy / 'store.sqlite'}"}
    return subprocess.run(
        [sys.executable, "-c", "import sys; from prioritise.cli import main; sys.exit(main())", *arguments],
        capture_output=True, text=True, env=environment, cwd=copy, timeout=240, check=False,
    )  # fmt: skip


def small_folder(path: Path, rule: str) -> Path:
    path.mkdir()
    for name, content in edited(("exercise.yaml", "rules:\n", f"rules:\n  - {{{rule}, reason: A test.}}\n")).items():
        (path / name).parent.mkdir(exist_ok=True)
        (path / name).write_bytes(content)
    return path


def test_a_kind_of_rule_added_in_two_files_can_be_checked_and_run(with_a_toy_rule, tmp_path):
    rule = "id: pair, kind: both_or_neither, intervention: gym, other: stop-smoking"
    folder = small_folder(tmp_path / "sound", rule)
    assert asked_of_the_copy(with_a_toy_rule, "check", str(folder)).returncode == 0
    ran = asked_of_the_copy(with_a_toy_rule, "run", str(folder), "--out", str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    # Stop smoking must be funded and so, now, must the gym, and the walks that it requires.
    listed = (tmp_path / "out" / "priorities.csv").read_text()
    assert re.search(r",gym,[^\n]*,yes,", listed)


def test_what_a_rule_added_in_two_files_names_is_checked_as_in_any_other(with_a_toy_rule, tmp_path):
    folder = small_folder(tmp_path / "slip", "id: pair, kind: both_or_neither, intervention: gym, other: wulks")
    refused = asked_of_the_copy(with_a_toy_rule, "check", str(folder))
    assert refused.returncode == 2
    said = refused.stdout + refused.stderr
    assert "“wulks”, which is not listed in interventions.csv | did you mean walks?" in " ".join(said.split())


def test_a_rule_added_in_two_files_needs_what_it_does_not_leave_out(with_a_toy_rule, tmp_path):
    folder = small_folder(tmp_path / "lacks", "id: pair, kind: both_or_neither, intervention: gym")
    refused = asked_of_the_copy(with_a_toy_rule, "check", str(folder))
    assert refused.returncode == 2
    assert "rules.1.other" in refused.stdout + refused.stderr
