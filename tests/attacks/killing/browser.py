"""A caseworker's browser before a real web server: it opens the page of a draft and sends its form."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from tests.attacks.killing.house import House
from tests.running_house import free_port

WATCHED = "watched.json"  # what the server writes for a request with X-Watch
Form = tuple[str, dict[str, str]]  # an address, and what its page asks to be sent there
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]+)"')


class Browser:
    """Signed in as the caseworker of a house, whose web server runs as long as the browser is open."""

    def __init__(self, house: House) -> None:
        self.house, self.port = house, free_port()

    def __enter__(self) -> Self:
        self.server = self.house.web(self.port)
        self.cookies = dict(part.split("=", 1) for part in self.house.do("sign_in").split("; "))
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _what: BaseException | None, _where: TracebackType | None
    ) -> None:
        self.server.terminate()
        self.server.wait(60)

    def form(self, disclosure: str) -> Form:
        """The form on the page of checks, as the server made it."""
        address = f"/sharing/{disclosure}/checks/"
        status, page = self._ask("GET", address, {})
        assert status == 200, f"{address} answered {status}"
        return address, dict(_HIDDEN.findall(page))

    def send(self, form: Form, headers: dict[str, str] | None = None) -> int | None:
        """Press the button.  Gives the answer's status; None where the connection broke off without one."""
        address, fields = form
        with suppress(HTTPException, ConnectionError):
            return self._ask("POST", address, fields, headers)[0]
        return None

    def release(self, disclosure: str, headers: dict[str, str]) -> None:
        """Open the page and press the button."""
        assert self.send(self.form(disclosure), headers) == 302

    def _ask(
        self, method: str, address: str, fields: dict[str, str], headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        connection = self._connect()
        sent = {
            "Host": "testserver",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        connection.request(method, address, body=urlencode(fields), headers=sent)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        page = answer.read().decode()
        connection.close()
        return answer.status, page

    def _connect(self) -> HTTPConnection:
        """A connection, as soon as the server listens."""
        deadline = time.monotonic() + 60
        while True:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.connect()
            except ConnectionRefusedError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return connection
