"""A new version of a policy closes records: the home page names it, and one sees what changed."""

import re

import pytest

from safehaven.publication.front import editions_in_force
from tests.lapsing import lapse
from tests.readiness.conftest import TITLE, accept

pytestmark = pytest.mark.django_db


def test_the_home_page_names_the_new_version(ada_accepted_the_first, publishes, ada, signed_in):
    publishes("The first line.\n\nThe new line.")
    page = signed_in(ada).get("/").content.decode()

    assert f"“{TITLE}” has a new version" in page
    assert "Read and accept it: until then nothing about people opens to you." in page
    assert "Before you start" not in page


def test_where_more_is_missing_the_whole_way_is_named(ada_accepted_the_first, publishes, ada, signed_in):
    publishes("The first line.\n\nThe new line.")
    browser = signed_in(ada)
    lapse(ada)
    page = browser.get("/").content.decode()

    assert ("Before you start" in page, "has a new version" in page) == (True, False)


def test_one_sees_what_changed_before_one_accepts(ada_accepted_the_first, publishes, ada, signed_in):
    publishes("The first line.\n\nThe new line.")
    browser = signed_in(ada)
    way = browser.get("/before-you-start/").content.decode()
    reader = browser.get("/before-you-start/policies/wy/1/").content.decode()
    [place] = re.findall(r'href="([^"]+)"[^>]*>See what changed in “How we look after what we know”', way)

    assert place in reader
    assert re.findall(r"(?:taken out|new): </span>([^<]+)<", browser.get(place).content.decode()) == [
        " old",
        " new",
    ]


def test_whoever_accepted_no_version_has_nothing_to_compare(
    ada_accepted_the_first, publishes, noor, signed_in
):
    publishes("The first line.\n\nThe new line.")

    assert "See what changed" not in signed_in(noor).get("/before-you-start/").content.decode()


def test_a_version_that_stands_on_another_policy_has_no_comparison(ada, reads, signed_in, publishes):
    [clauses] = editions_in_force()
    accept(ada, clauses, reads)
    publishes("The first line.")

    assert "See what changed" not in signed_in(ada).get("/before-you-start/").content.decode()
