"""A time stamp authority of the tests' own: RFC 3161 answers, written byte by byte, and a service that gives them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)
NOON = datetime(2026, 3, 12, 12, 0, 0, tzinfo=UTC)
SEQUENCE, SET, OCTETS, INTEGER, IDENTIFIER, TIME, TEXT, TAGGED = 0x30, 0x31, 4, 2, 6, 0x18, 0x0C, 0xA0
SIGNED_DATA, STAMP_CONTENT = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE, ECDSA_SHA256, SHA256 = (
    "1.2.840.113549.1.9.16.2.47",
    "1.2.840.10045.4.3.2",
    "2.16.840.1.101.3.4.2.1",
)


@dataclass(frozen=True)
class Holder:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@cache
def root(name: str = "Root") -> Holder:
    return _holder(name, None, authority=True)


@cache
def between() -> Holder:
    return _holder("Between", root(), authority=True)


@cache
def stamper(
    above: Callable[[], Holder] = root, *, for_stamps: bool = True, until: datetime = NOON + 365 * DAY
) -> Holder:
    """Whoever stamps: Test Stamps of Example Ltd."""
    return _holder("Test Stamps", above(), authority=False, for_stamps=for_stamps, until=until)


def renamed(holder: Holder, name: str) -> Holder:
    """A certificate that anybody could make: of the same issuer and number, with another name."""
    return _holder(
        name, None, authority=False, issuer=holder.certificate.issuer, number=holder.certificate.serial_number
    )


def stamp_of(
    content: bytes,
    by: Holder | None = None,
    *,
    at: datetime = NOON,
    nonce: int | None = None,
    with_: tuple[Holder, ...] = (),
) -> bytes:
    """A stamp of a file, as a service answers: the certificate of who stamps goes with it, and those named."""
    return answer(hashlib.sha256(content).digest(), by or stamper(), at=at, nonce=nonce, with_=with_)


def answer(digest: bytes, by: Holder, *, at: datetime, nonce: int | None, with_: tuple[Holder, ...] = ()) -> bytes:
    number = () if nonce is None else (_integer(nonce),)
    imprint = _made(SEQUENCE, _algorithm(SHA256), _made(OCTETS, digest))
    made_at = _made(TIME, at.strftime("%Y%m%d%H%M%SZ").encode())
    content = _made(SEQUENCE, _integer(1), _identifier("1.2.3.4"), imprint, _integer(7), made_at, *number)
    certificates = [each.certificate.public_bytes(Encoding.DER) for each in (by, *with_)]
    signed = _made(
        SEQUENCE,
        _integer(3),
        _made(SET, _algorithm(SHA256)),
        _made(SEQUENCE, _identifier(STAMP_CONTENT), _made(TAGGED, _made(OCTETS, content))),
        _made(TAGGED, *certificates),
        _made(SET, _signer(content, by)),
    )
    token = _made(SEQUENCE, _identifier(SIGNED_DATA), _made(TAGGED, signed))
    return _made(SEQUENCE, _made(SEQUENCE, _integer(0)), token)


def refusal(why: str) -> bytes:
    """What a service answers that gives no stamp."""
    return _made(SEQUENCE, _made(SEQUENCE, _integer(2), _made(SEQUENCE, _made(TEXT, why.encode()))))


def answers_request(request: bytes, **changed: object) -> bytes:
    """The answer to a request as this product sends it."""
    found = re.search(rb"\x04\x20(?P<digest>.{32})\x02(?P<size>.)(?P<rest>.*)", request, flags=re.DOTALL)
    assert found is not None
    nonce = int.from_bytes(found["rest"][: found["size"][0]], "big")
    given: dict[str, object] = {"by": stamper(), "at": NOON, "nonce": nonce} | changed
    return answer(found["digest"], **given)  # type: ignore[arg-type]


@contextmanager
def service(reply: Callable[[bytes], tuple[int, Iterator[bytes]]]) -> Iterator[str]:
    """A service on this machine that answers each request with a code and some bytes; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            code, parts = reply(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(code)
            self.send_header("Location", "http://elsewhere.example/")
            self.end_headers()
            try:
                for part in parts:
                    self.wfile.write(part)
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/stamps"
    finally:
        server.shutdown()
        server.server_close()


def settings(folder: Path, address: str, *trusted: Holder, seconds: str = "5") -> dict[str, str]:
    """The settings of a machine that has this service, with its certificates in a file."""
    path = folder / "authorities.pem"
    path.write_bytes(b"".join(each.pem for each in trusted or (root(),)))
    return {
        "PRIORITISE_STAMP_SERVICE": address,
        "PRIORITISE_STAMP_CERTIFICATES": str(path),
        "PRIORITISE_STAMP_SECONDS": seconds,
    }


def _holder(
    name: str,
    above: Holder | None,
    *,
    authority: bool,
    for_stamps: bool = True,
    until: datetime = NOON + 365 * DAY,
    issuer: x509.Name | None = None,
    number: int | None = None,
) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    parts = ((NameOID.ORGANIZATION_NAME, "Example Ltd"), (NameOID.COMMON_NAME, name))
    subject = x509.Name([x509.NameAttribute(kind, text) for kind, text in parts])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or (above.certificate.subject if above else subject))
        .public_key(key.public_key())
        .serial_number(number or x509.random_serial_number())
        .not_valid_before(NOON - 100 * DAY)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
    )
    if not authority:
        purpose = ExtendedKeyUsageOID.TIME_STAMPING if for_stamps else ExtendedKeyUsageOID.SERVER_AUTH
        made = made.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return Holder(made.sign(above.key if above else key, hashes.SHA256()), key)


def _signer(content: bytes, by: Holder) -> bytes:
    certificate = by.certificate.public_bytes(Encoding.DER)
    named = _made(SEQUENCE, _made(SEQUENCE, _made(SEQUENCE, _made(OCTETS, hashlib.sha256(certificate).digest()))))
    attributes = b"".join(
        sorted(
            _made(SEQUENCE, _identifier(kind), _made(SET, value))
            for kind, value in (
                (CONTENT_TYPE, _identifier(STAMP_CONTENT)),
                (MESSAGE_DIGEST, _made(OCTETS, hashlib.sha256(content).digest())),
                (SIGNING_CERTIFICATE, named),
            )
        )
    )
    signature = by.key.sign(_made(SET, attributes), ec.ECDSA(hashes.SHA256()))
    return _made(
        SEQUENCE,
        _integer(1),
        _made(SEQUENCE, by.certificate.issuer.public_bytes(), _integer(by.certificate.serial_number)),
        _algorithm(SHA256),
        _made(TAGGED, attributes),
        _algorithm(ECDSA_SHA256),
        _made(OCTETS, signature),
    )


def _made(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(digits)]) + digits + content


def _integer(number: int) -> bytes:
    return _made(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def _algorithm(identifier: str) -> bytes:
    return _made(SEQUENCE, _identifier(identifier))


def _identifier(text: str) -> bytes:
    first, second, *rest = (int(part) for part in text.split("."))
    content = [first * 40 + second]
    for number in rest:
        digits = [number & 127]
        while number := number >> 7:
            digits.insert(0, 128 | number & 127)
        content += digits
    return _made(IDENTIFIER, bytes(content))
