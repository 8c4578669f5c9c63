"""Funding levels in the store: an answer is for one level or for all of them, and only for levels that are listed."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from prioritise.domain.errors import FileProblems, StoreError
from prioritise.domain.partners import AgreedScore, ScoreState
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store.current_files import current_exercise, exercise_files
from prioritise.store.database import open_store
from prioritise.store.exercises import import_files, stored_exercise
from prioritise.store.invitations import local_facilitator, local_member
from prioritise.store.progress import progress
from prioritise.store.replacing import replace_files
from prioritise.store.rounds import unmatched_rounds
from prioritise.store.scores import declare_interest, my_scores, scores, send_scores
from prioritise.store.settling import settle, settled
from prioritise.store.tables import score
from tests.files.test_levels import levelled
from tests.store.panel import COST_ROWS, key, opened, panel_files, revealed, saved

LEVELS = "intervention,level,name,people_per_year,most_deprived_share\nclinic,half,Half,50,\nclinic,full,Full,100,\n"
COSTS = COST_ROWS.replace("recurrent\n", "recurrent,level\n").replace(
    "clinic,main,2026/27,40001,revenue,yes",
    "clinic,main,2026/27,20000,revenue,yes,half\nclinic,main,2026/27,40001,revenue,yes,full",
)
CLINIC = {"intervention": "clinic"}


def with_levels() -> dict[str, bytes]:
    return panel_files(levels=LEVELS, costs=COSTS)


@pytest.fixture
def store(new_url):
    """A store of its own, for one person, with two levels of the clinic in its exercise."""
    opened_store = open_store(new_url())
    import_files(opened_store, with_levels())
    yield opened_store
    opened_store.close()


@pytest.fixture
def facilitator(store):
    return local_facilitator(store, "small")


@pytest.fixture
def ann(store, facilitator):
    opened(store, facilitator)
    return local_member(store, "small", "ann")


def answers(store, viewer):
    return {
        (each.score.criterion, each.score.level): each.score.value for each in my_scores(store, viewer, round_number=1)
    }


def test_files_with_scores_of_single_levels_come_in_and_stay_as_they_were(new_url):
    files = levelled(
        ("agreed.csv", "criterion,value,reason\n", "criterion,value,reason,level\n"),
        ("agreed.csv", "1,walks,health-gain,6,The study was elsewhere.\n", ""),
        ("agreed.csv", "1,gym,", "1,walks,health-gain,3,Smaller.,half\n1,walks,health-gain,6,Larger.,full\n1,gym,"),
    )
    store = open_store(new_url())
    import_files(store, files)
    viewer = local_facilitator(store, "smallville")
    given = load_exercise_files(files)
    assert [row.level for row in given.agreed] == ["half", "full", ""]
    assert current_exercise(store, viewer) == given
    out = {each.name: each.content for each in exercise_files(store, viewer)}
    assert {name: out[name] for name in files} == files
    store.close()


def test_each_level_has_an_answer_of_its_own_that_goes_out_with_its_level(store, facilitator, ann):
    saved(store, ann, 30, **CLINIC, level="half")
    saved(store, ann, 60, **CLINIC, level="full")
    assert answers(store, ann) == {("acceptability", "half"): 30, ("acceptability", "full"): 60}
    send_scores(store, ann, round_number=1, save_key=key())
    revealed(store, facilitator)
    assert {each.score.level for each in scores(store, facilitator, round_number=1)} == {"half", "full"}
    assert [(row.level, row.value) for row in current_exercise(store, facilitator).scores] == [
        ("half", 30),
        ("full", 60),
    ]


def test_a_level_that_is_not_listed_is_refused_in_words_and_by_the_database(store, ann):
    with pytest.raises(StoreError, match=r"clinic has no funding level double\. It has these: full, half\."):
        saved(store, ann, 30, **CLINIC, level="double")
    with pytest.raises(StoreError, match=r"advice has no funding level half\. It has no levels"):
        saved(store, ann, 30, level="half")
    row = {"exercise": "small", "round": 1, "member": "ann", "intervention": "clinic", "criterion": "acceptability"}
    row |= {"value": 5.0, "state": "given", "reason": "", "saved_at": "now", "level": "double"}
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(insert(score).values(**row))


def test_an_answer_for_all_levels_takes_the_place_of_single_ones_and_the_other_way_round(store, ann):
    saved(store, ann, 30, **CLINIC, level="half")
    saved(store, ann, 60, **CLINIC, level="full")
    saved(store, ann, 50, **CLINIC)
    assert answers(store, ann) == {("acceptability", ""): 50}
    saved(store, ann, 40, **CLINIC, level="half")
    assert answers(store, ann) == {("acceptability", "half"): 40}


def test_answers_of_others_and_of_other_cells_stay(store, ann):
    bob = local_member(store, "small", "bob")
    saved(store, bob, 10, **CLINIC)
    saved(store, ann, 20, **CLINIC, criterion="local-priority")
    saved(store, ann, 30, **CLINIC, level="half")
    assert answers(store, bob) == {("acceptability", ""): 10}
    assert answers(store, ann) == {("acceptability", "half"): 30, ("local-priority", ""): 20}


def test_a_cell_is_answered_once_every_level_is_or_all_at_once(store, facilitator, ann):
    def answered() -> tuple[int, int]:
        seen = {each.member: each for each in progress(store, facilitator, round_number=1)}
        assert seen["bob"].answered == 0
        return seen["ann"].answered, seen["ann"].asked

    assert answered() == (0, 6)
    saved(store, ann, 30, **CLINIC, level="half")
    assert answered() == (0, 6)
    saved(store, ann, None, **CLINIC, level="full")
    assert answered() == (1, 6)
    saved(store, ann, 50, **CLINIC)
    assert answered() == (1, 6)


def test_an_interest_stands_aside_from_every_level(store, ann):
    saved(store, ann, 30, **CLINIC, level="half")
    declare_interest(store, ann, round_number=1, intervention_id="clinic", reason="I run it", save_key=key())
    mine = my_scores(store, ann, round_number=1)
    assert {(each.score.level, each.score.state) for each in mine} == {("", ScoreState.INTEREST)}


def test_a_round_settles_a_cell_for_single_levels_or_for_all_and_not_both(store, facilitator):
    opened(store, facilitator)
    revealed(store, facilitator)
    half = AgreedScore(1, "clinic", "acceptability", 25.0, "Smaller", "half")
    full = AgreedScore(1, "clinic", "acceptability", 50.0, "Larger", "full")
    whole = AgreedScore(1, "clinic", "acceptability", 50.0, "As a whole")
    other = AgreedScore(1, "clinic", "local-priority", 50.0, "As a whole")
    for each in (half, full, other):
        settle(store, facilitator, each, seen_version=0, save_key=key())
    with pytest.raises(StoreError, match="by itself"):
        settle(store, facilitator, whole, seen_version=0, save_key=key())
    with pytest.raises(StoreError, match="all its funding levels together"):
        settle(
            store,
            facilitator,
            AgreedScore(1, "clinic", "local-priority", 5.0, "Half", "half"),
            seen_version=0,
            save_key=key(),
        )
    with pytest.raises(StoreError, match="no funding level double"):
        settle(
            store,
            facilitator,
            AgreedScore(1, "clinic", "acceptability", 5.0, "Twice", "double"),
            seen_version=0,
            save_key=key(),
        )
    assert tuple(each.agreed for each in settled(store, facilitator)) == (half, full, other)
    assert current_exercise(store, facilitator).agreed == (half, full, other)


def test_a_level_changed_after_the_reveal_is_found(store, facilitator, ann):
    saved(store, ann, 30, **CLINIC, level="half")
    send_scores(store, ann, round_number=1, save_key=key())
    revealed(store, facilitator)
    assert unmatched_rounds(store, "small") == ()
    with store.engine.begin() as connection:
        connection.execute(score.update().values(level="full"))
    assert unmatched_rounds(store, "small") == (1,)


def test_levels_come_and_go_with_new_files_unless_they_have_scores(store, facilitator, ann):
    def replaced(levels: str, costs: str) -> None:
        version = stored_exercise(store, facilitator).version
        files = panel_files(levels=levels, costs=costs)
        replace_files(store, facilitator, files, seen_version=version, save_key=key())

    more = LEVELS + "clinic,double,Double,200,\n", COSTS + "clinic,main,2026/27,80000,revenue,yes,double\n"
    replaced(*more)
    saved(store, ann, 90, **CLINIC, level="double")
    with pytest.raises(StoreError, match="contradicts what is there"):
        replaced(LEVELS, COSTS)
    saved(store, ann, 90, **CLINIC)
    replaced(LEVELS, COSTS)
    with pytest.raises(StoreError, match="no funding level double"):
        saved(store, ann, 90, **CLINIC, level="double")


def test_a_level_with_revealed_scores_cannot_go(store, facilitator, ann):
    saved(store, ann, 30, **CLINIC, level="half")
    send_scores(store, ann, round_number=1, save_key=key())
    revealed(store, facilitator)
    files = panel_files(
        levels=LEVELS.replace("half", "third").replace("Half", "Third"), costs=COSTS.replace("half", "third")
    )
    with pytest.raises(FileProblems, match="half"):
        replace_files(store, facilitator, files, seen_version=1, save_key=key())
