"""The signing key is made once, read by its owner alone, and never replaced in silence."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.signing.signing_key import KEY_FILE, fingerprint_of, key_path, known_key, signing_key


def test_a_key_is_made_on_first_use_and_stays(tmp_path):
    assert known_key(tmp_path) is None
    first = signing_key(tmp_path / "new")
    assert signing_key(tmp_path / "new").public_key == first.public_key
    assert known_key(tmp_path / "new") is not None
    assert stat.S_IMODE(key_path(tmp_path / "new").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == [KEY_FILE]


def test_two_who_make_one_at_once_get_the_same(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = {key.public_key for key in pool.map(signing_key, [tmp_path] * 8)}
    assert len(keys) == 1


def test_a_fingerprint_is_short_and_another_for_another_key(tmp_path):
    first, second = signing_key(tmp_path / "a"), signing_key(tmp_path / "b")
    assert first.fingerprint == fingerprint_of(first.public_key)
    assert len(first.fingerprint.split()) == 8
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    "content", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_spoiled_key_is_refused_with_its_place_and_not_replaced(tmp_path, content):
    (tmp_path / KEY_FILE).write_bytes(content)
    with pytest.raises(FileProblems, match="holds no Ed25519 key"):
        signing_key(tmp_path)
    assert (tmp_path / KEY_FILE).read_bytes() == content
