"""Asking an organisation's time stamp service (RFC 3161) when a signature was made."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from prioritise.domain.errors import NoStamp, PrioritiseError
from prioritise.files.signing.time_stamp import MOST_BYTES, StampCheck, StampState, check_stamp, named_authorities

SERVICE = "PRIORITISE_STAMP_SERVICE"
CERTIFICATES = "PRIORITISE_STAMP_CERTIFICATES"
SECONDS = "PRIORITISE_STAMP_SECONDS"
DEFAULT_SECONDS = 20.0
GRANTED = 0


@dataclass(frozen=True, slots=True)
class MadeStamp:
    """A stamp as the bytes of `record.tsr`, and what it says."""

    content: bytes
    check: StampCheck


def service_set(environment: Mapping[str, str] | None = None) -> bool:
    """Say whether this machine has a time stamp service."""
    return bool(_setting(SERVICE, environment))


def certificates_set(environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the file with the certificates of the authorities this machine trusts, None where none is set."""
    said = _setting(CERTIFICATES, environment)
    return Path(said) if said else None


def ask_for_stamp(signature: bytes, environment: Mapping[str, str] | None = None) -> MadeStamp:
    """Have a signature stamped by the service that is set, and check the stamp. Raises NoStamp with the reason."""
    from rfc3161_client import TimestampRequestBuilder
    from rfc3161_client.base import HashAlgorithm

    address, seconds = _address(_setting(SERVICE, environment)), _seconds(_setting(SECONDS, environment))
    try:
        authorities = named_authorities(certificates_set(environment))
    except PrioritiseError as error:
        raise NoStamp(str(error)) from None
    if not authorities:
        raise NoStamp(f"{CERTIFICATES} does not say which certificates to trust")
    request = TimestampRequestBuilder().data(signature).hash_algorithm(HashAlgorithm.SHA256).build()
    content = _within(seconds, lambda: _posted(address, request.as_bytes(), seconds))
    _refuse_refusal(content)
    check = check_stamp(content, signature, authorities, nonce=request.nonce)
    if check.state is not StampState.STAMPED:
        raise NoStamp(f"what the service sent is no good. {check.sentence}")
    return MadeStamp(content, check)


def _setting(name: str, environment: Mapping[str, str] | None) -> str:
    return (os.environ if environment is None else environment).get(name, "").strip()


def _address(said: str) -> str:
    """The address, if what is sent there can be read by nobody on the way."""
    try:
        parts = urlsplit(said)
    except ValueError:
        parts = SplitResult("", "", "", "", "")
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and _this_machine(parts.hostname))):
        return said
    raise NoStamp(f"{SERVICE} is no address that begins with https://")


def _this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _seconds(said: str) -> float:
    if not said:
        return DEFAULT_SECONDS
    try:
        seconds = float(said)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 600:
        raise NoStamp(f"{SECONDS} is {said!r}; it takes a number of seconds above 0, and 600 at most")
    return seconds


def _within(seconds: float, ask: Callable[[], bytes]) -> bytes:
    """What is answered in time. A service that sends a byte now and then is given up like one that sends none."""
    answers: queue.Queue[bytes | NoStamp] = queue.Queue()

    def answer() -> None:
        try:
            answers.put(ask())
        except NoStamp as error:
            answers.put(error)

    threading.Thread(target=answer, daemon=True).start()
    try:
        answered = answers.get(timeout=seconds)
    except queue.Empty:
        raise NoStamp(f"the service did not answer within {seconds:g} seconds") from None
    if isinstance(answered, NoStamp):
        raise answered
    return answered


def _posted(address: str, request: bytes, seconds: float) -> bytes:
    import httpx

    kind = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        with httpx.stream("POST", address, content=request, headers=kind, timeout=seconds) as answer:
            if answer.status_code != httpx.codes.OK:
                raise NoStamp(f"the service answered with the code {answer.status_code}")
            content = b""
            for part in answer.iter_bytes():
                content += part
                if len(content) > MOST_BYTES:
                    raise NoStamp("the service answered with far more than a stamp")
            return content
    except httpx.TimeoutException:
        raise NoStamp(f"the service did not answer within {seconds:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise NoStamp(f"the service cannot be reached: {str(error) or type(error).__name__}") from None


def _refuse_refusal(content: bytes) -> None:
    """A service that refuses says so, and may say why."""
    from rfc3161_client import decode_timestamp_response

    try:
        response = decode_timestamp_response(content)
    except ValueError:
        return
    if response.status != GRANTED:
        why = "; ".join(response.status_string)[:200]
        raise NoStamp(f"the service refused{f': {why}' if why else ''}")
