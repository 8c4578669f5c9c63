"""A time stamp says when and by whom, only where it is of this very signature and by an authority that was named."""

from __future__ import annotations

import random

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.signing.time_stamp import StampState, check_stamp, named_authorities
from tests.files.signing.stamp_authority import DAY, NOON, between, refusal, renamed, root, stamp_of, stamper
from tests.random_cases import cases

SIGNATURE = b"the bytes of record.sig"
TRUSTED = (root().certificate,)


def state(stamp: bytes, *, signature: bytes = SIGNATURE, trusted=TRUSTED, nonce: int | None = None) -> StampState:
    return check_stamp(stamp, signature, trusted, nonce=nonce).state


def test_a_stamp_that_holds_says_when_and_by_whom():
    sentence = check_stamp(stamp_of(SIGNATURE), SIGNATURE, TRUSTED).sentence
    assert sentence == "Stamped at 2026-03-12 12:00:00 UTC by Test Stamps of Example Ltd."


def test_the_certificates_that_come_with_it_may_be_in_any_order():
    sent = [stamp_of(SIGNATURE, stamper(between), with_=(*others, between())) for others in ((), (root(),))]
    sent.append(stamp_of(SIGNATURE, stamper(between), with_=(root(), between())))
    assert {state(each) for each in sent} == {StampState.STAMPED}


def test_the_certificates_between_may_come_with_the_stamp_or_from_the_reader():
    by = stamper(between)
    assert state(stamp_of(SIGNATURE, by, with_=(between(),))) is StampState.STAMPED
    assert state(stamp_of(SIGNATURE, by), trusted=(*TRUSTED, between().certificate)) is StampState.STAMPED
    assert state(stamp_of(SIGNATURE, by)) is StampState.UNNAMED


@pytest.mark.parametrize("trusted", [(), (root("Another root").certificate,), (stamper().certificate,)])
def test_an_authority_whose_root_was_not_named_is_said_to_be_unnamed(trusted):
    check = check_stamp(stamp_of(SIGNATURE), SIGNATURE, trusted)
    assert check.state is StampState.UNNAMED
    assert "an authority you have not named: it calls itself Test Stamps of Example Ltd" in check.sentence


@pytest.mark.parametrize("trusted", [(), TRUSTED])
def test_a_stamp_of_another_signature_is_told_whoever_is_named(trusted):
    assert state(stamp_of(SIGNATURE), signature=SIGNATURE + b" ", trusted=trusted) is StampState.OTHER_FILE


def test_a_certificate_must_have_been_in_force_when_it_stamped_and_need_not_be_now():
    ended = stamper(until=NOON - DAY)
    assert state(stamp_of(SIGNATURE, ended)) is StampState.OUT_OF_DATE
    assert state(stamp_of(SIGNATURE, ended, at=NOON - 2 * DAY)) is StampState.STAMPED
    assert state(stamp_of(SIGNATURE, at=NOON - 200 * DAY)) is StampState.OUT_OF_DATE


def test_a_second_certificate_with_the_same_number_lends_no_name():
    real = stamper()
    false = renamed(real, "The Royal Observatory")
    assert {state(stamp_of(SIGNATURE, real, with_=(false,))) for _ in range(3)} == {StampState.UNREADABLE}


def test_a_certificate_for_something_else_makes_no_stamp():
    assert state(stamp_of(SIGNATURE, stamper(for_stamps=False))) is StampState.BROKEN


def test_the_number_of_the_request_must_come_back():
    assert state(stamp_of(SIGNATURE, nonce=12), nonce=12) is StampState.STAMPED
    assert state(stamp_of(SIGNATURE, nonce=13), nonce=12) is StampState.BROKEN
    assert state(stamp_of(SIGNATURE), nonce=12) is StampState.BROKEN


@pytest.mark.parametrize(
    "stamp", [b"", b"<html>", stamp_of(SIGNATURE)[:200], refusal("no"), stamp_of(SIGNATURE) + b"\0", b"0" * 300_000]
)
def test_what_is_no_stamp_cannot_be_read(stamp):
    assert state(stamp) is StampState.UNREADABLE


@pytest.mark.parametrize("seed", cases(1, 20))
def test_no_changed_byte_moves_the_time_or_the_name(seed):
    whole, chance = stamp_of(SIGNATURE), random.Random(seed)
    said = set()
    for _ in range(500):
        changed = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 4))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        check = check_stamp(bytes(changed), SIGNATURE, TRUSTED)
        if check.state is StampState.STAMPED:
            said.add((check.at, check.authority))
    assert said <= {(NOON, "Test Stamps of Example Ltd")}


def test_a_file_without_certificates_is_refused_by_its_name(tmp_path):
    empty = tmp_path / "authorities.pem"
    empty.write_bytes(b"no certificate")
    for path in (empty, tmp_path / "nowhere.pem"):
        with pytest.raises(FileProblems, match=f"{path.name}.*no certificates can be read"):
            named_authorities(path)
