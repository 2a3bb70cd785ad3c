"""A page that loads itself again where no script runs is not somebody using it."""

import re
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.utils import timezone

from safehaven.interface.polls import same_page_by_itself
from safehaven.workforce.models import Activity


@pytest.fixture
def quiet_for(ada, signed_in):
    """Ada's browser, four minutes after she last did anything; and how long she has been quiet by now."""
    browser = signed_in(ada)
    Activity.objects.update(seen_at=timezone.now() - timedelta(minutes=4))

    def minutes():
        return (timezone.now() - Activity.objects.get().seen_at) // timedelta(minutes=1)

    return browser, minutes


def refreshed(address):
    """The address at which a page asks for itself again without scripts."""
    query = QueryDict(address.partition("?")[2])
    request = type("Asked", (), {"GET": query})()
    drawn = Template("{% load safehaven %}{% refresh_without_scripts 5 %}").render(
        Context({"request": request})
    )
    [again] = re.findall(r'<noscript><meta http-equiv="refresh" content="5; url=([^"]+)"></noscript>', drawn)
    return address.partition("?")[0] + again.replace("&amp;", "&")


def test_the_page_that_loads_itself_again_does_not_count(quiet_for):
    browser, minutes = quiet_for

    assert browser.get(refreshed("/account/")).status_code == 200
    assert minutes() == 4


def test_asked_for_without_that_it_counts(quiet_for):
    browser, minutes = quiet_for

    browser.get("/account/")
    assert minutes() == 0


def test_what_is_sent_from_such_a_page_counts(quiet_for):
    browser, minutes = quiet_for

    browser.post("/appearance/?poll=1", {"scheme": "dark"})
    assert minutes() == 0


def test_a_page_that_loads_itself_again_is_locked_in_the_end(quiet_for):
    browser, _minutes = quiet_for
    Activity.objects.update(seen_at=timezone.now() - timedelta(minutes=6))

    assert browser.get(refreshed("/account/")).status_code == 302


def test_the_rest_of_the_address_stays():
    assert refreshed("/sharing/?page=2") == "/sharing/?page=2&poll=1"
    assert same_page_by_itself(QueryDict("page=2&poll=1")) == "?page=2&poll=1"


def test_turning_a_page_is_somebodys_own_doing():
    from django.core.paginator import Paginator

    request = type("Asked", (), {"GET": QueryDict("poll=1&page=2")})()
    context = Context({"page": Paginator(range(30), 10).page(2), "request": request})
    drawn = Template("{% load safehaven %}{% pagination page %}").render(context)

    assert ('href="?page=3"' in drawn, "poll" in drawn) == (True, False)
