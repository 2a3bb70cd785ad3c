"""Roles, duties and regular checks in the words and order in which pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.urls import reverse

from safehaven.governance.answering import ANSWERS, GOVERNANCE_ROLES
from safehaven.governance.attestations import ATTESTATIONS, Attestation
from safehaven.governance.intervals import in_words
from safehaven.governance.models import Appointment
from safehaven.governance.operations.confirming import OpenConfirmation, OpenFinding
from safehaven.governance.queries import Asking, answering_for, may_close
from safehaven.interface.components import Colour, Link, Row, Table, Tag
from safehaven.interface.times import plain_date, plain_datetime
from safehaven.policies.front import MEANINGS, ClauseInForce, Parameter, in_force, settings_in_force, words_of
from safehaven.workforce.front import (
    Role,
    RoleHolding,
    StaffMember,
    all_holdings,
    may_speak_for,
    staff_by_email,
)

NOBODY = "Nobody"

# Who is asked what a role is asked: `answering(role, late=True)`.
Answering = Callable[..., list[StaffMember]]


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role of governance as a card."""

    title: str
    rows: list[Row]
    actions: list[Link]


@dataclass(frozen=True, slots=True)
class ConfirmationShown:
    """One confirmation in the history of an attestation."""

    answers: Table
    rows: list[Row]


def role_cards(noted: Mapping[Role, Appointment], *, by: StaffMember | None) -> list[RoleShown]:
    """Every role of governance, with who holds it, for staff."""
    held = all_holdings()
    return [role_card(role, held[role], noted.get(role), by=by, links=True) for role in GOVERNANCE_ROLES]


def role_card(
    role: Role,
    held: list[RoleHolding],
    one: Appointment | None,
    *,
    by: StaffMember | None,
    links: bool = False,
) -> RoleShown:
    """Who holds a role, who stands in, and how it is reached."""
    rows = [Row("Who", _holders(held)), Row("Deputy", _deputy(one)), *_reached(one)]
    at = {"role": role.value}
    actions = [Link("What they must do", reverse("governance:role", kwargs=at), role.label)] if links else []
    if by is not None and may_speak_for(role, by):
        actions.append(Link("Change", reverse("governance:change_role", kwargs=at), role.label))
    return RoleShown(role.label, rows, actions)


def public_cards(noted: Mapping[Role, Appointment]) -> list[RoleShown]:
    """The roles that can be reached from outside.  A name stands there only where the role says that it may."""
    shown, held = [], all_holdings()
    for role in GOVERNANCE_ROLES:
        one = noted.get(role)
        rows = _reached(one) if one else []
        if not rows or one is None:
            continue
        if one.name_is_public and held[role]:
            rows.insert(0, Row("Who", ", ".join(each.staff.name for each in held[role])))
        shown.append(RoleShown(role.label, rows, []))
    return shown


def duties_tables(role: Role, clauses: Iterable[ClauseInForce], askings: Iterable[Asking]) -> list[Table]:
    """What a role must do and when, policy by policy, in the words of the clauses."""
    dates, words = _dates(askings), words_of(settings_in_force().values())
    mine = [one for one in clauses if ANSWERS.get(one.clause.control) is role]
    return [
        Table(
            policy,
            ["Clause", "What it says", "When"],
            [(one.clause.id, one.clause.said_with(words), _when(one, role, dates)) for one in of_policy],
        )
        for policy, of_policy in groupby(mine, key=lambda one: one.policy)
    ]


def checks_table(askings: Iterable[Asking], by: StaffMember, readable: set[str]) -> Table:
    """Every regular check: who is asked, how often, how it stands."""
    held, answering, by_slug = all_holdings(), cache(answering_for), defaultdict[str, list[Asking]](list)
    for one in askings:
        by_slug[one.attestation.slug].append(one)
    rows = [
        (
            _title(ATTESTATIONS[slug], readable),
            _asked_in_words(found[0], held, answering),
            in_words(ATTESTATIONS[slug]),
            _last(found),
            _next(found),
            state_tag(found),
            _to_confirm(found, by, answering),
        )
        for slug, found in by_slug.items()
    ]
    return Table(
        "Regular checks",
        ["What", "Who is asked", "How often", "Last confirmed", "Next", "State", ""],
        rows,
        empty="No adopted policy asks for a regular check.",
        caption_hidden=True,
    )


def state_tag(found: list[Asking]) -> Tag:
    """How a check stands, in a word or two."""
    due = sum(one.is_due for one in found)
    if due and found[0].of is not None:
        return Tag(f"{due} of {len(found)} due", Colour.RED)
    if due:
        return Tag("Due", Colour.RED)
    if any(one.open_findings for one in found):
        return Tag("Something to mend", Colour.ORANGE)
    return Tag("Confirmed", Colour.GREEN)


def history(found: Iterable[OpenConfirmation], by: StaffMember) -> list[ConfirmationShown]:
    """What was confirmed, newest first."""
    return [ConfirmationShown(_answers(one), _about(one, by)) for one in found]


def finding_rows(one: OpenFinding) -> list[Row]:
    """A finding: what is wrong, who mends it, by when."""
    finding = one.finding
    question = _questions(finding.confirmation.attestation).get(finding.question, finding.question)
    return [
        Row("Question", question),
        Row("What is wrong", one.what),
        Row("Who mends it", finding.mender.name),
        Row("By when", plain_date(finding.mend_by)),
    ]


