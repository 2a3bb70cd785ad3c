"""The conversation with an identity provider, in SCIM 2.0 (RFC 7643 and 7644).

Behind the gate of every address: the token first, then the act, and errors in the form that the standard asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from pydantic import ValidationError
from scim2_models import (
    BaseModel,
    Context,
    Error,
    ListResponse,
    NotFoundException,
    PatchOp,
    Resource,
    ResourceType,
    ResponseParameters,
    Schema,
    SCIMException,
    ScimPolicy,
    SearchRequest,
    UnauthorizedException,
)

from safehaven.foundation.refusals import Refusal
from safehaven.provisioning import operations, people, telling
from safehaven.provisioning.finding import matching
from safehaven.provisioning.listening import body_of
from safehaven.provisioning.models import Token
from safehaven.provisioning.people import User
from safehaven.provisioning.queries import everybody, somebody, token_for
from safehaven.provisioning.rules import Departed, NotHereYet, TokenOver
from safehaven.provisioning.states import Wanted
from safehaven.workforce.front import EmailTaken, StaffMember

# Providers send what they keep of people; what we do not keep is left unread.
POLICY = ScimPolicy(unknown=ScimPolicy.Unknown.ignore)
NOWHERE = "nowhere"
NOTED = "provisioning.refused"
NOTED_FOR = 60
FURTHEST = 1_000_000
REFUSED: dict[type[Refusal], tuple[int, str | None]] = {
    EmailTaken: (409, "uniqueness"),
    Departed: (400, "mutability"),
    NotHereYet: (400, "invalidValue"),
    TokenOver: (401, None),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that came with a good token."""

    request: HttpRequest
    token: Token
    staff_id: UUID | None

    @property
    def staff(self) -> StaffMember:
        """Whom it is about; raises NotFoundException."""
        found = somebody(self.staff_id) if self.staff_id else None
        if found is None:
            raise NotFoundException(detail="There is nobody with this id.")
        return found


def answer(request: HttpRequest, what: str, staff: UUID | None = None) -> HttpResponse:
    """Answer one request, whatever is wrong with it."""
    with POLICY:
        try:
            token = _let_in(request)
            if what == NOWHERE:
                raise NotFoundException(detail="There is nothing at this address.")
            return _ANSWERS[what, request.method or ""](Asked(request, token, staff))
        except SCIMException as wrong:
            return _said_no(wrong.to_error())
        except ValidationError as wrong:
            return _said_no(Error.from_validation_errors(wrong)[0])
        except Refusal as refused:
            status, word = REFUSED.get(type(refused), (409, None))
            return _said_no(Error(status=status, scim_type=word, detail=str(refused)))


def _let_in(request: HttpRequest) -> Token:
    """The token in the header, and nowhere else: addresses are written into logs.  A failure is noted now and then."""
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    token = token_for(secret.strip()) if scheme.lower() == "bearer" and secret.strip() else None
    if token is None:
        if cache.add(NOTED, 1, NOTED_FOR):
            operations.note_refused()
        raise UnauthorizedException(detail="Send a good token, as: Authorization: Bearer …")
    return token


def _configuration(_asked: Asked) -> HttpResponse:
    return _said(telling.configuration())


def _kinds(_asked: Asked) -> HttpResponse:
    return _said(_list(ResourceType, [telling.kind()]))


def _kind(_asked: Asked) -> HttpResponse:
    return _said(telling.kind())


def _schemas(_asked: Asked) -> HttpResponse:
    return _said(_list(Schema, [telling.schema()]))


def _schema(_asked: Asked) -> HttpResponse:
    return _said(telling.schema())


def _listed(asked: Asked) -> HttpResponse:
    told = {
        name: asked.request.GET[name]
        for name in ("filter", "startIndex", "count")
        if name in asked.request.GET
    }
    matched = matching(everybody(), told.pop("filter", ""))
    search = SearchRequest[User].model_validate(told)
    first = min(search.start_index or 1, FURTHEST)
    most = telling.MOST_RESULTS if search.count is None else min(search.count, telling.MOST_RESULTS)
    only = _only(asked)
    shown = [people.shown(staff) for staff in matched[first - 1 : first - 1 + most]]
    return _said(_list(User, shown, total=matched.count(), first=first), only=only)


def _added(asked: Asked) -> HttpResponse:
    only = _only(asked)
    sent = User.model_validate(body_of(asked.request), scim_ctx=Context.RESOURCE_CREATION_REQUEST)
    staff = operations.add(people.wanted(sent), token=asked.token)
    shown = people.shown(staff)
    answered = _said(shown, status=201, only=only)
    answered["Location"] = str(shown.meta.location) if shown.meta else ""
    return answered


def _got(asked: Asked) -> HttpResponse:
    return _said(people.shown(asked.staff), only=_only(asked))


def _replaced(asked: Asked) -> HttpResponse:
    staff = asked.staff
    sent = User.model_validate(body_of(asked.request), scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST)
    return _changed(asked, staff, people.wanted(sent, people.standing(staff)))


def _patched(asked: Asked) -> HttpResponse:
    staff = asked.staff
    user, before = people.shown(staff), people.standing(staff)
    sent = PatchOp[User].model_validate(body_of(asked.request), scim_ctx=Context.RESOURCE_PATCH_REQUEST)
    sent.patch(user)
    return _changed(asked, staff, people.wanted(user, before))


def _changed(asked: Asked, staff: StaffMember, wanted: Wanted) -> HttpResponse:
    only = _only(asked)
    if wanted != people.standing(staff):
        staff = operations.change(staff, wanted, token=asked.token)
    return _said(people.shown(staff), only=only)


def _removed(asked: Asked) -> HttpResponse:
    operations.remove(asked.staff, token=asked.token)
    return HttpResponse(status=204)


_ANSWERS: dict[tuple[str, str], Callable[[Asked], HttpResponse]] = {
    ("configuration", "GET"): _configuration,
    ("kinds", "GET"): _kinds,
    ("kind", "GET"): _kind,
    ("schemas", "GET"): _schemas,
    ("schema", "GET"): _schema,
    ("people", "GET"): _listed,
    ("people", "POST"): _added,
    ("person", "GET"): _got,
    ("person", "PUT"): _replaced,
    ("person", "PATCH"): _patched,
    ("person", "DELETE"): _removed,
}


def _list(
    kind: type[Resource[Any]], found: list[Any], *, total: int | None = None, first: int = 1
) -> ListResponse[Any]:
    listing: type[ListResponse[Any]] = ListResponse.__class_getitem__(kind)
    listed: ListResponse[Any] = listing(
        total_results=len(found) if total is None else total,
        start_index=first,
        items_per_page=len(found),
        resources=found,
    )
    return listed


def _only(asked: Asked) -> ResponseParameters[Any]:
    """Which attributes are wanted in the answer (RFC 7644, section 3.9); asked for before anything is done."""
    names = ("attributes", "excludedAttributes")
    said = {name: asked.request.GET[name] for name in names if name in asked.request.GET}
    return ResponseParameters[User].model_validate(said)


def _said(what: BaseModel, *, status: int = 200, only: ResponseParameters[Any] | None = None) -> HttpResponse:
    told = what.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE, mode="json", response_parameters=only)
    return HttpResponse(json.dumps(told), content_type="application/scim+json", status=status)


def _said_no(error: Error) -> HttpResponse:
    if "\n" in (error.detail or ""):  # the library tells of its own workings
        error.detail = "A value does not fit its attribute."
    answered = _said(error, status=error.status or 400)
    if answered.status_code == 401:
        answered["WWW-Authenticate"] = 'Bearer realm="Safehaven"'
    return answered
