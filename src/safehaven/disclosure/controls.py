"""How the controls of sharing stand, found in what was really sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from safehaven.disclosure.channels import checks_for
from safehaven.disclosure.email import wording
from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.states import Channel, MessageKind, MessageState, State
from safehaven.documents.front import is_kept
from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, Parameter, attention, control, holds, in_force
from safehaven.records.front import noted_about
from safehaven_core.protection import new_password

LOOKED_BACK = timedelta(days=365)
ONLY_EMAIL = "Only e-mail and telephone calls go through Safehaven so far: letters and faxes do not."
GONE = (MessageState.READY, MessageState.CLAIMED, MessageState.HANDING_OVER, MessageState.SENT)
DAYS_TO_ANSWER = 14
DRAWS = 20
MOST_FILES = 50
MOST_NOTES = 500


def _released() -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(released_at__gte=timezone.now() - LOOKED_BACK)


def not_made(*slugs: str, by: Collection[Channel] = tuple(Channel)) -> str:
    """The first of these checks that a channel leaves out; empty where each of them makes them all."""
    for channel in by:
        made = {check.slug for check in checks_for(channel)}
        for slug in slugs:
            if slug not in made:
                return f"The check “{slug}” is not made before something leaves. Tell your IT administrator."
    return ""


@control(
    "recipient-check",
    does="Nothing is released until its sender has typed the whole address, letter for letter as it stands in the directory.",
    acts_in=("safehaven.disclosure.checks.every_channel.address_is_typed_back",),
    not_for={"RE-disclosure-01": "The address is typed in full, but name and place are only shown."},
    see="disclosure:overseen",
)
def recipient_check() -> Evidence:
    if missing := not_made("typed-back", "verified"):
        return attention(missing)
    found = _released().aggregate(
        released=Count("pk"), unsure=Count("pk", filter=Q(confirmed_at__isnull=True))
    )
    released, unsure = found["released"], found["unsure"]
    if unsure:
        return attention(
            f"In {unsure:,} of {released:,} nobody typed the address back before it was released.",
            unsure=unsure,
        )
    return holds(
        f"{released:,} released in a year, each after its address was typed in full.", released=released
    )


@control(
    "new-recipient-check",
    does="A contact point is used for the first time only after somebody has made sure of it.",
    acts_in=("safehaven.disclosure.checks.every_channel.recipient_is_verified",),
    reads=(Parameter.CONTACT_VERIFIER, Parameter.CONTACT_RECHECK_MONTHS),
    see="disclosure:overseen",
)
def new_recipient_check() -> Evidence:
    if missing := not_made("verified", "belongs"):
        return attention(missing)
    unsure = _released().filter(contact__verified_at__isnull=True).count()
    if unsure:
        return attention(
            f"{unsure:,} went to contact points that nobody has verified. Your IG officer must look at them.",
            unsure=unsure,
        )
    released = _released().count()
    return holds(
        f"{released:,} released in a year, each to a contact point that was verified.", released=released
    )


@control(
    "generic-mailbox",
    does="Nothing goes to a mailbox that looks shared until it is written down who reads it.",
    acts_in=("safehaven.disclosure.email.checks.says_who_reads_it",),
    reads=(Parameter.SHARED_MAILBOXES,),
    not_for=dict.fromkeys(
        ("PG-4a-05", "RE-email-09"), "Who reads it is asked. Whether the person agrees is not asked for yet."
    ),
    see="disclosure:overseen",
)
def generic_mailbox() -> Evidence:
    if missing := not_made("own-mailbox", by=[Channel.EMAIL]):
        return attention(missing)
    shared = _released().filter(readers__isnull=False).count()
    return holds(
        f"{shared:,} went to a shared mailbox in a year, each once its readers were known.", shared=shared
    )


@control(
    "disclosure-reason",
    does="Nothing is released without the reason, its kind and the lawful basis.",
    acts_in=("safehaven.disclosure.checks.every_channel.has_a_reason",),
    see="disclosure:overseen",
)
def disclosure_reason() -> Evidence:
    if missing := not_made("reason"):
        return attention(missing)
    silent = _released().filter(Q(category="") | Q(basis="") | Q(reason__isnull=True)).count()
    if silent:
        return attention(f"{counted(silent, 'was', 'were')} released without a reason.", silent=silent)
    released = _released().count()
    return holds(
        f"{released:,} released in a year, each with its reason and lawful basis.", released=released
    )


@control(
    "disclosure-record",
    does="Whatever is released is written on the person's timeline in the same act, with when, by whom and to whom.",
    acts_in=(
        "safehaven.disclosure.operations.releasing.release",
        "safehaven.records.noting.note_on_timeline",
    ),
    not_for=dict.fromkeys(("SJ-4-post-06", "SJ-4-fax-09"), ONLY_EMAIL),
    see="disclosure:overseen",
)
def disclosure_record() -> Evidence:
    newest = _released().order_by("-released_at").only("pk", "record")[:MOST_NOTES]
    noted = noted_about("disclosure", [one.record_id for one in newest])
    missing = sum(one.ledger_name not in noted for one in newest)
    if missing:
        return attention(
            f"Of the newest {len(newest):,}, {counted(missing, 'is', 'are')} not on the person’s timeline.",
            missing=missing,
        )
    released = _released().count()
    return holds(
        f"{released:,} released in a year. The newest were looked at: all are on the timeline.",
        released=released,
    )


@control(
    "receipt-confirmation",
    does="Each message asks the recipient to confirm, and the disclosure stays open until they do.",
    acts_in=("safehaven.disclosure.email.steps.receipt_link", "safehaven.disclosure.operations.receiving"),
    reads=(Parameter.RECEIPT_BY,),
    not_for=dict.fromkeys(("PG-4b-10", "SJ-4-post-05", "SJ-4-fax-05"), ONLY_EMAIL),
    see="disclosure:overseen",
)
def receipt_confirmation() -> Evidence:
    mailed = Q(channel=Channel.EMAIL)  # whoever is told on the telephone is asked for no receipt
    sent = Disclosure.objects.filter(mailed, state=State.SENT)
    late = sent.filter(released_at__lt=timezone.now() - timedelta(days=DAYS_TO_ANSWER)).count()
    waiting, received = sent.count(), _released().filter(mailed, received_at__isnull=False).count()
    if late:
        return attention(
            f"{counted(late, 'recipient has', 'recipients have')} not confirmed for {DAYS_TO_ANSWER} days. Those who sent must ring them.",
            late=late,
            waiting=waiting,
        )
    return holds(
        f"{counted(received, 'recipient confirmed', 'recipients confirmed')} in a year; still asked: {waiting:,}.",
        received=received,
        waiting=waiting,
    )


@control(
    "separate-password",
    does="The password is a message of its own. It waits until the policy lets it go, and the database refuses both in one.",
    acts_in=(
        "safehaven.disclosure.email.steps.let_password_go",
        "safehaven.disclosure.models.outbox.Message",
    ),
    reads=(Parameter.PASSWORD_RELEASE,),
    see="disclosure:overseen",
)
def separate_password() -> Evidence:
    passwords = Message.objects.filter(kind=MessageKind.PASSWORD, made_at__gte=timezone.now() - LOOKED_BACK)
    document = Message.objects.filter(
        disclosure=OuterRef("disclosure"), kind=MessageKind.DOCUMENT, sent_at__isnull=False
    )
    let_go = passwords.filter(state__in=GONE)
    later = document.filter(sent_at__gt=OuterRef("sent_at"))
    wrong = let_go.filter(~Exists(document) | Exists(later)).count()
    if in_force(Parameter.PASSWORD_RELEASE) == "after_receipt":
        wrong += let_go.exclude(state=MessageState.SENT).filter(disclosure__received_at__isnull=True).count()
    if wrong:
        return attention(
            f"{counted(wrong, 'password went', 'passwords went')} too early. Stop them, and tell your IT administrator.",
            wrong=wrong,
        )
    sent = passwords.filter(state=MessageState.SENT).count()
    return holds(
        f"{counted(sent, 'password sent in a year, in its own message', 'passwords sent in a year, each in its own message')} and in its turn.",
        sent=sent,
    )


@control(
    "attachment-protection",
    does="Documents leave only inside a file under a password, which is opened again and proved before it goes.",
    acts_in=("safehaven.disclosure.email.preparing.prepare_released", "safehaven_core.protection.protect"),
    see="disclosure:overseen",
)
def attachment_protection() -> Evidence:
    if missing := not_made("protectable", "protected", by=[Channel.EMAIL]):
        return attention(missing)
    sent = Message.objects.filter(kind=MessageKind.DOCUMENT, sent_at__gte=timezone.now() - LOOKED_BACK)
    bare = sent.filter(attachment__isnull=True).count()
    without = sent.exclude(disclosure__messages__kind=MessageKind.PASSWORD).count()
    if bare or without:
        return attention(
            f"{counted(bare + without, 'message had', 'messages had')} no protected file.",
            bare=bare + without,
        )
    return holds(
        f"{counted(sent.count(), 'message sent in a year,', 'messages sent in a year, each')} with its protected file.",
        sent=sent.count(),
    )


@control(
    "unique-document-password",
    does="A fresh password is drawn by chance for each disclosure, and used for nothing else.",
    acts_in=("safehaven_core.protection.new_password", "safehaven.disclosure.email.preparing"),
)
def unique_document_password() -> Evidence:
    drawn = {new_password() for _ in range(DRAWS)}
    if len(drawn) < DRAWS:
        return attention(
            "Two passwords out of a few were the same. Send nothing, and tell your IT administrator."
        )
    made = Message.objects.filter(kind=MessageKind.PASSWORD).count()
    return holds(
        f"{counted(made, 'password made, for one disclosure alone', 'passwords made, a new one for each disclosure')}.",
        made=made,
    )


@control(
    "protected-copy",
    does="The protected file is a new one. The version that it was made from stays on the record as it was.",
    acts_in=("safehaven.disclosure.email.preparing.prepare_released", "safehaven.documents.storage.read"),
    see="disclosure:overseen",
)
def protected_copy() -> Evidence:
    shared = Item.objects.filter(disclosure__released_at__gte=timezone.now() - LOOKED_BACK)
    newest = shared.order_by("-disclosure__released_at").values_list("document_version", flat=True)[
        :MOST_FILES
    ]
    lost = sum(not is_kept(version) for version in newest)
    if lost:
        return attention(
            f"{counted(lost, 'original of what was shared is', 'originals of what was shared are')} missing. Tell your IT administrator.",
            lost=lost,
        )
    return holds(
        f"{counted(shared.count(), 'document shared in a year. Its original is kept', 'documents shared in a year. Their originals are kept')}.",
        shared=shared.count(),
    )


@control(
    "confidential-flag",
    does="A message with documents says in its subject that it is confidential; every message says so to the mail program.",
    acts_in=("safehaven.disclosure.email.composing.composed", "safehaven.disclosure.email.wording.subjects"),
    see="disclosure:overseen",
)
def confidential_flag() -> Evidence:
    unmarked = [subject for subject in wording.subjects() if not subject.startswith("Confidential")]
    if unmarked:
        return attention(
            "A subject does not say that the message is confidential. Tell your IT administrator."
        )
    sent = Message.objects.filter(sent_at__gte=timezone.now() - LOOKED_BACK).count()
    return holds(
        f"{counted(sent, 'message sent in a year,', 'messages sent in a year, each')} marked confidential for the mail program.",
        sent=sent,
    )


@control(
    "subject-clean",
    does="The subject is ours, not typed. One that would tell anything of the person is not sent.",
    acts_in=("safehaven.disclosure.email.checks.subject_tells_nothing",),
    see="disclosure:overseen",
)
def subject_clean() -> Evidence:
    if missing := not_made("subject", by=[Channel.EMAIL]):
        return attention(missing)
    sent = Message.objects.filter(sent_at__gte=timezone.now() - LOOKED_BACK).count()
    return holds(
        f"{counted(sent, 'message sent in a year, not with a subject that somebody typed', 'messages sent in a year, none with a subject that somebody typed')}.",
        sent=sent,
    )
