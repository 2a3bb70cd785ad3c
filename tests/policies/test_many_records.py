"""The pages of policies ask the database as often over many records as over a few."""

import pytest
from django.urls import reverse

from bench.large_house.filling import many, one_of_everything
from safehaven.foundation.actors import SYSTEM
from safehaven.policies import queries
from safehaven.policies.front import adopt
from safehaven.policies.library import shipped
from safehaven.policies.noting import note_how_clauses_stand
from safehaven.policies.parameters import MEANINGS
from safehaven.records.models import Record

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(ada, signed_in, settings, tmp_path, monkeypatch):
    """Ada's browser, in a house with three records and every policy."""
    settings.SAFEHAVEN_DOCUMENTS = tmp_path
    settings.SAFEHAVEN_MAIL_RELAY = "smtp+starttls://localhost:25"
    settings.SAFEHAVEN_MAIL_FROM = "records@example.org"
    one_of_everything(ada)
    many(2)
    for pack in shipped():
        adopt(pack, by=SYSTEM)
    # A test runs in a transaction, where each setting is read anew; a server keeps them for half a second.
    monkeypatch.setattr(queries, "_at_this_moment", lambda parameter: MEANINGS[parameter].default)
    note_how_clauses_stand(by=SYSTEM)
    return signed_in(ada)


@pytest.mark.parametrize("route", ["policies", "policy", "history"])
def test_pages_ask_as_often_over_300_records_as_over_3(browser, route, django_assert_max_num_queries):
    place = reverse(f"policies:{route}", kwargs={} if route == "policies" else {"pack": "recommended"})
    counts = []
    for more in (0, 297):
        if more:
            many(more)
        browser.get(place)
        with django_assert_max_num_queries(140) as asked:
            browser.get(place)
        counts.append((Record.objects.count(), len(asked.captured_queries)))

    assert [records for records, _ in counts] == [3, 300]
    assert counts[0][1] == counts[1][1]
