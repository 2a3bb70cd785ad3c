"""The parameters that a policy may set: their possible values, how strict each is, and what holds until one is set."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from safehaven_core.policy import Agree, Chain, Least, Most, Order, Value


class Parameter(StrEnum):
    """The name of one thing that a policy sets."""

    ACCURACY_CHECK_MONTHS = "accuracy_check_months"
    ASSET_REVIEW_MONTHS = "asset_review_months"
    ATTESTATION_MONTHS = "attestation_months"
    AUDIT_INTERVAL_MONTHS = "audit_interval_months"
    AUTHORISE_TELEPHONE = "authorise_telephone"
    BACKUP_INTERVAL_HOURS = "backup_interval_hours"
    BCP_REVIEW_MONTHS = "bcp_review_months"
    BLIND_COPY_FROM = "blind_copy_from"
    BREACH_REPORT_HOURS = "breach_report_hours"
    CALLBACK = "callback"
    CHILD_AGE_ENGLAND = "child_age_england"
    CHILD_AGE_SCOTLAND = "child_age_scotland"
    CONTACT_RECHECK_MONTHS = "contact_recheck_months"
    CONTACT_VERIFIER = "contact_verifier"
    CONTINUITY_QUORUM = "continuity_quorum"
    DEFAULT_SENSITIVITY = "default_sensitivity"
    EMAIL_MAX_MB = "email_max_mb"
    FAX = "fax"
    FOLDER_LABEL = "folder_label"
    IDLE_LOCK_MINUTES = "idle_lock_minutes"
    KEEP_CHILD_UNTIL_AGE = "keep_child_until_age"
    KEEP_YEARS = "keep_years"
    MAIL_PROTECTION = "mail_protection"
    MAIL_UNDO_SECONDS = "mail_undo_seconds"
    MOSAIC_K = "mosaic_k"
    NATION = "nation"
    OPT_OUT_REVIEW_MONTHS = "opt_out_review_months"
    PASS_MARK_PERCENT = "pass_mark_percent"  # noqa: S105 - the name of a parameter
    PASSWORD_CLASSES = "password_classes"  # noqa: S105 - the name of a parameter
    PASSWORD_MIN_LENGTH = "password_min_length"  # noqa: S105 - the name of a parameter
    PASSWORD_RELEASE = "password_release"  # noqa: S105 - the name of a parameter
    PASSWORD_STRENGTH = "password_strength"  # noqa: S105 - the name of a parameter
    PREMISES_CHECK_MONTHS = "premises_check_months"
    RECEIPT_BY = "receipt_by"
    RECORD_UPDATE_HOURS = "record_update_hours"
    REVIEW_INTERVAL_MONTHS = "review_interval_months"
    ROPA_REVIEW_MONTHS = "ropa_review_months"
    SAR_EXTENSION_MONTHS = "sar_extension_months"
    SAR_MONTHS = "sar_months"
    SCAN_WITHIN_HOURS = "scan_within_hours"
    SECOND_FACTOR = "second_factor"
    SECOND_PERSON = "second_person"
    SHARED_MAILBOXES = "shared_mailboxes"
    SIGNATURES_NEEDED = "signatures_needed"
    SYSTEM_CHECK_MONTHS = "system_check_months"
    TELEPHONE_DEFAULT = "telephone_default"
    TEST_QUESTIONS = "test_questions"
    TRAINING_INTERVAL_MONTHS = "training_interval_months"
    UNDO_SECONDS = "undo_seconds"
    UNSCANNED_DOCUMENTS = "unscanned_documents"
    UPLOAD_MAX_MB = "upload_max_mb"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a parameter and what it means, in the words of the policy page."""

    value: str
    means: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a parameter sets: a number within limits, one of some words, or a short text.

    `default` holds until a policy or a person says something.  `floor` is what Safehaven itself asks
    for, whatever a policy says.
    """

    title: str
    default: str
    order: Order
    choices: tuple[Choice, ...] = ()
    floor: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.order, Least | Most)

    def read(self, text: str) -> Value | None:
        """The value that a stored or typed text stands for; None where it stands for no possible one."""
        value = _whole_number(text) if self.is_number else text
        return value if self.order.allows(value) else None

    def allows(self, text: str) -> bool:
        """Whether a text stands for a possible value."""
        return self.read(text) is not None

    def words_for(self, text: str) -> str:
        """How a page says a value."""
        return {choice.value: choice.means for choice in self.choices}.get(text, text)

    @property
    def looks_like(self) -> str:
        """What a right value looks like, for error messages."""
        return self.order.looks_like


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def _least(title: str, default: int, least: int, most: int) -> Meaning:
    """A number; the smaller, the stricter."""
    return Meaning(title, str(default), Least(least, most))


def _most(title: str, default: int, least: int, most: int, *, floor: str = "") -> Meaning:
    """A number; the larger, the stricter."""
    return Meaning(title, str(default), Most(least, most), floor=floor)


def _words(title: str, default: str, **means: str) -> Meaning:
    """Some words from the loosest to the strictest, and what each means."""
    choices = tuple(Choice(value, text) for value, text in means.items())
    return Meaning(title, default, Chain(*means), choices)


P = Parameter
MEANINGS: dict[Parameter, Meaning] = {
    P.ACCURACY_CHECK_MONTHS: _least(
        "Months after which somebody checks that a record is still right", 12, 1, 60
    ),
    P.ASSET_REVIEW_MONTHS: _least("Months between two reviews of the list of what we hold", 12, 1, 36),
    P.ATTESTATION_MONTHS: _least(
        "Months after which people confirm again what has no interval of its own", 12, 1, 24
    ),
    P.AUDIT_INTERVAL_MONTHS: _least("Months between two audits of how the policy is kept", 12, 1, 36),
    P.AUTHORISE_TELEPHONE: _words(
        "Who allows something to be told on the telephone",
        "senior",
        anybody="Anybody who may share",
        senior="A senior colleague",
    ),
    P.BACKUP_INTERVAL_HOURS: _least("Hours between two backups", 24, 1, 168),
    P.BCP_REVIEW_MONTHS: _least("Months between two reviews of the continuity plan", 12, 1, 36),
    P.BLIND_COPY_FROM: _least("Recipients from which their addresses are hidden from each other", 2, 2, 100),
    P.BREACH_REPORT_HOURS: _least(
        "Hours within which a breach is reported to the Information Commissioner", 72, 1, 72
    ),
    P.CALLBACK: _words(
        "Which number is rung to make sure of a caller",
        "switchboard_only",
        not_needed="No call back is needed",
        known_number="A number that we already know",
        switchboard_only="Only the switchboard of their organisation, from a public list",
    ),
    P.CHILD_AGE_ENGLAND: _most("Age under which somebody is a child in England", 18, 16, 18),
    P.CHILD_AGE_SCOTLAND: _most("Age under which somebody is a child in Scotland", 16, 16, 18),
    P.CONTACT_RECHECK_MONTHS: _least(
        "Months after which a verified contact point is shown as old", 12, 1, 60
    ),
    P.CONTACT_VERIFIER: _words(
        "Who makes sure of a new contact point",
        "anybody",
        anybody="Anybody who may verify; it is shown when they added it themselves",
        another_person="Somebody other than the person who added it",
    ),
    P.CONTINUITY_QUORUM: _most("People who must come together to open what one person kept", 2, 2, 10),
    P.DEFAULT_SENSITIVITY: _words(
        "How sensitive what we hold is, unless somebody says otherwise",
        "special",
        personal="Personal data",
        special="Special category data, whatever its kind",
    ),
    P.EMAIL_MAX_MB: _least("Most that one e-mail may carry, in megabytes", 20, 1, 100),
    P.FAX: _words(
        "Whether anything goes by fax",
        "never",
        allowed="Yes",
        safe_haven_or_depersonalised="To a safe haven, or with nothing in it that says who it is about",
        safe_haven_only="Only to a safe haven",
        never="Never",
    ),
    P.FOLDER_LABEL: Meaning(
        "How a person's folder is labelled", "{date} {initials}", Agree(("{date}", "{initials}"), longest=30)
    ),
    P.IDLE_LOCK_MINUTES: _least("Minutes without activity before the screen locks", 5, 1, 60),
    P.KEEP_CHILD_UNTIL_AGE: _most(
        "Age until which the record of somebody who was a child is kept after it was closed", 25, 18, 80
    ),
    P.KEEP_YEARS: _most("Years for which the record of an adult is kept after it was closed", 8, 6, 30),
    P.MAIL_PROTECTION: _words(
        "What happens to a message from a mail program that must be protected",
        "ask",
        by_itself="It is protected and sent without asking",
        ask="It waits until its sender decides",
    ),
    P.MAIL_UNDO_SECONDS: _most(
        "Seconds in which a message from a mail program can be taken back", 60, 0, 600
    ),
    P.MOSAIC_K: _most("People whom a description must fit before it tells of nobody", 5, 2, 50),
    P.NATION: _words(
        "Where the people live whom we support, which decides who is a child",
        "england",
        scotland="Scotland",
        england="England, Wales or Northern Ireland",
    ),
    P.OPT_OUT_REVIEW_MONTHS: _least("Months between two checks of the national opt-out", 12, 1, 36),
    P.PASS_MARK_PERCENT: _most("Right answers, in per cent, that pass the test of a course", 80, 50, 100),
    P.PASSWORD_CLASSES: _most(
        "Kinds of sign in a password, of small letters, capitals, digits and others", 1, 1, 4
    ),
    P.PASSWORD_MIN_LENGTH: _most("Fewest characters of a password", 12, 8, 64, floor="12"),
    P.PASSWORD_RELEASE: _words(
        "When the password of a sent document goes",
        "after_receipt",
        separate_message="In a separate message, at once",
        after_receipt="In a separate message, after the recipient confirmed receipt",
    ),
    P.PASSWORD_STRENGTH: _most(  # zxcvbn's score: 3 means a hundred million guesses, 4 ten thousand million
        "How hard a password is to guess: 3 is hard, 4 is very hard", 3, 3, 4, floor="3"
    ),
    P.PREMISES_CHECK_MONTHS: _least("Months between two checks of the premises", 3, 1, 24),
    P.RECEIPT_BY: _words(  # a link proves by itself that it was opened; a reply is noted by hand
        "How a recipient confirms receipt of an e-mail",
        "link",
        reply="By a reply to the message",
        link="By a link to a page of ours with one button",
    ),
    P.RECORD_UPDATE_HOURS: _least("Hours within which what happened is written on the record", 48, 1, 168),
    P.REVIEW_INTERVAL_MONTHS: _least("Months between two reviews of the policy", 12, 1, 60),
    P.ROPA_REVIEW_MONTHS: _least("Months between two reviews of the record of processing", 12, 1, 36),
    P.SAR_EXTENSION_MONTHS: _least("Months by which a hard access request may be extended", 2, 0, 2),
    P.SAR_MONTHS: _least("Months within which an access request is answered", 1, 1, 1),
    P.SCAN_WITHIN_HOURS: _least("Hours within which paper is scanned", 48, 1, 168),
    P.SECOND_FACTOR: _words(
        "Whether signing in takes a second factor", "required", required="Yes, for everybody"
    ),
    P.SECOND_PERSON: _words(
        "Whether a second person approves what leaves",
        "never",
        never="No",
        always="Yes, always somebody else",
    ),
    P.SHARED_MAILBOXES: _words(
        "E-mail addresses that several people may read, such as info@ or office@",
        "say_who_reads",
        say_who_reads="May be used once somebody wrote down who reads it",
        refuse="May not be used",
    ),
    P.SIGNATURES_NEEDED: _most("Signatures without which the text of a policy is not published", 2, 1, 10),
    P.SYSTEM_CHECK_MONTHS: _least("Months between two checks that systems are up to date", 1, 1, 12),
    P.TELEPHONE_DEFAULT: _words(
        "What somebody hears who asks for something on the telephone",
        "written_request",
        after_checks="It is told once their identity is checked",
        written_request="Please ask in writing",
        never="Nothing is told on the telephone",
    ),
    P.TEST_QUESTIONS: _most("Questions in the test of a course", 12, 5, 40),
    P.TRAINING_INTERVAL_MONTHS: _least("Months after which everybody is trained again", 12, 1, 24),
    P.UNDO_SECONDS: _most("Seconds in which a released disclosure can be taken back", 30, 0, 600),
    P.UNSCANNED_DOCUMENTS: _words(
        "Documents that no malware scanner has read",
        "warn",
        warn="May be sent, with a warning",
        refuse="May not be sent",
    ),
    P.UPLOAD_MAX_MB: _least("Largest document, in megabytes", 200, 1, 10_000),
}

ORDERS: dict[str, Order] = {parameter.value: meaning.order for parameter, meaning in MEANINGS.items()}
