"""Finding somebody by what a provider knows: one attribute that equals a value, and nothing else."""

from __future__ import annotations

from django.db.models import QuerySet
from scim2_models import InvalidFilterException, ScimFilter
from scim2_models.path import CompareOperator, Comparison

from safehaven.provisioning.people import User
from safehaven.workforce.front import StaffMember

LONGEST = 400
COLUMNS = {"username": "email", "externalid": "counterpart__external_id"}
KNOWN = 'Filter by userName eq "…" or externalId eq "…".'


def matching(staff: QuerySet[StaffMember], said: str) -> QuerySet[StaffMember]:
    """Those whom a filter means; everybody without one.  Raises InvalidFilterException."""
    if not said:
        return staff
    if len(said) > LONGEST:
        raise InvalidFilterException(detail=KNOWN)
    asked = ScimFilter[User](said).ast
    if not isinstance(asked, Comparison) or asked.op is not CompareOperator.eq or asked.attr_path.sub_attr:
        raise InvalidFilterException(detail=KNOWN)
    column, value = COLUMNS.get(asked.attr_path.attr.lower()), asked.value
    if column is None or not isinstance(value, str):
        raise InvalidFilterException(detail=KNOWN)
    if not value or not value.isprintable():
        return staff.none()
    return staff.filter(**{column: value.strip().lower() if column == "email" else value})
