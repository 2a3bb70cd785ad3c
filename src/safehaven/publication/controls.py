"""How the controls of publishing stand, found in what anybody can read just now."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from django.template.loader import render_to_string
from django.urls import resolve, reverse
from django.utils.html import strip_tags

from safehaven.foundation.gates import Public
from safehaven.interface.counting import counted
from safehaven.policies.front import (
    Evidence,
    Parameter,
    attention,
    control,
    found_once,
    holds,
    settings_in_force,
    words_of,
)
from safehaven.publication.boxes import parts_of
from safehaven.publication.models import PolicyText
from safehaven.publication.queries import Current, currents, due_dates, is_signed_enough
from safehaven.publication.rendering import Filling, as_html
from safehaven.publication.states import PUBLISHED

NONE = "No policy is adopted, so there is nothing to publish. Somebody who sets the policy must adopt one."
MARK = "A printed copy is not controlled"
ON_THE_PAGE = "may go out of date"
SHORTEST_TELLING = 12  # letters; fewer stand in any text


@control(
    "policy-publication",
    does="Shows every policy in force to anybody, without an account, and its boxes for staff to staff alone.",
    acts_in=("safehaven.publication.views.public.policy", "safehaven.publication.boxes.parts_of"),
)
def policy_publication() -> Evidence:
    every = _in_force()
    if not every:
        return attention(NONE, policies=0)
    if not all(_anybody_may_read(one) for one in every):
        return attention("A policy needs an account to be read. Tell your IT administrator.")
    settings = settings_in_force()
    leaking = sum(any(_let_out(one, Filling.of(one.pack, settings))) for one in every)
    if leaking:
        return attention(
            "Words for staff only stand on a page for everybody. Whoever sets the policy must mend the text now.",
            leaking=leaking,
        )
    return holds(
        f"{counted(len(every), 'policy can be read by anybody, without words', 'policies can be read by anybody, none with words')} that are for staff only.",
        policies=len(every),
    )


@found_once
def _in_force() -> list[Current]:
    return currents()


def _anybody_may_read(one: Current) -> bool:
    view = resolve(reverse("publication:public", kwargs={"policy": one.name})).func
    return isinstance(getattr(view, "gate", None), Public)


def _let_out(one: Current, filling: Filling) -> Iterator[str]:
    """Lines for staff only that stand on the public page, and not because a public part says the same."""
    parts, hidden = parts_of(one.source()), [clause for clause in one.pack.clauses if clause.staff_only]
    for_staff = [part for part in parts if part.for_staff]
    if not (for_staff or hidden):
        return
    public = _words_of(as_html(one.source(), filling, for_staff=False))
    words = words_of(filling.settings.values())
    yield from (said for said in (clause.said_with(words) for clause in hidden) if said in public)
    for line in (line for part in for_staff for line in _lines(part.text, filling)):
        if line in public and not any(
            line in _lines(part.text, filling) for part in parts if not part.for_staff
        ):
            yield line


def _lines(text: str, filling: Filling) -> list[str]:
    words = _words_of(as_html(text, filling, for_staff=True)).split("\n")
    return [line.strip() for line in words if len(line.strip()) >= SHORTEST_TELLING]


def _words_of(html: str) -> str:
    """A page as its readers see it: an escaped apostrophe must not hide that the words are the same."""
    return unescape(strip_tags(html))


@control(
    "policy-review",
    does="Works out when each policy is to be looked at, shows it to everybody, and raises a review that is late.",
    acts_in=("safehaven.publication.queries.due_dates", "safehaven.publication.waiting.tasks_for"),
    reads=(Parameter.REVIEW_INTERVAL_MONTHS,),
    not_for={
        "WY-overview-05": "All who set or sign the policy are told. Its sponsor is a role in words, which nobody "
        "can tell yet.",
        "WY-igofficer-01": "Policies are noticed when they are due. Courses and guides are not yet, and the "
        "information governance officer cannot change a text.",
    },
)
def policy_review() -> Evidence:
    every = _in_force()
    if not every:
        return attention(NONE, policies=0)
    due = due_dates(every)
    wrong = sum(one.clock_wrong for one in due.values())
    if wrong:
        return attention(
            "A policy was issued or reviewed later than this machine’s clock knows. Your IT administrator must "
            "set the clock right, and whoever sets the policy must look at the date.",
            wrong=wrong,
        )
    late = sum(one.overdue for one in due.values())
    if late:
        return attention(
            f"{counted(late, 'review is', 'reviews are')} late. Whoever sets the policy must look at it now.",
            late=late,
        )
    parted = sum(one.for_another_pack for one in every)
    if parted:
        return attention(
            f"{counted(parted, 'text was written for an older version of its policy', 'texts were written for an older version of their policy')}. Somebody must write them anew.",
            parted=parted,
        )
    return holds(
        f"{counted(len(every), 'policy, not late', 'policies, none of them late')} for its review.",
        policies=len(every),
    )


@control(
    "governance-signoff",
    does="Publishes no text of a policy before enough of the steering group have signed these very words.",
    acts_in=("safehaven.publication.rules.check_can_publish", "safehaven.publication.rules.check_can_sign"),
    reads=(Parameter.SIGNATURES_NEEDED,),
    not_for={
        "WY-dpo-03": "Policies are signed here. Sharing agreements and impact assessments are not yet.",
        "WY-group-02": "Policies are signed here. Courses and guides are not yet.",
        "WY-igofficer-03": "Help with assessments, agreements and notices is not here yet.",
        "RE-governance-11": "Policies are signed here. Courses, agreements and assessments are not yet.",
    },
)
def governance_signoff() -> Evidence:
    every = _in_force()
    if not every:
        return attention(NONE, policies=0)
    unsigned = [one for one in every if not _says_what_was_signed(one)]
    if unsigned:
        return attention(
            f"{counted(len(unsigned), 'policy in force has no text', 'policies in force have no text')} that enough of the steering group have signed "
            "as it reads now. Whoever sets the policy must write it and have it signed.",
            unsigned=len(unsigned),
        )
    return holds(
        f"{counted(len(every), 'policy, signed', 'policies, each signed')} by enough people.",
        policies=len(every),
    )


def _says_what_was_signed(one: Current) -> bool:
    """Whether enough people signed the text, and its clauses still say what they said then."""
    return one.text is not None and not one.for_another_pack and is_signed_enough(one.text)


@control(
    "controlled-document",
    does="Says on every policy, and on each page printed from it, that a copy may go out of date.",
    acts_in=("safehaven.publication.views.public.policy", "safehaven.publication.views.reading.text"),
)
def controlled_document() -> Evidence:
    every = _in_force()
    if not every:
        return attention(NONE, policies=0)
    for template in ("publication/public_policy.html", "publication/text.html"):
        shown = render_to_string(template, {"one": every[0], "rows": []})
        if any(mark not in shown for mark in (MARK, ON_THE_PAGE, every[0].number, every[0].version)):
            return attention(
                "A policy can be printed without the mark of a copy. Tell your IT administrator."
            )
    return holds(
        f"{counted(len(every), 'policy carries', 'policies carry')} number and version, and each print is marked as a copy.",
        policies=len(every),
    )


@control(
    "policy-library",
    does="Keeps every version of each policy with its number, dates, sponsor, signatures and what changed.",
    acts_in=("safehaven.publication.operations.publish", "safehaven.publication.views.reading.versions"),
    not_for={
        "JR-A-02": "Our policies stand together. Somebody must see that they cover paper, breaches and rights.",
        "WY-overview-04": "Our policies stand together. Somebody must see that they cover privacy, sharing and "
        "rights.",
    },
)
def policy_library() -> Evidence:
    every = _in_force()
    if not every:
        return attention(NONE, policies=0)
    published = list(PolicyText.objects.filter(state__in=PUBLISHED))
    changed = sum(text.fingerprint() != text.digest for text in published)
    if changed:
        return attention(
            f"{counted(changed, 'version is not as it was', 'versions are not as they were')} signed. Your data protection officer must look now.",
            changed=changed,
        )
    bare = sum(one.text is None for one in every)
    if bare:
        return attention(
            f"{counted(bare, 'policy has no text of its own', 'policies have no text of their own')}, so no sponsor and no list of changes. "
            "Whoever sets the policy must write it.",
            bare=bare,
        )
    kept = len(published)
    return holds(
        f"{counted(len(every), 'policy, with', 'policies, with')} {counted(kept, 'version kept', 'versions kept')}.",
        policies=len(every),
        versions=kept,
    )
