"""A record that was changed is found, signed or not, and where is said when it was signed."""

from __future__ import annotations

import json
import random

import pytest

from prioritise.analysis import analyse, bands
from prioritise.domain.errors import FileProblems
from prioritise.files.signing.signature import Signature, read_signature
from prioritise.files.signing.signing_key import SigningKey, signing_key
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.record import record_json
from prioritise.report.exports.record_seal import SealState, check_seal, signature_of
from tests.files.small_exercise import small_exercise


@pytest.fixture(scope="module")
def record() -> bytes:
    analysis = analyse(small_exercise())
    return record_json(analysis, bands(analysis))


@pytest.fixture(scope="module")
def key(tmp_path_factory) -> SigningKey:
    return signing_key(tmp_path_factory.mktemp("key"))


@pytest.fixture(scope="module")
def signature(record: bytes, key: SigningKey) -> Signature:
    return read_signature("record.sig", signature_of(record, key, signed_by="Clerk to the board"))


def found_out(content: bytes, signature: Signature | None) -> bool:
    try:
        return not check_seal("record.json", content, signature).holds
    except FileProblems:
        return True


def resealed(record: dict[str, object]) -> bytes:
    """The record with a new digest of itself, as somebody would make who knows how."""
    content = {part: value for part, value in record.items() if part != "seal"}
    return canonical_json(content | {"seal": sha256(canonical_json(content))})


def test_an_unchanged_record_says_so_signed_or_not(record, signature, key):
    assert check_seal("record.json", record, None).sentence == "Unchanged, not signed."
    signed = check_seal("record.json", record, signature)
    assert signed.state is SealState.SIGNED
    assert signed.sentence == f"Unchanged and signed by Clerk to the board, with the key {key.fingerprint}."


@pytest.mark.parametrize("is_signed", [False, True])
def test_500_of_500_single_byte_changes_are_found(record, signature, is_signed):
    chance = random.Random(500)
    for _ in range(500):
        changed = bytearray(record)
        changed[chance.randrange(len(record))] ^= chance.randrange(1, 256)
        assert found_out(bytes(changed), signature if is_signed else None)


def test_200_of_200_changes_with_a_new_digest_are_found_where_it_was_signed(record, signature):
    chance = random.Random(200)
    original = json.loads(record)
    names = sorted(original["files"])
    for number in range(200):
        changed = json.loads(record)
        name = chance.choice(names)
        text = changed["files"][name]
        place = chance.randrange(len(text))
        changed["files"][name] = f"{text[:place]}{number}{text[place:]}"
        content = resealed(changed)
        assert check_seal("record.json", content, None).state is SealState.NOT_SIGNED
        seen = check_seal("record.json", content, signature)
        assert seen.state is SealState.CHANGED
        assert seen.where == f"files/{name}; its own digest"


def test_where_names_the_question_the_results_and_files_that_came_or_went(record, signature):
    changed = json.loads(record)
    changed["scenario"]["budget_factor"] = 2
    changed["results"] = {}
    changed["files"]["new.csv"] = "a\n"
    del changed["files"]["targets.csv"]
    where = check_seal("record.json", resealed(changed), signature).where
    for part in ("the question", "the results' digests", "files/new.csv", "files/targets.csv"):
        assert part in where


def test_a_change_of_layout_alone_is_called_that(record, signature):
    loose = json.dumps(json.loads(record)).encode()
    for each in (None, signature):
        assert check_seal("record.json", loose, each).where.startswith("its layout")


def test_a_record_signed_again_with_another_key_shows_the_other_key(record, tmp_path, key):
    changed = json.loads(record)
    changed["seed"] = 7
    forged = resealed(changed)
    other = read_signature("record.sig", signature_of(forged, signing_key(tmp_path), signed_by="Clerk to the board"))
    seen = check_seal("record.json", forged, other)
    assert seen.state is SealState.SIGNED
    assert seen.fingerprint != key.fingerprint
