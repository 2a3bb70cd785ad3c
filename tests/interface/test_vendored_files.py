"""The design system's files are as they were fetched, and hold nothing that is reserved for gov.uk."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from safehaven.interface import vendor

VENDORED = [vendor.STATIC / "govuk-frontend", Path(__file__).parents[1] / "vendor" / "axe-core"]
SERVED = sorted((vendor.STATIC / "govuk-frontend").glob("*.min.*"))
HOST = re.compile(r"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_files_are_the_ones_in_the_manifest(folder):
    manifest = json.loads((folder / vendor.MANIFEST).read_text())

    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != vendor.MANIFEST
    }

    assert found == manifest["files"], (
        f"Do not edit vendored files: change the refresh script and run it ({folder})."
    )


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_manifest_names_a_package_and_no_host(folder):
    manifest = json.loads((folder / vendor.MANIFEST).read_text())

    assert set(manifest) == {"package", "version", "licence", "integrity", "files"}
    assert HOST.findall(json.dumps(manifest)) == []


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "reserved", ["crown", "crest", "logotype", "gds transport", "@font-face", "sourcemappingurl"]
)
def test_nothing_reserved_for_gov_uk_is_served(path, reserved):
    assert reserved not in path.read_text().lower()


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_served_files_name_no_host(path):
    assert set(HOST.findall(path.read_text())) <= {"www.w3.org"}


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_served_files_load_no_other_file(path):
    assert re.findall(r"url\(([^)]*)\)|@import|\bimport\s*\(", path.read_text()) == []


def test_rules_beside_a_reserved_one_are_kept():
    css = '@charset "UTF-8";.a{color:red}@media print{.govuk-footer__crown{margin:0}}.b{color:blue}'

    assert vendor.neutral_css(css) == '@charset "UTF-8";.a{color:red}.b{color:blue}\n'


def test_a_typeface_reserved_for_gov_uk_is_taken_out():
    css = (
        "@font-face{font-family:GDS Transport;src:url(/a.woff)}.a{font-family:GDS Transport,arial,sans-serif}"
    )

    assert vendor.neutral_css(css) == ".a{font-family:var(--safehaven-typeface)}\n"
