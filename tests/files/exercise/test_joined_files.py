"""Two changes of one exercise made beside one another."""

from __future__ import annotations

from itertools import product

from prioritise.files.exercise.joined_files import joined_files

CONTENTS = (None, b"one", b"two", b"three")


def files(content):
    return {} if content is None else {"a.csv": content}


def test_each_file_is_as_whoever_changed_it_has_it_and_theirs_where_both_did():
    for was, own, other in product(CONTENTS, repeat=3):
        joined = joined_files(files(was), files(own), files(other))
        both = own not in (was, other) and other != was
        expected = other if both or own == was else own
        assert (joined.files, joined.both) == (files(expected), ("a.csv",) if both else ()), (was, own, other)


def test_what_only_one_of_them_has_is_kept():
    joined = joined_files({"a": b"1"}, {"a": b"1", "mine": b"2"}, {"a": b"1", "theirs": b"3"})
    assert joined.files == {"a": b"1", "mine": b"2", "theirs": b"3"}
    assert joined.both == ()
