"""What the tests of lawfulness share: a recipient at an organisation, and a private one."""

from __future__ import annotations

import uuid

from safehaven.directory.front import NewRecipient, Recipient, add_recipient
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember
from tests.disclosure.conftest import tess
from tests.staging import staged

__all__ = ["tess"]


@staged
def aunt(robin: Record, ada: StaffMember) -> Recipient:
    """Robin's aunt."""
    return add_recipient(NewRecipient("Aunt Peregrine", "Aunt"), at=robin, once=uuid.uuid4(), by=ada)
