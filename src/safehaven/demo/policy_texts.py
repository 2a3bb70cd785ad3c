"""The pretend organisation's policies as people read them: written by one, signed by two, published."""

from __future__ import annotations

from dataclasses import dataclass

from safehaven.demo.organisation import Organisation
from safehaven.publication.front import (
    Words,
    ask_for_signatures,
    publish,
    sign,
    source_in_force,
    write_draft,
)
from safehaven.workforce.front import Role

SIGNERS = (Role.DATA_PROTECTION_OFFICER, Role.CALDICOTT_GUARDIAN)


@dataclass(frozen=True, slots=True)
class _Head:
    """What the organisation says before the clauses."""

    number: str
    title: str
    sponsor: str
    begins: str


_HEADS = {
    "wy": _Head(
        "DP-01",
        "How we look after what we know about you",
        "the chief executive",
        """# What this is about

We write down what helps us to support you, and we look after it.
What happens is on your record within {{record_update_hours}} hours.
Anybody may read this policy. You find the others at [our policies](/policies/).

::: staff
## If you are not sure

Stop before you send or say anything. Ask your line manager, or the data protection officer: both would
rather be asked than told later.

- Lock your screen when you stand up. It locks itself after {{idle_lock_minutes}} minutes.
- If something went to the wrong person, say so within the hour. Nobody is blamed for telling.
:::

""",
    ),
    "recommended": _Head(
        "DP-02",
        "Keeping information safe",
        "the senior information risk owner",
        """# What this is about

The law has moved on since many policies were written. This one says what we do today.
We look at it again every {{review_interval_months}} months.

::: staff
## Before something leaves

Check the recipient, then the content, then the channel. Faxes: {{fax}}.
Passwords have {{password_min_length}} characters or more, and nobody ever asks you for yours.
:::

""",
    ),
}


def publish_policies(organisation: Organisation) -> None:
    """Write, sign and publish the text of each policy that the pretend organisation adopted."""
    writer = organisation.holder_of(Role.SIRO)
    for policy, head in _HEADS.items():
        words = Words(
            number=head.number,
            title=head.title,
            sponsor=head.sponsor,
            what_changed="The first version with a text of our own.",
            text=head.begins + source_in_force(policy),
        )
        text = ask_for_signatures(write_draft(policy, words, revision=0, by=writer), by=writer)
        for role in SIGNERS:
            sign(text, digest=text.digest, by=organisation.holder_of(role))
        publish(text, by=writer)