def _holders(held: list[RoleHolding]) -> str:
    return ", ".join(f"{one.staff.name} (since {plain_date(one.since)})" for one in held) or NOBODY


def _deputy(one: Appointment | None) -> str:
    if one is None or one.deputy is None:
        return NOBODY
    if not one.deputy.is_active:
        return f"{one.deputy.name}, who does not work here any more"
    return f"{one.deputy.name} (since {plain_date(one.deputy_since)})"


def _reached(one: Appointment | None) -> list[Row]:
    """How a role is reached.  An address that became a person's own since is left out."""
    if one is None:
        return []
    email = "" if one.email and staff_by_email(one.email) else one.email
    told = (("E-mail", email), ("Telephone", one.telephone), ("Post", one.post))
    return [Row(key, value) for key, value in told if value]


def _dates(askings: Iterable[Asking]) -> dict[str, Asking]:
    """For each control the asking that is due first."""
    first: dict[str, Asking] = {}
    for one in askings:
        for question in one.questions:
            kept = first.get(question.control)
            if kept is None or one.due_at < kept.due_at:
                first[question.control] = one
    return first


def _when(one: ClauseInForce, role: Role, dates: Mapping[str, Asking]) -> str:
    asking = dates.get(one.clause.control)
    if asking is not None:
        asked = asking.attestation.role
        whom = "" if asked is role else f". Asked of {asked.label if asked else 'everybody'}"
        return f"{in_words(asking.attestation)}. {_date_of(asking)}{whom}"
    return ". ".join(_setting(Parameter(name)) for name in one.clause.parameters) or "Always"


def _setting(parameter: Parameter) -> str:
    return f"{MEANINGS[parameter].title}: {MEANINGS[parameter].words_for(in_force(parameter))}"


def _date_of(asking: Asking) -> str:
    return "Due now" if asking.is_due else f"Next: {plain_date(asking.due_at)}"


def _title(attestation: Attestation, readable: set[str]) -> object:
    where = reverse("governance:attestation", kwargs={"attestation": attestation.slug})
    return Link(attestation.title, where) if attestation.slug in readable else attestation.title


def _asked_in_words(asking: Asking, held: Mapping[Role, list[RoleHolding]], answering: Answering) -> str:
    role = asking.attestation.role
    if role is None:
        return "Everybody, about themselves"
    asked = answering(role, late=asking.is_for_the_deputy)
    names = ", ".join(one.name for one in asked) or NOBODY
    if any(one.staff in asked for one in held[role]):
        return f"{role.label}: {names}"
    return f"{names}, because nobody is {role.label}"


def _last(found: list[Asking]) -> str:
    moments = [one.newest.confirmed_at for one in found if one.newest is not None]
    return plain_date(max(moments)) if moments else "Never"


def _next(found: list[Asking]) -> str:
    first = min(found, key=lambda one: one.due_at)
    return "Now" if first.is_due else plain_date(first.due_at)


def _to_confirm(found: list[Asking], by: StaffMember, answering: Answering) -> object:
    mine = [one for one in found if one.of is None or one.of.pk == by.pk]
    if not mine:
        return ""
    attestation = mine[0].attestation
    if attestation.role is not None and by not in answering(attestation.role, late=mine[0].is_for_the_deputy):
        return ""
    return Link(
        "Confirm", reverse("governance:confirm", kwargs={"attestation": attestation.slug}), attestation.title
    )


def _headline(one: OpenConfirmation) -> str:
    by = one.confirmation.confirmed_by
    return f"{plain_datetime(one.confirmation.confirmed_at)}, {by.name if by else 'a program on the server'}"


def _answers(one: OpenConfirmation) -> Table:
    questions = _questions(one.confirmation.attestation)
    rows = [
        (questions.get(slug, slug), Tag("Yes", Colour.GREEN) if said else Tag("No", Colour.RED))
        for slug, said in one.confirmation.answers.items()
    ]
    return Table(_headline(one), ["Question", "Answer"], rows)


def _about(one: OpenConfirmation, by: StaffMember) -> list[Row]:
    rows = [_found(finding, by) for finding in one.findings]
    if one.confirmation.until:
        rows.append(Row("Runs out", plain_date(one.confirmation.until)))
    if one.note:
        rows.append(Row("Note", one.note))
    if one.file_name:
        where = reverse("governance:evidence", kwargs={"evidence": one.confirmation.evidence.pk})
        rows.append(Row("File", Link("Open the file", where, one.file_name), note=one.file_name))
    return rows


def _found(one: OpenFinding, by: StaffMember) -> Row:
    finding = one.finding
    if finding.mended_at is not None:
        mended = f"Mended on {plain_date(finding.mended_at)} by {finding.mended_by.name}: {one.how}"
        return Row("Found and mended", one.what, note=mended)
    where = reverse("governance:mended", kwargs={"finding": finding.pk})
    note = f"{finding.mender.name} mends it by {plain_date(finding.mend_by)}"
    actions = [Link("Say that it is mended", where)] if may_close(finding, by) else []
    return Row("Found", one.what, actions, note=note)


def _questions(slug: str) -> dict[str, str]:
    known = ATTESTATIONS.get(slug)
    return {one.slug: one.text for one in known.questions} if known else {}
