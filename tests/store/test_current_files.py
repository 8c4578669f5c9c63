"""An exercise comes out as it went in, byte for byte, but for what the panel changed; and goes in again the same."""

import pytest

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems, IncompleteExercise, StoreError, VersionClash
from prioritise.domain.partners import AgreedScore, Comment, ScoreState
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise, load_exercise_archive, load_exercise_files
from prioritise.files.shipped import example_folder
from prioritise.store.comments import add_comment, comments
from prioritise.store.current_files import current_exercise, exercise_files, export_folder
from prioritise.store.database import open_store
from prioritise.store.events import latest_event
from prioritise.store.exercises import exercises_here, import_exercise, import_files, stored_exercise
from prioritise.store.invitations import local_facilitator, local_member, operator
from prioritise.store.members import add_member
from prioritise.store.replacing import replace_files
from prioritise.store.rounds import rounds
from prioritise.store.scores import send_scores
from prioritise.store.settling import settle
from prioritise.store.weights import WeightLine, WeightsGiven, save_weights
from tests.store.panel import (
    EXERCISE,
    INTERVENTIONS,
    MEMBER_ROWS,
    PANEL_CRITERIA,
    key,
    opened,
    panel_files,
    revealed,
    saved,
    sent,
)


def bytes_of(store, viewer):
    return {each.name: each.content for each in exercise_files(store, viewer)}


def test_the_worked_example_comes_out_byte_for_byte(new_url, tmp_path):
    store = open_store(new_url())
    import_exercise(store, example_folder())
    out = tmp_path / "out"
    viewer = local_facilitator(store, "rochdale")
    written = export_folder(store, viewer, out)
    originals = {path.name: path.read_bytes() for path in example_folder().iterdir() if path.is_file()}
    assert {name: (out / name).read_bytes() for name in originals} == originals
    assert sorted(set(written) - set(originals)) == sorted(name for name in written if name.startswith("criteria/"))
    assert export_folder(store, viewer, out) == ()
    assert load_exercise(out) == load_exercise(example_folder())
    store.close()


def test_the_worked_example_scored_again_runs_to_the_same_list_in_and_out(new_url, tmp_path):
    store = open_store(new_url())
    import_exercise(store, example_folder())
    me = local_facilitator(store, "rochdale")
    one = local_member(store, "rochdale", "gp-lead")
    place = {"intervention": "needle-exchange", "criterion": "local-priority", "round": 2}
    opened(store, me)
    sent(store, one, 100, **place)
    revealed(store, me, 2)
    agreed = AgreedScore(2, "needle-exchange", "local-priority", 100.0, "The panel heard new evidence")
    settle(store, me, agreed, seen_version=0, save_key=key())
    export_folder(store, me, tmp_path / "out")
    inside, outside = current_exercise(store, me), load_exercise(tmp_path / "out")
    before = load_exercise(example_folder())
    assert inside == outside
    assert inside != before
    assert analyse(inside).portfolio == analyse(outside).portfolio
    assert analyse(inside).score_of["needle-exchange"] != analyse(before).score_of["needle-exchange"]
    unchanged = [each.name for each in outside.files if each in before.files]
    assert sorted({each.name for each in outside.files} - set(unchanged)) == ["agreed.csv", "scores.csv"]
    store.close()


def test_only_the_file_that_changed_is_written_anew(store, facilitator, people):
    before = bytes_of(store, facilitator)
    add_comment(store, people["ann"], intervention_id="clinic", text='Far, "too far"\r\nfor us', save_key=key())
    after = bytes_of(store, facilitator)
    assert after["members.csv"] == MEMBER_ROWS.encode()
    assert {name for name in after if after[name] != before.get(name)} == {"comments.csv"}
    again = load_exercise_files(after, awaiting_panel=True)
    assert again.comments == comments(store, facilitator)
    assert again.comments[0].text == 'Far, "too far"\nfor us'


def test_scores_of_an_open_round_are_in_no_file_for_anyone(store, facilitator, people):
    before = bytes_of(store, facilitator)
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    for viewer in (facilitator, *people.values()):
        assert bytes_of(store, viewer) == before
    revealed(store, facilitator)
    assert b"1,ann,advice,acceptability,80,given," in bytes_of(store, people["bob"])["scores.csv"]


