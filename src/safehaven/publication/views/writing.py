"""Pages on which a policy's text is written, signed, published and reviewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of
from safehaven.foundation.refusals import NotThere, Refusal, allowed
from safehaven.publication import operations, queries, rules
from safehaven.publication.forms import ConfirmForm, DraftForm, ReviewForm, SignForm
from safehaven.publication.models import PolicyText
from safehaven.publication.operations import Words
from safehaven.publication.presenters import (
    changes_between,
    clauses_table,
    draft_shown,
    preview,
    settings_table,
)
from safehaven.publication.queries import Current
from safehaven.publication.rules import SavedByAnother
from safehaven.publication.views.finding import may_see_drafts, posted, the_current, the_draft, who_asks

_HEADS = ("number", "title", "sponsor", "what_changed", "text")


@requires(Capability.POLICY_READ)
@require_safe
def draft(request: HttpRequest, policy: str) -> HttpResponse:
    """A version on its way: how it would read, what it would change, and who has signed."""
    if not may_see_drafts(request):
        raise Http404
    return render(request, "publication/draft.html", _about(request, the_draft(policy)))


@requires(Capability.POLICY_CHANGE)
def write(request: HttpRequest, policy: str) -> HttpResponse:
    one, text = the_current(policy), queries.draft_of(policy)
    form = DraftForm(posted(request), pack=one.pack, initial=_initial(one, text))
    right, looks = form.is_valid(), "look" in request.POST
    if right and not looks and _saved(request, policy, form):
        messages.success(request, "Saved. Nothing changes for anybody until it is signed and published.")
        return redirect("publication:draft", policy=policy)
    typed = form.cleaned_data.get("text") if looks else None
    shown = preview(typed, one.pack) if typed else None
    example = {"open": "{{", "close": "}}", "clause": one.pack.clauses[0].id}
    return render(request, "publication/write.html", {"one": one, "form": form, "preview": shown, **example})


@requires(Capability.POLICY_CHANGE)
@require_safe
def names(request: HttpRequest, policy: str) -> HttpResponse:
    """What may stand between the braces, with what each says just now."""
    one = the_current(policy)
    shown = {"one": one, "settings": settings_table(), "clauses": clauses_table(one.pack)}
    return render(request, "publication/names.html", shown)


def _saved(request: HttpRequest, policy: str, form: DraftForm) -> bool:
    words, revision = Words(*(form.cleaned_data[head] for head in _HEADS)), form.cleaned_data["version"]
    try:
        operations.write_draft(policy, words, revision=revision, by=who_asks(request))
    except SavedByAnother:
        now = queries.draft_of(policy)
        form.now_at(now.revision if now else 0)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    else:
        return True
    return False


def _initial(one: Current, text: PolicyText | None) -> dict[str, object]:
    """What stands in the form: the draft, or the text in force as the next one begins from it."""
    if text is not None:
        return {head: getattr(text, head) for head in _HEADS} | {"version": text.revision}
    first = "" if one.text else "The first version with a text of its own."
    head = {"number": one.number, "title": one.title, "sponsor": one.sponsor, "what_changed": first}
    return head | {"text": one.source(), "version": 0}


@requires(Capability.POLICY_CHANGE)
def ask(request: HttpRequest, policy: str) -> HttpResponse:
    return _confirmed(
        request,
        policy,
        "ask",
        lambda text, _typed: operations.ask_for_signatures(text, by=who_asks(request)),
        "The steering group is asked to sign.",
    )


@requires(Capability.POLICY_SIGN)
def sign(request: HttpRequest, policy: str) -> HttpResponse:
    text = the_draft(policy)
    form = SignForm(posted(request), initial={"digest": text.fingerprint()})
    if form.is_valid():
        return _signed(request, text, form.cleaned_data["digest"])
    return render(request, "publication/sign.html", _about(request, text) | {"form": form})


def _signed(request: HttpRequest, text: PolicyText, digest: str) -> HttpResponse:
    """Sign; or show the page anew, with the words as they are now."""
    try:
        operations.sign(text, digest=digest, by=who_asks(request))
    except NotThere as not_there:
        raise Http404 from not_there
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("publication:sign", policy=text.pack)
    messages.success(request, "Signed. A later change of the text would need another signature.")
    return redirect("publication:draft", policy=text.pack)


@requires(Capability.POLICY_CHANGE)
def publish(request: HttpRequest, policy: str) -> HttpResponse:
    return _confirmed(
        request,
        policy,
        "publish",
        lambda text, _typed: operations.publish(text, by=who_asks(request)),
        "Published. It is in force from now on, and anybody can read it.",
        then="publication:text",
    )


@requires(Capability.POLICY_CHANGE)
def drop(request: HttpRequest, policy: str) -> HttpResponse:
    return _confirmed(
        request,
        policy,
        "drop",
        lambda text, _typed: operations.drop(text, by=who_asks(request)),
        "Given up. The text in force stays as it is.",
        then="publication:text",
    )


@requires(Capability.POLICY_CHANGE)
def review(request: HttpRequest, policy: str) -> HttpResponse:
    one, form = the_current(policy), ReviewForm(posted(request))
    by = who_asks(request)
    if form.acted(lambda typed: operations.record_review(policy, typed["why"], by=by)):
        messages.success(request, "Written down. The date of the next review has moved on.")
        return redirect("publication:text", policy=policy)
    return render(request, "publication/review.html", {"one": one, "form": form})


def _confirmed(
    request: HttpRequest,
    policy: str,
    page: str,
    act: Callable[[PolicyText, dict[str, Any]], object],
    done: str,
    *,
    then: str = "publication:draft",
) -> HttpResponse:
    """Ask for a yes, act, and say so."""
    text, form = the_draft(policy), ConfirmForm(posted(request))
    if form.acted(lambda typed: act(text, typed)):
        messages.success(request, done)
        return redirect(then, policy=policy)
    return render(request, f"publication/{page}.html", {"text": text, "form": form})


def _about(request: HttpRequest, text: PolicyText) -> dict[str, object]:
    one, standing = the_current(text.pack), standing_of(request)
    return {
        "text": text,
        "shown": draft_shown(text),
        "preview": preview(text.text, one.pack),
        "changes": changes_between(one.text, text) if one.text else None,
        "may_change": standing.may(Capability.POLICY_CHANGE),
        "may_sign": standing.may(Capability.POLICY_SIGN)
        and allowed(rules.check_can_sign, text, text.fingerprint(), who_asks(request)),
    }
