"""Only wrong app passwords are counted, for whoever comes from there, and after too many none is compared."""

import pytest
from django.core.cache import cache

from safehaven.ledger.front import StoredLine
from safehaven.mailguard.operations.passwords import make_app_password
from safehaven.mailguard.smtp import letting_in
from safehaven.mailguard.smtp.letting_in import TooOften, let_in

pytestmark = pytest.mark.django_db
WRONG = "abcd-efgh-jkmn-pqrs-tuvw"
HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture(autouse=True)
def nobody_tried(monkeypatch):
    """Nothing is counted yet, and the test's own connection stays open."""
    cache.clear()
    monkeypatch.setattr(letting_in, "close_old_connections", lambda: None)


def wrong(email, place, times):
    """So many wrong passwords from one place."""
    return [let_in(email, WRONG, place) for _ in range(times)]


def test_a_right_one_writes_nothing(ada, django_assert_num_queries):
    secret = make_app_password("Phone", by=ada)
    let_in(ada.email, secret, HERE)

    with django_assert_num_queries(2) as asked:
        found = let_in(ada.email, secret, HERE)

    assert found is not None
    assert [one["sql"].split()[0] for one in asked.captured_queries] == ["SELECT", "SELECT"]


def test_right_ones_count_for_nothing(ada):
    secret = make_app_password("Phone", by=ada)

    assert all(let_in(ada.email, secret, HERE) for _ in range(40))


def test_after_ten_wrong_ones_a_right_one_is_not_compared(ada):
    secret = make_app_password("Phone", by=ada)
    wrong(ada.email, HERE, 10)

    with pytest.raises(TooOften):
        let_in(ada.email, secret, HERE)


def test_for_the_same_person_elsewhere_it_still_is(ada):
    secret = make_app_password("Phone", by=ada)
    wrong(ada.email, HERE, 10)

    assert let_in(ada.email, secret, THERE) is not None


def test_from_one_place_only_so_many_are_wrong_for_whomever(ada, sam):
    secret = make_app_password("Phone", by=sam)
    for number in range(30):
        wrong(f"nobody{number}@example.org", HERE, 1)

    with pytest.raises(TooOften):
        let_in(sam.email, secret, HERE)


def test_one_that_came_while_others_used_up_the_limit_is_told_so(ada, monkeypatch):
    wrong(ada.email, HERE, 10)
    monkeypatch.setattr(letting_in, "_tried_too_often", lambda _counted: False)

    with pytest.raises(TooOften):
        let_in(ada.email, WRONG, HERE)


def test_a_wrong_one_leaves_a_line_once_a_minute(ada):
    wrong(ada.email, HERE, 3)

    assert StoredLine.objects.filter(act="mailguard:program_refused").count() == 1
