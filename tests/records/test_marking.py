"""What stands on a record: how it is marked, whether the person is a child, and the label of a paper folder."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import NewRecord, create_record
from safehaven.records.marking import age, is_child
from tests.disclosure.test_pages import text_of

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("born", "nation", "child"),
    [
        (date(2008, 11, 27), "england", True),
        (date(2008, 11, 26), "england", False),
        (date(2010, 11, 27), "scotland", True),
        (date(2010, 11, 26), "scotland", False),
        (date(2008, 11, 27), "scotland", False),
    ],
)
@pytest.mark.django_db
def test_a_child_is_one_until_the_birthday(born, nation, child):
    choose(Parameter.NATION, nation, by=SYSTEM)

    assert is_child(born, DAY) is child


@pytest.mark.parametrize(
    ("on", "years"), [(date(2026, 2, 28), 17), (date(2026, 3, 1), 18), (date(2028, 2, 29), 20)]
)
def test_a_birthday_on_29_february_is_on_1_march_in_other_years(on, years):
    assert age(date(2008, 2, 29), on) == years


def test_no_date_of_birth_is_no_child(ada, signed_in):
    record = create_record(NewRecord({"given_names": "Wren"}), by=ada)

    assert "Child" not in text_of(signed_in(ada).get(reverse("records:record", kwargs={"record": record.pk})))


def test_that_somebody_is_a_child_stands_on_no_list(ada, signed_in):
    born = timezone.localdate() - timedelta(days=10 * 365)
    record = create_record(NewRecord({"given_names": "Wren", "date_of_birth": f"{born}"}), by=ada)
    client = signed_in(ada)

    on_record = text_of(client.get(reverse("records:record", kwargs={"record": record.pk})))
    on_list = text_of(client.get(reverse("records:caseload")))

    assert ("Child" in on_record, "Child" in on_list) == (True, False)


def test_a_label_has_no_name_on_it(robin, ada, signed_in):
    page = text_of(signed_in(ada).get(reverse("records:label", kwargs={"record": robin.pk})))

    assert (f"{timezone.localdate():%Y-%m-%d} RQ" in page, "Quillfeather" in page) == (True, False)


def test_a_stranger_gets_no_label(robin, sam, signed_in):
    assert signed_in(sam).get(reverse("records:label", kwargs={"record": robin.pk})).status_code == 404
