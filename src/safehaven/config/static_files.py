"""Style sheets, scripts and pictures: kept for years by browsers, under addresses that change with them.

Every address has a fingerprint of all our files in its path: `/static/<fingerprint>/interface/start.js`.
What is under it never changes, so it may be kept; a new release has new addresses.  Scripts import one
another by relative addresses, which stay under the same fingerprint, so nothing is rewritten, and nothing
need be collected before a release serves.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.encoding import filepath_to_uri
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]  # it ships no types


class UnknownStaticFile(Exception):
    """A template asks for a file that no app has."""


class FingerprintedAddresses(StaticFilesStorage):
    """Gives each file its address.  Under DEBUG, where files change as they are edited, the plain one."""

    def url(self, name: str | None) -> str:
        return super().url(name) if settings.DEBUG else _address(name, self.base_url)


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # as above
    """Middleware: answers for our files.  Only what is asked for by its fingerprint is kept for long."""

    def add_files_from_finders(self) -> None:
        """Answer for each file under both addresses."""
        super().add_files_from_finders()
        for name, path in our_files().items():
            self.add_file_to_dictionary(f"{self.static_prefix}{fingerprint()}/{name}", str(path))

    def immutable_file_test(self, _path: str, url: str) -> bool:
        """Whether an address says which content it has."""
        return url.startswith(f"{self.static_prefix}{fingerprint()}/")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer.  A page of another release, as during an upgrade, gets what is here, kept for a minute."""
        if request.path_info not in self.files:
            request.path_info = self._of_this_release(request.path_info)
        response: HttpResponseBase = super().__call__(request)
        return response

    def _of_this_release(self, path: str) -> str:
        plain = re.sub(rf"^({self.static_prefix})[0-9a-f]{{16}}/", r"\1", path)
        return plain if plain in self.files else path


@cache
def _address(name: str | None, base: str) -> str:
    """Where a file is served.  Each page asks this of ten, and as long as a release serves they stay."""
    if name not in our_files():
        raise UnknownStaticFile(f"No app has a static file called {name}.")
    return urljoin(base, filepath_to_uri(f"{fingerprint()}/{name}"))


@cache
def our_files() -> dict[str, Path]:
    """Every static file of every app, by name.  Where two apps have one name, the first is served."""
    found: dict[str, Path] = {}
    for finder in finders.get_finders():
        for name, storage in finder.list(None):
            found.setdefault(name, Path(storage.path(name)))
    return found


@cache
def fingerprint() -> str:
    """Sixteen digits that change when any of the files does."""
    digest = hashlib.sha256()
    for name, path in sorted(our_files().items()):
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]
