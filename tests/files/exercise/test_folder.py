"""Folders and zips: the same exercise either way, original bytes kept, and odd zips refused in words."""

from __future__ import annotations

import io
import zipfile

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise, load_exercise_archive, load_exercise_files
from prioritise.files.limits import limits
from tests.files.small_exercise import small_exercise, small_files
from tests.worked_example import worked_example


def zipped(files, **how) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", **how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def lines(content: bytes, name: str = "smallville.zip") -> list[str]:
    with pytest.raises(FileProblems) as caught:
        load_exercise_archive(name, content)
    return [problem.sentence for problem in caught.value.problems]


@pytest.fixture
def on_disk(tmp_path):
    for name, content in small_files().items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_folder_and_a_zip_of_it_are_the_same_exercise(on_disk, tmp_path_factory):
    path = tmp_path_factory.mktemp("zips") / "smallville.zip"
    path.write_bytes(zipped(small_files()))
    assert load_exercise(on_disk).digest == load_exercise(path).digest == small_exercise().digest


def test_an_export_loads_to_the_same_exercise_and_carries_its_criteria():
    exercise = small_exercise()
    again = load_exercise_archive("smallville.zip", write_archive(exercise.files))
    assert again.digest == exercise.digest
    assert again.files == exercise.files
    assert {file.name for file in again.files} >= {f"criteria/{criterion.id}.yaml" for criterion in exercise.criteria}


def test_an_export_keeps_the_bytes_it_was_given():
    files = small_files() | {"notes.txt": b"\xff\xfe kept", "costs.csv": b"\xef\xbb\xbf" + small_files()["costs.csv"]}
    kept = {file.name: file.content for file in load_exercise_files(files).files}
    assert {name: kept[name] for name in files} == files


def test_the_same_files_give_the_same_zip_whatever_their_order():
    files = small_exercise().files
    assert write_archive(files) == write_archive(reversed(files))


def test_an_exercises_own_criterion_comes_before_the_projects():
    shipped = next(file for file in small_exercise().files if file.name == "criteria/health-gain.yaml").content
    own = shipped.replace(b"top: 50", b"top: 25")
    assert own != shipped
    exercise = load_exercise_files(small_files() | {"criteria/health-gain.yaml": own})
    assert exercise.criterion_by_id["health-gain"].scale.top == 25
    assert exercise.digest != small_exercise().digest


@pytest.mark.parametrize("top", ["", "smallville/", "a/b/", "smallville\\"])
def test_a_zip_of_the_folder_itself_loads(top):
    clutter = {"__MACOSX/smallville/._costs.csv": b"x", f"{top}.DS_Store": b"x"}
    files = {f"{top}{name}": content for name, content in small_files().items()}
    assert load_exercise_archive("x.zip", zipped(files | clutter)).digest == small_exercise().digest


def test_names_that_lead_out_of_the_zip_are_left_alone():
    files = small_files() | {"../costs.csv": b"bad", "/etc/exercise.yaml": b"bad", "a/../../members.csv": b"bad"}
    exercise = load_exercise_archive("x.zip", zipped(files))
    assert exercise.digest == small_exercise().digest
    assert not any(".." in file.name or file.name.startswith("/") for file in exercise.files)


def test_a_zip_of_only_such_names_holds_nothing():
    assert lines(zipped({f"../{name}": content for name, content in small_files().items()})) == [
        "the folder | no files | an exercise needs at least exercise.yaml, interventions.csv, costs.csv"
    ]


def test_a_zip_of_two_exercises_is_refused():
    files = {f"{town}/{name}": content for town in ("north", "south") for name, content in small_files().items()}
    assert lines(zipped(files)) == [
        "smallville.zip | more than one exercise (north/, south/) | zip the folder of one exercise"
    ]


def test_a_zip_with_one_name_twice_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("costs.csv", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("costs.csv", "two")
    assert lines(buffer.getvalue()) == ["smallville.zip | two files of the same name | zip the exercise folder again"]


def test_an_empty_file_is_not_a_zip():
    assert lines(b"") == ["smallville.zip | nothing in it | zip the exercise folder again"]


def test_a_file_that_is_not_a_zip_is_refused():
    assert lines(b"id,name\n") == [
        ("smallville.zip | a file that cannot be opened as a zip | zip the exercise folder again")
    ]


def test_one_file_of_a_folder_is_answered_with_the_folder(on_disk):
    with pytest.raises(FileProblems, match=r"exercise.yaml \| .* \| give the folder it is in"):
        load_exercise(on_disk / "exercise.yaml")


def test_a_locked_zip_is_refused():
    content = bytearray(zipped(small_files()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 1)
    assert "password" in lines(bytes(content))[0]


def test_a_damaged_zip_is_refused():
    content = bytearray(zipped(small_files(), compression=zipfile.ZIP_DEFLATED))
    content[60:90] = b"\x00" * 30
    assert "cannot be opened as a zip" in lines(bytes(content))[0]


def test_a_file_too_large_is_named_and_nothing_else_is():
    files = small_files() | {"costs.csv": b"x" * (limits().file_bytes + 1)}
    packed = zipped(files, compression=zipfile.ZIP_DEFLATED)
    assert lines(packed)[0].startswith("costs.csv | 20.0 million bytes, more than the 20 million that are read | keep")
    assert len(lines(packed)) == 1


@pytest.mark.parametrize("packed", [True, False])
def test_figures_too_large_to_read_are_not_called_missing(tmp_path, monkeypatch, packed):
    monkeypatch.setenv("PRIORITISE_LIMIT_INDICATORS_BYTES", "1000000")
    files = {each.name: each.content for each in worked_example().files}
    files["indicators.csv"] += b"\n" * 900_000
    place = tmp_path / "example"
    if packed:
        place.write_bytes(zipped(files))
    else:
        for name, content in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)
    with pytest.raises(FileProblems) as error:
        load_exercise(place)
    said = [each.sentence for each in error.value.problems]
    assert len(said) == 1
    assert said[0].startswith(
        "indicators.csv | 1.5 million bytes, more than the 1 million that are read | keep the area"
    )


@pytest.mark.slow
def test_45_thousand_rows_of_figures_are_read_and_the_limit_allows_ten_times_that():
    files = {each.name: each.content for each in worked_example().files}
    lines = files["indicators.csv"].splitlines(keepends=True)
    row = next(line for line in lines if b",All ages,,," in line)
    more = [row.replace(b",All ages,,,", b",All ages,Split,Group %d," % place) for place in range(45_000)]
    content = b"".join([*lines, *more])
    assert 10 * len(content) < limits().indicators_bytes
    exercise = load_exercise_files(files | {"indicators.csv": content})
    assert sum(len(each.values) for each in exercise.indicators) == 45_000 + len(lines) - 1


def test_a_zip_of_too_many_files_is_refused():
    content = zipped({f"{place}.csv": b"" for place in range(limits().archive_files + 1)})
    assert lines(content) == [
        (
            "smallville.zip | more than an exercise holds | "
            "an exercise has at most 200 files and 60 million bytes; zip only its folder"
        )
    ]


def test_a_small_zip_that_unpacks_to_a_great_deal_is_refused_unread():
    content = zipped({f"{place}.csv": b"0" * 63_000_000 for place in range(4)}, compression=zipfile.ZIP_DEFLATED)
    assert len(content) < 1_000_000
    assert "more than an exercise holds" in lines(content)[0]
