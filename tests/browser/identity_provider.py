"""A small identity provider: OpenID Connect, authorization code flow with PKCE, tokens signed with RS256.

It checks what a provider must check (client, secret, return address, code used once, PKCE), so that a fault of the app
shows. The person on its form says who they are; some persons stand for a provider that has been tampered with.
"""

from __future__ import annotations

import base64
import hashlib
import html
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.browser.served import free_port

CLIENT, CLIENT_SECRET = "prioritise-tests", "a secret between the app and its provider"
HOUR_SECONDS = 3_600
START_SECONDS = 20


@dataclass(frozen=True)
class Person:
    """Somebody with an account. `verified` None: the provider does not say. The last four are what went wrong."""

    email: str
    verified: object = True
    signed_in_hours_ago: float = 0
    issuer: str = ""
    audience: str = CLIENT
    foreign_key: bool = False
    nonce: str = ""


@dataclass
class Provider:
    """The provider: who can sign in, and what it was asked."""

    port: int
    people: dict[str, Person]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "the-key", "use": "sig"}))
    strangers_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "the-key", "use": "sig"}))
    codes: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    tokens_given: list[str] = field(default_factory=list)
    sign_outs: int = 0

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def discovery(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "end_session_endpoint": f"{self.issuer}/sign-out",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            }
        )

    def keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request) -> Response:
        """The form, or, once somebody has said who they are, the way back with a code."""
        asked = dict(request.query_params)
        who = asked.pop("who", None)
        needed = {"client_id": CLIENT, "response_type": "code", "code_challenge_method": "S256"}
        sound = needed.items() <= asked.items() and "openid" in asked.get("scope", "").split()
        if not sound or not {"state", "nonce", "code_challenge", "redirect_uri"} <= asked.keys():
            return Response("This is not a sound request.", status_code=400)
        if who is None:
            return self._form(asked)
        code = secrets.token_urlsafe()
        self.codes[code] = (who, asked)
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 302)

    async def token(self, request: Request) -> Response:
        """A signed token for a code, once, to the client alone that asked for it."""
        given = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        expected = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".replace(" ", "+").encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        if request.headers.get("Authorization") not in (f"Basic {expected}", f"Basic {plain}"):
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        who, asked = self.codes.pop(given.get("code", ""), ("", {}))
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not who or challenge != asked["code_challenge"] or given.get("redirect_uri") != asked["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        signed = self._signed(self.people[who], asked["nonce"])
        self.tokens_given.append(signed)
        access = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": HOUR_SECONDS}
        return JSONResponse(access | {"id_token": signed})

    def sign_out(self, request: Request) -> Response:
        self.sign_outs += 1
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)

    def _signed(self, person: Person, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": person.issuer or self.issuer,
            "aud": person.audience,
            "sub": hashlib.sha256(person.email.encode()).hexdigest(),
            "iat": now - int(person.signed_in_hours_ago * HOUR_SECONDS),
            "exp": now + HOUR_SECONDS,
            "nonce": person.nonce or nonce,
            "email": person.email,
        }
        if person.verified is not None:
            claims["email_verified"] = person.verified
        key = self.strangers_key if person.foreign_key else self.key
        return jwt.encode({"alg": "RS256", "kid": "the-key"}, claims, key)

    def _form(self, asked: dict[str, str]) -> Response:
        hidden = "".join(f'<input type="hidden" name="{k}" value="{html.escape(v)}">' for k, v in asked.items())
        people = "".join(f'<button name="who" value="{each}">{each}</button>' for each in self.people)
        return HTMLResponse(f"<html lang=en><h1>Who are you?</h1><form>{hidden}{people}</form></html>")


@contextmanager
def identity_provider(people: dict[str, Person]) -> Iterator[Provider]:
    """The provider, answering on a free port of this machine."""
    provider = Provider(free_port(), people)
    routes = [
        Route("/.well-known/openid-configuration", provider.discovery),
        Route("/keys", provider.keys),
        Route("/authorize", provider.authorize),
        Route("/token", provider.token, methods=["POST"]),
        Route("/sign-out", provider.sign_out),
    ]
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=routes), host="localhost", port=provider.port, log_level="warning", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_SECONDS
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started, "the identity provider did not start"
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join(timeout=START_SECONDS)


def tampered(person: Person, **others: object) -> Person:
    """The same person as a provider that was tampered with would show them."""
    return replace(person, **others)  # type: ignore[arg-type]
