"""A signature is found out when any byte of it changes."""

from __future__ import annotations

import json
import random

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.signing.signature import read_signature, signed
from prioritise.files.signing.signing_key import signing_key

DIGEST = "0" * 64


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return signing_key(tmp_path_factory.mktemp("key"))


def written(key) -> bytes:
    return signed(key, signed_by="Clerk, Café", record_sha256=DIGEST, parts={"files/a.csv": DIGEST, "seal": DIGEST})


def test_the_same_key_and_record_give_the_same_signature_and_it_reads_back(key):
    assert written(key) == written(key)
    read = read_signature("record.sig", written(key))
    assert (read.signed_by, read.record_sha256, read.fingerprint) == ("Clerk, Café", DIGEST, key.fingerprint)


def test_every_byte_changed_is_found(key):
    content, chance = written(key), random.Random(15)
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= chance.randrange(1, 256)
        with pytest.raises(FileProblems, match=r"no signature of this version|changed after signing"):
            read_signature("record.sig", bytes(changed))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_signature_is_refused(content):
    with pytest.raises(FileProblems, match="no signature of this version"):
        read_signature("record.sig", content)


def test_a_name_written_over_is_found(key):
    content = json.loads(written(key))
    content["signed_by"] = "Somebody else"
    with pytest.raises(FileProblems, match="changed after signing"):
        read_signature("record.sig", (json.dumps(content, indent=2, sort_keys=True) + "\n").encode())
