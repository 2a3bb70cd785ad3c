"""A member of staff as SCIM shows one, and what is meant by what comes back."""

from __future__ import annotations

from typing import Annotated, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from scim2_models import URN, InvalidValueException, Meta, Name, Required, Resource, Uniqueness

from safehaven.interface.counting import counted
from safehaven.interface.fields import a_name
from safehaven.provisioning.queries import counterpart_of
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import StaffMember

_JOINERS = {0x200C: None, 0x200D: None}
"""Signs that join letters, in names in Persian, Hindi and others; elsewhere the rule for names refuses them."""
LONGEST_ADDRESS, LONGEST_NAME, LONGEST_ID = 254, 120, 200


class User(Resource[Any]):
    """A member of staff.  What the standard knows besides is not kept here."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    """The email address that they sign in with."""

    name: Name | None = None
    """Their name, whole or in its parts."""

    display_name: str | None = None
    """Their name as a whole."""

    active: bool | None = None
    """Whether they work here.  Once this is false they have left, and it stays so."""


def shown(staff: StaffMember) -> User:
    """Somebody as they stand here."""
    now = standing(staff)
    place = reverse("provisioning:person", kwargs={"staff": staff.pk})
    return User(
        id=str(staff.pk),
        external_id=now.external_id or None,
        meta=Meta(
            resource_type="User", created=staff.active_from, location=f"{settings.SAFEHAVEN_ORIGIN}{place}"
        ),
        user_name=now.email,
        name=Name(formatted=now.name, given_name=now.given_name or None, family_name=now.family_name or None),
        display_name=now.name,
        active=now.active,
    )


def standing(staff: StaffMember) -> Wanted:
    """What a provider could have said for somebody to stand as they do."""
    known = counterpart_of(staff)
    return Wanted(
        email=staff.email,
        name=staff.name,
        given_name=known.given_name,
        family_name=known.family_name,
        external_id=known.external_id,
        active=staff.is_active,
    )


def wanted(user: User, before: Wanted | None = None) -> Wanted:
    """What is meant by a user that was sent, where somebody stood as `before` says.

    Who is not said to be active or not stays as they are.  Raises InvalidValueException.
    """
    parts, was = user.name or Name(), before or Wanted(email="", name="")
    given, family = was.given_name, was.family_name
    return Wanted(
        email=_address(user.user_name),
        name=_name(_whole_name(user, parts, before), "name", was.name),
        given_name=_name(parts.given_name, "name.givenName", given, is_part=True),
        family_name=_name(parts.family_name, "name.familyName", family, is_part=True),
        external_id=_text(user.external_id, "externalId", LONGEST_ID),
        active=user.active if user.active is not None else (before is None or before.active),
    )


def _whole_name(user: User, parts: Any, before: Wanted | None) -> str:
    """The first way of saying the whole name that says something new; else the name as it stood."""
    joined = _joined(parts.given_name, parts.family_name)
    ways = [said.strip() for said in (parts.formatted, joined, user.display_name) if said and said.strip()]
    if before is None:
        if not ways:
            raise InvalidValueException(detail="Give the name: name.formatted, its parts, or displayName.")
        return ways[0]
    old = {before.name, _joined(before.given_name, before.family_name)}
    return next((said for said in ways if said not in old), before.name)


def _joined(given: str | None, family: str | None) -> str:
    return f"{given or ''} {family or ''}".strip()


def _address(said: str | None) -> str:
    address = _text(said, "userName", LONGEST_ADDRESS).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidValueException(
            detail="userName must be the email address that they sign in with, like name@example.org."
        ) from None
    return address


def _name(said: str | None, attribute: str, before: str, *, is_part: bool = False) -> str:
    """A name that keeps to the rule for all names.

    One that is here already may stay, or its owner could not be marked as having left.  A part need have no letter:
    providers write “.” or “-” for somebody with one name only.
    """
    name = (said or "").strip()
    try:
        if name and name != before:
            a_name(name)
    except ValidationError as fault:
        if not (is_part and fault.code == "no_letter"):
            raise InvalidValueException(detail=f"{attribute}: {fault.message}.") from None
    joined = name.translate(_JOINERS)  # they are not printable, and yet no fault; each counts as a letter
    _text(joined, attribute, LONGEST_NAME - (len(name) - len(joined)))
    return name


def _text(said: str | None, attribute: str, longest: int) -> str:
    text = (said or "").strip()
    if len(text) > longest or not text.isprintable():
        raise InvalidValueException(
            detail=f"{attribute} must be one line of at most {counted(longest, 'character')}, without control characters."
        )
    return text
