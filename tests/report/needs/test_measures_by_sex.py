"""A measure split by sex has a name for each part, and counts once in how many measures the area is worse on."""

from prioritise.files.exercise.loading import load_exercise_files
from prioritise.report.words.needs_profile import needs_headline, needs_profile
from tests.worked_example import worked_example

FILES = {each.name: each.content for each in worked_example().files}


def with_one_name(measure: str) -> dict[str, bytes]:
    """The example with one name for the males and the females of a measure, as an import gives it."""
    content = FILES["indicators.csv"].decode()
    for sex in ("males", "females"):
        content = content.replace(f'"{measure}, {sex}"', f'"{measure}"')
    return FILES | {"indicators.csv": content.encode()}


def headline(exercise) -> str:
    return needs_headline(exercise, needs_profile(exercise))


def test_two_sexes_of_one_name_are_named_apart_and_counted_once():
    assert headline(worked_example()).endswith("on 21 of 25 measures")
    exercise = load_exercise_files(with_one_name("Life expectancy at birth"))
    names = [each.name for each in exercise.indicators]
    assert "Life expectancy at birth (males)" in names
    assert "Life expectancy at birth (females)" in names
    assert headline(exercise).endswith("on 20 of 24 measures")


def test_no_two_rows_of_the_profile_have_one_name():
    exercise = load_exercise_files(with_one_name("Healthy life expectancy at birth"))
    rows = [row.indicator.name for row in needs_profile(exercise)]
    assert len(set(rows)) == len(rows)
