"""A service is asked for a stamp; whatever goes wrong is said, within a time limit, and is never taken for a stamp."""

from __future__ import annotations

import time

import pytest

from prioritise.domain.errors import NoStamp
from prioritise.files.signing.stamp_service import ask_for_stamp
from prioritise.files.signing.time_stamp import check_stamp
from tests.files.signing.stamp_authority import answers_request, refusal, root, service, settings

SIGNATURE = b"the bytes of record.sig"


def slowly(content: bytes):
    for place in range(len(content)):
        yield content[place : place + 1]
        time.sleep(0.05)


def without_end():
    while True:
        yield b"0" * 100_000


def test_a_stamp_is_had_and_can_be_checked_by_itself_afterwards(tmp_path):
    with service(lambda request: (200, iter([answers_request(request)]))) as address:
        made = ask_for_stamp(SIGNATURE, settings(tmp_path, address))
    assert made.check.sentence == "Stamped at 2026-03-12 12:00:00 UTC by Test Stamps of Example Ltd."
    assert check_stamp(made.content, SIGNATURE, (root().certificate,)) == made.check


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (lambda request: (200, iter([answers_request(request, nonce=5)])), "is not as an authority"),
        (lambda _: (200, iter([b"<html>Sign in</html>"])), "cannot be read"),
        (lambda _: (200, iter([refusal("not for you")])), "the service refused: not for you"),
        (lambda _: (200, without_end()), "far more than a stamp"),
        (lambda request: (302, iter([answers_request(request)])), "answered with the code 302"),
        (lambda _: (503, iter([])), "answered with the code 503"),
        (lambda _: (200, iter([])), "cannot be read"),
    ],
    ids=["nonce", "rubbish", "refusal", "endless", "sent elsewhere", "error", "nothing"],
)
def test_what_is_no_stamp_is_not_taken_for_one_and_its_reason_is_said(tmp_path, reply, why):
    with service(reply) as address, pytest.raises(NoStamp, match=why):
        ask_for_stamp(SIGNATURE, settings(tmp_path, address))


def test_a_stamp_by_an_authority_that_is_not_named_is_not_kept(tmp_path):
    with service(lambda request: (200, iter([answers_request(request)]))) as address:
        asked = settings(tmp_path, address, root("Another root"))
        with pytest.raises(NoStamp, match="an authority you have not named"):
            ask_for_stamp(SIGNATURE, asked)


def test_a_service_that_sends_a_byte_now_and_then_is_given_up_in_time(tmp_path):
    with service(lambda request: (200, slowly(answers_request(request)))) as address:
        begun = time.monotonic()
        with pytest.raises(NoStamp, match=r"did not answer within 0\.3 seconds"):
            ask_for_stamp(SIGNATURE, settings(tmp_path, address, seconds="0.3"))
    assert time.monotonic() - begun < 3


def test_a_service_that_is_down_is_said_to_be_without_its_password(tmp_path):
    with service(lambda _: (200, iter([]))) as address:
        pass
    with pytest.raises(NoStamp, match="cannot be reached") as refused:
        ask_for_stamp(SIGNATURE, settings(tmp_path, address.replace("//", "//clerk:hidden@")))
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["", "http://stamps.example/", "ftp://localhost", "https://", "stamps", "https://[x/"]
)
def test_only_an_encrypted_address_is_asked(tmp_path, address):
    with pytest.raises(NoStamp, match="no address that begins with https://"):
        ask_for_stamp(SIGNATURE, settings(tmp_path, address))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"PRIORITISE_STAMP_CERTIFICATES": ""}, "does not say which certificates to trust"),
        ({"PRIORITISE_STAMP_CERTIFICATES": "/nowhere.pem"}, "no certificates can be read here"),
        ({"PRIORITISE_STAMP_SECONDS": "soon"}, "takes a number of seconds"),
        ({"PRIORITISE_STAMP_SECONDS": "nan"}, "takes a number of seconds"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named(tmp_path, changed, why):
    with pytest.raises(NoStamp, match=why):
        ask_for_stamp(SIGNATURE, settings(tmp_path, "https://stamps.example") | changed)
