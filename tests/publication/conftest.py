"""What the tests of publication share: an adopted policy, and the people who write and sign its text."""

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import adopt
from safehaven.publication.front import Words, ask_for_signatures, publish, sign, write_draft
from safehaven.workforce.front import Role
from tests.cast import hire
from tests.staging import staged

# Words of a box: nobody without an account may read them, on whatever page.
SECRET = "Ring the duty desk on the orange telephone"
TEXT = f"""# How we keep it

Faxes: {{{{fax}}}}. Written within {{{{record_update_hours}}}} hours.

- {{{{clause:WY-overview-01}}}}

::: staff
## What you do
{SECRET}.

- {{{{clause:WY-records-14}}}}
:::

After the box, for everybody: [all our policies](/policies/).
"""


def words(text=TEXT, **other):
    """What somebody writes."""
    said = {
        "number": "DP-01",
        "title": "How we look after what we know",
        "sponsor": "the company secretary",
        "what_changed": "The first version.",
    }
    return Words(**(said | other), text=text)


@operation
def behind_our_back(change):
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    return change()


@staged
def wy(db):
    """A policy with a clause for staff only, adopted."""
    return adopt("wy", by=SYSTEM)[-1]


@staged
def sid(db):
    """The SIRO, who writes."""
    return hire("Sid Irons", Role.SIRO)


@staged
def tom(db):
    """A trustee, who signs."""
    return hire("Tom Truro", Role.TRUSTEE)


@staged
def draft(wy, sid):
    """What Sid wrote, and nobody has signed."""
    return write_draft("wy", words(), revision=0, by=sid)


@staged
def asked(draft, sid):
    """What Sid wrote, waiting for signatures."""
    return ask_for_signatures(draft, by=sid)


@staged
def signed(asked, dora, tom):
    """Signed by two, and not published."""
    for one in (dora, tom):
        sign(asked, digest=asked.digest, by=one)
    return asked


@staged
def published(signed, sid):
    """In force."""
    return publish(signed, by=sid)
