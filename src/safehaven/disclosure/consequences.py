"""What another value of a policy setting would do to what is being shared just now."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from safehaven.directory.front import ContactKind
from safehaven.disclosure.email.checks import GROWTH, MEGABYTE
from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.states import UNFINISHED, Channel, MessageKind, MessageState, State
from safehaven.documents.front import Scan
from safehaven.interface.counting import counted
from safehaven.policies.front import Parameter, consequence


def _drafts() -> QuerySet[Disclosure]:
    """What is not released yet; what the policy of that moment asks for is asked of it."""
    return Disclosure.objects.filter(state__in=UNFINISHED)


def held(count: int, until: str) -> Iterator[str]:
    """“14 drafts would be held, each until …”, where there is one at all."""
    if count:
        yield f"{counted(count, 'draft would be held,', 'drafts would be held, each')} {until}."


def another_second_person(_before: str, after: str) -> Iterator[str]:
    if after == "always":
        alone = _drafts().filter(Q(decided_by__isnull=True) | Q(state=State.DRAFT)).count()
        yield from held(alone, "until somebody else approves")


def another_shared_mailboxes(_before: str, after: str) -> Iterator[str]:
    """Who reads a mailbox is asked only where its address looks shared, so an answer tells of one."""
    if after == "refuse":
        shared = _drafts().filter(readers__isnull=False).count()
        yield from held(shared, "until it goes to an address of one person")


def another_unscanned_documents(_before: str, after: str) -> Iterator[str]:
    if after == "refuse":
        unread = Item.objects.filter(disclosure=OuterRef("pk")).exclude(document_version__scan=Scan.CLEAN)
        yield from held(
            _drafts().filter(Exists(unread)).count(),
            "until all of its documents were scanned",
        )


def another_email_max_mb(_before: str, after: str) -> Iterator[str]:
    size = Sum(F("items__document_version__size") * GROWTH)
    large = _drafts().annotate(size=size).filter(size__gt=int(after) * MEGABYTE).count()
    yield from held(large, "as too large for one e-mail")


def another_password_release(_before: str, after: str) -> Iterator[str]:
    waiting = Message.objects.filter(
        kind=MessageKind.PASSWORD, state=MessageState.WAITING, disclosure__received_at__isnull=True
    ).exclude(disclosure__state=State.SENT)
    count = waiting.count()
    if count and after == "after_receipt":
        yield f"{counted(count, 'password')} would wait until the recipient has confirmed."


def _calls() -> QuerySet[Disclosure]:
    """Callers who were told nothing yet.  They too are asked what the policy of that moment asks, when they are rung."""
    return Disclosure.objects.filter(channel=Channel.TELEPHONE, state__in={*UNFINISHED, State.RELEASED})


def _told_nothing(count: int, until: str) -> Iterator[str]:
    if count:
        yield f"{counted(count, 'caller who waits', 'callers who wait')} would be told nothing{until}."


def another_telephone_default(_before: str, after: str) -> Iterator[str]:
    if after == "never":
        yield from _told_nothing(_calls().count(), " on the telephone")
    elif after == "written_request":
        yield from _told_nothing(_calls().filter(call__urgent=False).count(), ", and asked to write")


def another_callback(_before: str, after: str) -> Iterator[str]:
    """The number that a caller gave is sealed, so those who gave none are counted only when they are rung."""
    board = Q(contact__kind=ContactKind.SWITCHBOARD)
    known = Q(contact__verified_at__lte=F("call__taken_at"))
    trusted = {"switchboard_only": board, "known_number": board | known}.get(after)
    if trusted is not None:
        others = _calls().filter(contact__isnull=False).exclude(trusted)
        yield from _told_nothing(others.count(), " until another number is rung")


def another_authorise_telephone(_before: str, after: str) -> Iterator[str]:
    if after == "senior":
        alone = _calls().filter(Q(decided_by__isnull=True) | Q(state=State.DRAFT)).count()
        yield from _told_nothing(alone, " until a senior colleague agrees")


consequence(Parameter.AUTHORISE_TELEPHONE, another_authorise_telephone)
consequence(Parameter.CALLBACK, another_callback)
consequence(Parameter.TELEPHONE_DEFAULT, another_telephone_default)
consequence(Parameter.SECOND_PERSON, another_second_person)
consequence(Parameter.SHARED_MAILBOXES, another_shared_mailboxes)
consequence(Parameter.UNSCANNED_DOCUMENTS, another_unscanned_documents)
consequence(Parameter.EMAIL_MAX_MB, another_email_max_mb)
consequence(Parameter.PASSWORD_RELEASE, another_password_release)
