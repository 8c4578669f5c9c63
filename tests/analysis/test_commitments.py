"""What the list goes on costing after the plan: recurrent costs of its last year, fund by fund."""

from prioritise.analysis import analyse
from prioritise.analysis.commitments import commitments_after, commitments_sentence
from prioritise.domain.scenarios import Override, Scenario
from tests.files.small_exercise import small_exercise


def forced(**decisions: bool):
    overrides = tuple(Override(name.replace("_", "-"), funded, "A test.") for name, funded in decisions.items())
    return analyse(small_exercise(), Scenario(rules_remove=("keep-quitting",), overrides=overrides))


def test_recurrent_costs_of_the_last_year_go_on_and_others_end():
    analysis = forced(stop_smoking=True, stop_smoking_cut=False, walks=True, gym=True)
    # Stop smoking costs 100,000 a year; walks, the gym and its building are paid once.
    assert [(each.fund.id, each.amount_gbp) for each in commitments_after(analysis)] == [("grant", 100_000)]
    assert (
        commitments_sentence(analysis) == "After 2027/28 the list goes on costing £100,000 a year: £100,000 of Grant."
    )


def test_what_is_not_chosen_commits_nothing():
    analysis = forced(stop_smoking=False, stop_smoking_cut=False, walks=True, gym=False)
    assert commitments_after(analysis) == ()
    assert commitments_sentence(analysis) == "Nothing is committed after 2027/28."
