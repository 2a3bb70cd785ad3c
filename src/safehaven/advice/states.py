"""What a question is about, to whom it goes, and how it moves."""

from __future__ import annotations

from django.db.models import TextChoices


class Topic(TextChoices):
    """What somebody needs help with."""

    RECORDS = "records", "Writing or reading a record"
    SHARING = "sharing", "Sharing something with somebody outside"
    RIGHTS = "rights", "Somebody asks what we hold about them, or complains"
    MISTAKE = "mistake", "Something may have gone wrong"
    POLICY = "policy", "What the policy asks of me"
    SYSTEM = "system", "Signing in, or Safehaven itself"
    OTHER = "other", "Something else"


class Addressee(TextChoices):
    """Who is asked."""

    LINE_MANAGER = "line_manager", "Line manager"
    GOVERNANCE_OFFICER = "governance_officer", "Information governance officer"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"
    IT_ADMINISTRATOR = "it_administrator", "IT administrator"

    @property
    def within(self) -> str:
        """How a sentence names them."""
        label = str(self.label)
        return label if label[:2].isupper() else label[0].lower() + label[1:]


class State(TextChoices):
    """Whose turn it is."""

    WAITING = "waiting", "Waiting for an answer"
    ANSWERED = "answered", "Answered"
    SETTLED = "settled", "Settled"


class Kind(TextChoices):
    """What was done in one turn of a question."""

    ASKED = "asked", "Asked"
    ANSWERED = "answered", "Answered"
    ASKED_AGAIN = "asked-again", "Asked again"
    HANDED_ON = "handed-on", "Handed on"
    SETTLED = "settled", "Said that this is settled"


MOVES: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.WAITING, State.ANSWERED, State.SETTLED}),
    State.ANSWERED: frozenset({State.WAITING, State.ANSWERED, State.SETTLED}),
    State.SETTLED: frozenset({State.WAITING}),
}

RIGHT_FOR: dict[Topic, Addressee] = {
    Topic.RECORDS: Addressee.LINE_MANAGER,
    Topic.SHARING: Addressee.GOVERNANCE_OFFICER,
    Topic.RIGHTS: Addressee.DATA_PROTECTION_OFFICER,
    Topic.MISTAKE: Addressee.DATA_PROTECTION_OFFICER,
    Topic.POLICY: Addressee.GOVERNANCE_OFFICER,
    Topic.SYSTEM: Addressee.IT_ADMINISTRATOR,
    Topic.OTHER: Addressee.LINE_MANAGER,
}

# Who is asked where nobody is there.  What was meant for others never goes to IT, who may read no record.
_A = Addressee
INSTEAD: dict[Addressee, tuple[Addressee, ...]] = {
    _A.LINE_MANAGER: (_A.GOVERNANCE_OFFICER, _A.DATA_PROTECTION_OFFICER),
    _A.GOVERNANCE_OFFICER: (_A.DATA_PROTECTION_OFFICER, _A.LINE_MANAGER),
    _A.DATA_PROTECTION_OFFICER: (_A.GOVERNANCE_OFFICER, _A.LINE_MANAGER),
    _A.IT_ADMINISTRATOR: (_A.LINE_MANAGER, _A.GOVERNANCE_OFFICER, _A.DATA_PROTECTION_OFFICER),
}


class NoticeKind(TextChoices):
    """What somebody publishes to colleagues."""

    NOTICE = "notice", "A notice: something to know or to remember"
    LESSON = "lesson", "A lesson: what we learned when something went well or badly"


class Audience(TextChoices):
    """For whom a notice is."""

    EVERYBODY = "everybody", "Everybody who works here"
    ROLE = "role", "Everybody who holds one role"
    TEAM = "team", "One team"
