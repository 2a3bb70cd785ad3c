"""The gallery of components, served to a real browser by a thread of this process.  It needs no database."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from safehaven.interface import idle, names, navigation
from tests.journeys.conftest import browser

__all__ = ["browser"]

PICTURES = os.environ.get("SAFEHAVEN_PICTURES", "")


class _Server(ThreadingMixIn, WSGIServer):
    """A browser opens connections ahead of need; one that waits must not keep the others waiting."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The gallery's address.  It has no app that knows whom a text names."""
    kept = [*names._asked]
    names._asked.clear()
    with override_settings(
        ROOT_URLCONF="tests.interface.gallery",
        ALLOWED_HOSTS=["127.0.0.1"],
        DEBUG=True,
        FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.MemoryFileUploadHandler"],
    ):
        site = StaticFilesHandler(get_wsgi_application())
        server = make_server("127.0.0.1", 0, site, server_class=_Server, handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()
    names._asked[:] = kept


@pytest.fixture
def places() -> Iterator[None]:
    """A navigation as the whole house has it, whichever apps are there."""
    kept = dict(navigation._service), dict(navigation._account)
    navigation._service.clear()
    navigation._account.clear()
    navigation.entry("Home", "home", order=0)
    for order, (label, route) in enumerate({"People": "controls", "Directory": "question"}.items(), 1):
        navigation.entry(label, route, order=order)
    navigation.entry("Disclosures", "upload", order=5)
    navigation.entry("Administration", "done", order=6)
    navigation.account_entry("Your account", "done")
    yield
    navigation._service.clear()
    navigation._account.clear()
    navigation._service.update(kept[0])
    navigation._account.update(kept[1])


@pytest.fixture
def idle_after() -> Iterator[list[int]]:
    """Pages go blank after this many seconds; a test changes the number in the list."""
    kept, seconds = list(idle._arrangements), [600]
    idle.lock_after(lambda: seconds[0], unlock="gallery_unlock", lock="gallery_lock")
    yield seconds
    idle._arrangements[:] = kept


def keep_picture(page, name: str) -> None:
    """A picture of the whole page, where SAFEHAVEN_PICTURES names a folder for them."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