def test_everything_a_panel_says_goes_out_and_comes_back(store, facilitator, people, new_url):
    opened(store, facilitator)
    for who in ("ann", "bob"):
        for place in INTERVENTIONS:
            for criterion in PANEL_CRITERIA:
                saved(store, people[who], 12.5, intervention=place, criterion=criterion, reason="Um, well")
    sent(store, people["cy"], None, reason="Not my field")
    for who in ("ann", "bob"):
        send_scores(store, people[who], round_number=1, save_key=key())
    revealed(store, facilitator)
    settle(store, facilitator, AgreedScore(1, "advice", "acceptability", 75, "Agreed"), seen_version=0, save_key=key())
    lines = tuple(map(WeightLine, (*PANEL_CRITERIA, "cost"), (50.0, 30.0, 20.0)))
    save_weights(store, people["bob"], WeightsGiven("nhs", "bob", "points", lines), seen_version=0, save_key=key())
    add_member(store, facilitator, partner="nhs", title="Nurse", save_key=key())
    again = load_exercise_archive("small.zip", write_archive(exercise_files(store, facilitator)))
    assert again == current_exercise(store, facilitator)
    assert [row.state for row in again.scores].count(ScoreState.UNKNOWN) == 1
    assert again.weights[0].method == "points"
    assert len(again.members) == 5
    second = open_store(new_url())
    import_files(second, {each.name: each.content for each in again.files})
    assert current_exercise(second, operator(second, EXERCISE)) == again
    assert [each.state for each in rounds(second, operator(second, EXERCISE))] == ["closed"]
    second.close()


def test_an_exercise_still_to_be_scored_goes_in_and_says_what_is_missing(store, facilitator):
    with pytest.raises(FileProblems):
        load_exercise_files(panel_files())
    with pytest.raises(IncompleteExercise, match="advice has no value on"):
        analyse(current_exercise(store, facilitator))


def test_the_same_folder_again_changes_nothing_and_another_of_its_name_is_refused(store, facilitator):
    events_before = latest_event(store, facilitator)
    import_files(store, panel_files())
    assert latest_event(store, facilitator) == events_before
    with pytest.raises(StoreError, match="already has an exercise called small"):
        import_files(store, panel_files(voices="who,theme,statement,source,date\n"))
    assert [each.id for each in exercises_here(store)] == [EXERCISE]


def test_a_folder_with_a_problem_leaves_the_store_as_it_was(new_url):
    store = open_store(new_url())
    with pytest.raises(FileProblems):
        import_files(store, panel_files(costs="intervention,fund\n"))
    assert exercises_here(store) == ()
    store.close()


def test_better_evidence_replaces_files_and_keeps_what_the_panel_said(store, facilitator, people):
    add_comment(store, people["ann"], intervention_id="clinic", text="Kept", save_key=key())
    costs = panel_files()["costs.csv"].replace(b"40000", b"45000")
    members = b"id,partner,role\n"
    new = replace_files(
        store, facilitator, {"costs.csv": costs, "members.csv": members}, seen_version=1, save_key=key()
    )
    assert new.version == 2
    found = bytes_of(store, facilitator)
    assert found["costs.csv"] == costs
    assert found["members.csv"] == MEMBER_ROWS.encode()
    assert current_exercise(store, facilitator).comments[0] == comments(store, facilitator)[0]
    with pytest.raises(VersionClash):
        replace_files(store, facilitator, {"costs.csv": costs}, seen_version=1, save_key=key())


def test_evidence_that_contradicts_what_was_scored_is_refused_whole(store, facilitator, people):
    opened(store, facilitator)
    sent(store, people["ann"], 80)
    revealed(store, facilitator)
    files = {
        name: b"\n".join(line for line in content.splitlines() if not line.startswith(b"advice")) + b"\n"
        for name, content in panel_files().items()
        if name in ("interventions.csv", "costs.csv")
    }
    before = bytes_of(store, facilitator)
    with pytest.raises(FileProblems, match="advice"):
        replace_files(store, facilitator, files, seen_version=1, save_key=key())
    assert bytes_of(store, facilitator) == before
    assert stored_exercise(store, facilitator).version == 1


def test_a_comment_of_nobody_named_is_one(store, facilitator):
    add_comment(store, facilitator, intervention_id="clinic", text="From the floor", save_key="twice")
    add_comment(store, facilitator, intervention_id="clinic", text="From the floor", save_key="twice")
    assert comments(store, facilitator) == (Comment("clinic", "", "From the floor", store.clock().date()),)
