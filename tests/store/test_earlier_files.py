"""A round that was closed keeps the rules and money it was closed with, whatever is changed after."""

from prioritise.report.words.event_words import of_what
from prioritise.store.current_files import current_exercise, exercise_files
from prioritise.store.earlier_files import exercise_at_close
from prioritise.store.events import events
from prioritise.store.exercises import stored_exercise
from prioritise.store.replacing import replace_files
from tests.store.panel import closed, key, opened, revealed

RULE = """
rules:
  - {id: keep-clinic, kind: must_fund, intervention: clinic, reason: Asked for}
"""


def change(store, viewer, **texts):
    files = {name.replace("_", "."): text for name, text in texts.items()}
    version = stored_exercise(store, viewer).version
    replace_files(store, viewer, files, seen_version=version, save_key=key())


def yaml_of(store, viewer):
    return next(each.content for each in exercise_files(store, viewer) if each.name == "exercise.yaml")


def round_closed(store, facilitator, number=1):
    opened(store, facilitator)
    revealed(store, facilitator, number)
    closed(store, facilitator, number)


def test_a_rule_put_in_later_is_not_among_those_a_round_was_closed_with(store, facilitator):
    round_closed(store, facilitator)
    assert exercise_at_close(store, facilitator, 1) is None
    before = yaml_of(store, facilitator)
    change(store, facilitator, exercise_yaml=before + RULE.encode())
    then = exercise_at_close(store, facilitator, 1)
    assert then is not None
    assert (then.rules, len(current_exercise(store, facilitator).rules)) == ((), 1)
    # Changed twice, it is still the first that stood.
    change(store, facilitator, exercise_yaml=yaml_of(store, facilitator).replace(b"100000", b"90000"))
    assert exercise_at_close(store, facilitator, 1).funds[0].budget_gbp == {"2026/27": 100_000}
    assert exercise_at_close(store, facilitator, 1).rules == ()


def test_what_was_changed_before_a_round_was_closed_is_its_own(store, facilitator):
    opened(store, facilitator)
    change(store, facilitator, exercise_yaml=yaml_of(store, facilitator) + RULE.encode())
    revealed(store, facilitator)
    assert exercise_at_close(store, facilitator, 1) is None
    closed(store, facilitator)
    assert exercise_at_close(store, facilitator, 1) is None
    round_closed(store, facilitator, 2)
    change(store, facilitator, exercise_yaml=yaml_of(store, facilitator).replace(b"100000", b"90000"))
    assert len(exercise_at_close(store, facilitator, 2).rules) == 1


def test_the_log_names_the_rule_that_was_put_in_and_taken_out(store, facilitator):
    before = yaml_of(store, facilitator)
    change(store, facilitator, exercise_yaml=before + RULE.encode())
    said = of_what(current_exercise(store, facilitator), events(store, facilitator)[-1].detail, {})
    assert said == "money, rules or what matters; rule put in: “Clinic must be on the list.”"
    change(store, facilitator, exercise_yaml=before)
    said = of_what(current_exercise(store, facilitator), events(store, facilitator)[-1].detail, {})
    assert said == "money, rules or what matters; rule taken out: “Clinic must be on the list”"
    assert "Asked for" not in events(store, facilitator)[-1].detail
