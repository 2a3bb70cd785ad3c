"""An identity provider removes somebody."""

from safehaven.provisioning.models import Counterpart
from safehaven.workforce.front import StaffMember
from safehaven.workforce.operations import mark_as_left
from tests.provisioning.conftest import NELL


def test_they_have_left_and_their_row_stays(provider, nell, nells, acts):
    before = acts()

    said = provider.delete(nells)
    staff = StaffMember.objects.get()

    assert (said.status, said.body) == (204, {})
    assert (staff.is_active, staff.name) == (False, "Nell Archer")
    assert Counterpart.objects.get().removed_at is not None
    assert acts()[len(before) :] == ["workforce:staff_left", "provisioning:removed"]


def test_the_provider_finds_nobody_any_more(provider, nells):
    provider.delete(nells)

    answers = [provider.get(nells), provider.put(nells, NELL), provider.patch(nells), provider.delete(nells)]

    assert [answer.error for answer in answers] == [(404, None)] * 4
    assert provider.get("/Users").body["totalResults"] == 0
    assert provider.get("/Users", filter='userName eq "nell@example.org"').body["totalResults"] == 0


def test_their_address_stays_theirs(provider, nells):
    provider.delete(nells)

    assert provider.post("/Users", NELL).error == (409, "uniqueness")


def test_who_left_before_is_removed_without_leaving_twice(provider, ada, grace, acts):
    mark_as_left(ada, by=grace)
    before = acts()

    assert provider.delete(f"/Users/{ada.pk}").status == 204
    assert acts()[len(before) :] == ["provisioning:removed"]


def test_the_last_data_protection_officer_stays(provider, dora):
    said = provider.delete(f"/Users/{dora.pk}")
    dora.refresh_from_db()

    assert said.error == (409, None)
    assert dora.is_active
    assert provider.get(f"/Users/{dora.pk}").status == 200
