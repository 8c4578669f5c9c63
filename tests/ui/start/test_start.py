"""Start says what is decided and where it stands, and opening another exercise loses nothing."""

import io
import zipfile

import pytest

from prioritise.files.exercise.folder import write_archive
from prioritise.files.workbook.writing import write_workbook
from tests.files.small_exercise import edited, small_exercise, small_files
from tests.ui.app import gone_to, opened, sound, tables, words


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_it_says_what_is_decided_and_that_figures_are_illustrative():
    app = opened()
    assert "Rochdale" in app.title[0].value
    written = words(app)
    assert "Illustrative." in written
    assert "24 new interventions, 8 current services and 4 proposed cuts" in written
    assert app.header[0].value.startswith("Fund ")


def test_the_next_steps_are_in_the_order_of_the_work():
    labels = [link.proto.label for link in opened().get("page_link")]
    assert [label.split("**")[1] for label in labels if label.startswith("**")] == [
        "Needs.",
        "Interventions.",
        "Weights.",
        "Scores.",
        "Priorities.",
        "Compare.",
        "Targets.",
        "Record.",
    ]
    assert labels[-1].startswith("Next: **Needs.**")


def test_an_uploaded_exercise_opens():
    app = opened()
    app.file_uploader[0].upload("smallville.zip", zipped(small_files())).run()
    assert sound(app).title[0].value == "What should Smallville fund?"
    assert gone_to(app, "priorities").title[0].value.startswith("Fund ")


def test_an_uploaded_workbook_opens():
    app = opened()
    app.file_uploader[0].upload("smallville.xlsx", write_workbook(small_files())).run()
    assert sound(app).title[0].value == "What should Smallville fund?"


def not_scored_yet() -> dict[str, bytes]:
    """The small exercise as its facilitator prepares it: nobody has scored."""
    return small_files() | {"scores.csv": small_files()["scores.csv"].splitlines()[0] + b"\n"}


def test_an_exercise_that_nobody_has_scored_opens_and_says_what_is_missing():
    app = opened()
    app.file_uploader[0].upload("smallville.zip", zipped(not_scored_yet())).run()
    assert sound(app).title[0].value == "What should Smallville fund?"
    assert app.header[0].value == "There is no list yet"
    written = words(app)
    assert "Acceptable to residents: a panel gives this for 4 of 5 interventions." in written
    assert "Start says everything that is missing" in words_of_page(app, "priorities")
    assert gone_to(app, "weights").title


def words_of_page(app, page: str) -> str:
    return words(gone_to(app, page))


def test_a_panel_begins_from_an_exercise_that_nobody_has_scored():
    app = opened()
    app.file_uploader[0].upload("smallville.zip", zipped(not_scored_yet())).run()
    next(button for button in app.button if button.label == "Start a panel with this exercise").click().run()
    assert "panel" in sound(app).title[0].value.lower()


def test_an_exercise_named_by_the_environment_that_nobody_has_scored_opens_too(monkeypatch, tmp_path):
    for name, content in not_scored_yet().items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(tmp_path))
    assert opened().header[0].value == "There is no list yet"


def test_scores_on_another_scale_are_refused_though_some_are_missing():
    scores = not_scored_yet()["scores.csv"] + b"".join(
        f"1,{member},{name},acceptability,{value},given,\n".encode()
        for member, value in (("clerk", 1), ("gp", 5))
        for name in ("stop-smoking", "walks")
    )
    app = opened()
    app.file_uploader[0].upload("smallville.zip", zipped(small_files() | {"scores.csv": scores})).run()
    assert "if this is a score out of 5" in tables(sound(app))[0]["What to do"][0]


def test_how_an_upload_was_read_is_listed():
    app = opened()
    loose = edited(("costs.csv", "walks,grant,2026/27,60000", 'Led walks,grant,2026/27,"£60,000"'))
    app.file_uploader[0].upload("smallville.zip", zipped(loose)).run()
    notes = next(found for found in tables(sound(app)) if "How it was read, or what to check" in found.columns)
    assert dict(zip(notes["Where"], notes["How it was read, or what to check"], strict=True)) == {
        "costs.csv, row 5, column intervention": "read as walks",
        "costs.csv, row 5, column amount_gbp": "read as 60000",
    }


def test_what_is_wrong_with_an_upload_is_listed_and_the_open_exercise_stays():
    app = opened()
    before = app.title[0].value
    spoiled = edited(("costs.csv", "stop-smoking,grant,2026/27,100000", "stop-smoking,grant,2026/27,a lot"))
    app.file_uploader[0].upload("smallville.zip", zipped(spoiled)).run()
    assert sound(app).title[0].value == before
    assert "unchanged" in app.error[0].value
    problems = tables(app)[0]
    assert list(problems.columns) == ["Where", "What was found", "What to do"]
    assert problems["Where"].iloc[0] == "costs.csv, row 2, column amount_gbp"
    assert "a lot" in problems["What was found"].iloc[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", b"a,b\n1,2\n"),
        ("book.xlsx", b"PK\x03\x04 not really a workbook"),
        ("renamed.zip", b"\xff\xfe\x00\x01"),
        ("empty.zip", b""),
    ],
)
def test_a_file_that_is_no_exercise_is_refused_in_words(name, content):
    app = opened()
    before = app.title[0].value
    app.file_uploader[0].upload(name, content).run()
    assert sound(app).title[0].value == before
    assert "unchanged" in app.error[0].value
    assert len(tables(app)[0]) >= 1


def test_a_fault_while_reading_an_upload_is_ours_and_changes_nothing(monkeypatch):
    def break_down(*_given):
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("prioritise.ui.session.opened.load_exercise_archive", break_down)
    app = opened()
    before = app.title[0].value
    app.file_uploader[0].upload("a.zip", b"anything").run()
    assert app.title[0].value == before
    assert "the fault is ours" in app.error[0].value
    assert "secret" not in words(app)


def test_opening_another_exercise_puts_every_slider_back():
    app = gone_to(opened(), "weights")
    app.select_slider[0].set_value(90).run()
    app = gone_to(app, "start")
    app.file_uploader[0].upload("smallville.zip", zipped(small_files())).run()
    assert "What if:" not in words(gone_to(app, "priorities"))


def test_the_worked_example_opens_again_with_one_click():
    app = opened()
    app.file_uploader[0].upload("smallville.zip", zipped(small_files())).run()
    next(button for button in app.button if button.label == "Open the worked example").click().run()
    assert "Rochdale" in sound(app).title[0].value


def test_a_downloaded_exercise_opens_to_the_same():
    exercise = small_exercise()
    app = opened()
    app.file_uploader[0].upload("again.zip", write_archive(exercise.files)).run()
    assert sound(app).title[0].value == exercise.title


def test_the_exercise_named_by_the_environment_is_open_first(monkeypatch, tmp_path):
    for name, content in small_files().items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("PRIORITISE_EXERCISE", str(tmp_path))
    assert opened().title[0].value == "What should Smallville fund?"
