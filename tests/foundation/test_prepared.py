"""A query that was put into SQL once finds what the same query finds that is built each time."""

from datetime import timedelta

import pytest
from django.db.models import DateTimeField, FilteredRelation, Q, QuerySet, UUIDField
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.prepared import Prepared
from safehaven.workforce.front import Role, StaffMember, give_role
from safehaven.workforce.models import RoleHolding

pytestmark = pytest.mark.django_db


def _people(staff, now) -> QuerySet:
    held = FilteredRelation("holdings", condition=Q(holdings__since__lte=now))
    rows = StaffMember.objects.filter(pk__in=staff, active_from__lte=now).annotate(held=held)
    return rows.values_list("pk", "held__role").order_by("pk", "held__role")


def _held(staff) -> QuerySet:
    return RoleHolding.objects.filter(staff=staff).select_related("staff").order_by("role")


PEOPLE = Prepared(_people, staff=UUIDField(), now=DateTimeField())
HELD = Prepared(_held, staff=UUIDField())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is changed
@given(data=st.data())
def test_it_finds_what_the_query_itself_finds(data, cast_of_five):
    some = data.draw(st.lists(st.sampled_from([one.pk for one in cast_of_five])))
    now = timezone.now() + data.draw(st.timedeltas(timedelta(days=-1), timedelta(days=1)))

    assert PEOPLE.ask(staff=some, now=now) == list(_people(some, now))


@pytest.fixture
def cast_of_five(ada, grace, sam, ivy, dora) -> list[StaffMember]:
    give_role(ada, Role.SENIOR_CASEWORKER, by=SYSTEM)
    return [ada, grace, sam, ivy, dora]


def test_nobody_is_found_among_none(ada):
    assert PEOPLE.ask(staff=[], now=timezone.now()) == []


def test_rows_come_whole_and_with_those_beside_them(ada, grace, django_assert_num_queries):
    HELD.ask(staff=grace.pk)
    with django_assert_num_queries(1):
        [one] = HELD.ask(staff=ada.pk)
        name = one.staff.name

    assert (name, one) == ("Ada Lovell", RoleHolding.objects.get(staff=ada))


def test_each_asks_the_database_anew(ada, django_assert_num_queries):
    before = [one.role for one in HELD.ask(staff=ada.pk)]
    give_role(ada, Role.SENIOR_CASEWORKER, by=SYSTEM)
    with django_assert_num_queries(1):
        after = [one.role for one in HELD.ask(staff=ada.pk)]

    assert (before, after) == ([Role.CASEWORKER], [Role.CASEWORKER, Role.SENIOR_CASEWORKER])


def test_it_is_built_once_for_one_and_once_for_about_as_many(ada, grace, sam):
    built = []

    def rows(staff) -> QuerySet:
        built.append(staff)
        return StaffMember.objects.filter(pk__in=staff)

    asked = Prepared(rows, staff=UUIDField())
    keys = [ada.pk, grace.pk, sam.pk, ada.pk]
    for several in (1, 1, 2, 3, 4, 3):
        asked.ask(staff=keys[:several])

    assert [blank.several for blank in built] == [1, 2, 4]


def test_in_a_greater_query_it_finds_the_same(ada, grace, sam):
    some, now = [ada.pk, sam.pk], timezone.now()
    whose = Prepared(
        lambda staff: RoleHolding.objects.filter(staff__in=staff).values("staff"), staff=UUIDField()
    )
    found = StaffMember.objects.filter(pk__in=whose.within(staff=some), active_from__lte=now)

    assert set(found) == {ada, sam}
    assert set(found.filter(pk=sam.pk)) == {sam}
    assert set(StaffMember.objects.exclude(pk__in=whose.within(staff=some))) == {grace}
    assert set(RoleHolding.objects.filter(staff__in=found).values_list("staff", flat=True)) == set(some)


def test_none_is_refused_as_it_would_find_nobody(ada):
    with pytest.raises(ValueError, match="__isnull"):
        HELD.ask(staff=None)


def test_values_that_would_be_sql_stay_values(ada):
    named = Prepared(
        lambda name: StaffMember.objects.filter(name=name), name=StaffMember._meta.get_field("name")
    )

    assert named.ask(name="' OR 1=1 --") == []
    assert named.ask(name="Ada Lovell") == [ada]
