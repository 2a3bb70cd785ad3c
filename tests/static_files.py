"""Our static files are looked for once: each `Client` begins a site of its own, and each site looked for them again."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from safehaven.config.static_files import StaticFiles

_look = StaticFiles.add_files_from_finders
_found: dict[tuple[object, ...], dict[str, Any]] = {}


def look_for_them_once() -> None:
    """From now on and for the life of this process."""
    StaticFiles.add_files_from_finders = _look_once  # type: ignore[assignment]  # what tests share is not the product's


def _look_once(site: StaticFiles) -> None:
    told = settings.DEBUG, site.static_prefix, site.max_age, site.allow_all_origins, site.charset
    if told not in _found:
        before = dict(site.files)
        _look(site)
        _found[told] = {url: file for url, file in site.files.items() if file is not before.get(url)}
    site.files.update(_found[told])
