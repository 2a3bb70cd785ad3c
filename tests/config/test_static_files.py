"""Style sheets and scripts are kept for long only under addresses that change when they do."""

import re
from urllib.request import urlopen

import pytest
from django.core.files.storage import storages
from django.templatetags.static import static

from safehaven.config.static_files import UnknownStaticFile, fingerprint, our_files

A_MINUTE = "max-age=60, public"
FOR_YEARS = "max-age=315360000, public, immutable"


def kept(client, address):
    """What a browser is told about keeping a file."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer["Cache-Control"]


def test_the_address_in_a_page_is_kept_for_years(client):
    assert kept(client, static("interface/start.js")) == FOR_YEARS


def test_a_plain_address_is_kept_for_a_minute(client):
    assert kept(client, "/static/interface/start.js") == A_MINUTE


def test_the_address_of_another_release_is_answered_and_kept_for_a_minute(client):
    assert kept(client, "/static/0123456789abcdef/interface/start.js") == A_MINUTE


def test_what_a_script_imports_is_kept_for_years_too(client):
    address = static("interface/start.js")
    script = b"".join(client.get(address).streaming_content).decode()
    imported = re.findall(r'from "\./([a-z]+\.js)"', script)

    answers = {kept(client, address.replace("start.js", name)) for name in imported}
    assert (len(imported) > 4, answers) == (True, {FOR_YEARS})


def test_the_fingerprint_changes_with_one_letter_of_one_file(tmp_path, monkeypatch):
    before, files = fingerprint(), dict(our_files())
    changed = tmp_path / "start.js"
    changed.write_bytes(files["interface/start.js"].read_bytes() + b" ")
    monkeypatch.setattr(
        "safehaven.config.static_files.our_files", lambda: files | {"interface/start.js": changed}
    )

    assert fingerprint.__wrapped__() != before


def test_a_file_that_is_not_there_is_noticed_when_the_page_is_made():
    with pytest.raises(UnknownStaticFile, match=r"interface/no-such\.js"):
        storages["staticfiles"].url("interface/no-such.js")


def test_a_bare_install_serves_them_without_a_step_in_between(house):
    page = urlopen(house.url("/sign-in/")).read().decode()
    [address] = re.findall(r'<link rel="stylesheet" href="([^"]+/brand\.css)"', page)

    assert urlopen(house.url(address)).headers["Cache-Control"] == FOR_YEARS
