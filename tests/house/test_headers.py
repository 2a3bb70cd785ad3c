"""What every answer says about itself: who may frame it, keep it, load it."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_may_be_framed_kept_and_scripted_by_nobody(client: Client) -> None:
    answer = client.get("/sign-in/")
    policy = answer["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert "no-store" in answer["Cache-Control"]


def test_cookies_go_with_the_browser_and_no_script_reads_them(client: Client) -> None:
    cookies = client.get("/sign-in/").cookies

    assert set(cookies) == {"csrftoken"}
    assert [cookie["max-age"] for cookie in cookies.values()] == [""]
    assert [(cookie["samesite"], cookie["httponly"]) for cookie in cookies.values()] == [("Lax", True)]


def test_other_sites_may_not_read_our_files(client: Client) -> None:
    answer = client.get("/static/interface/start.js")

    assert "Access-Control-Allow-Origin" not in answer
