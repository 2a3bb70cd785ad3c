"""Addresses to which nothing may go: blocked, lifted, looked at."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from safehaven.access.front import take_house
from safehaven.directory.held import CONSULTED, sent_before
from safehaven.directory.models import Block
from safehaven.directory.queries import blocks_in_force
from safehaven.directory.rules import AlreadyLifted, AlreadyThere, check_written
from safehaven.directory.values import block_token, blocked_value
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.workforce.front import StaffMember


@dataclass(frozen=True, slots=True)
class OpenBlock:
    """A block in clear."""

    block: Block
    value: str
    why: str


@operation
def block_address(typed: str, why: str, *, once: UUID, by: StaffMember) -> Block:
    """Let nothing go to an e-mail address, or to any address of a domain, from now on."""
    if again := sent_before(Block, once, by):
        return again
    value = blocked_value(typed)
    check_written(why, "Write why nothing may go there.")
    block = Block(token=block_token(value), once=once, added_at=timezone.now(), added_by=by)
    if Block.objects.filter(token=block.token, lifted_at__isnull=True).exists():
        raise AlreadyThere("This is blocked already.")
    grant = take_house("directory", by=by, act="directory:address_blocked", about=[block])
    grant.seal(block, value=value, why=why.strip())
    block.save(force_insert=True)
    return block


@operation
def lift_block(block: Block, *, by: StaffMember) -> Block:
    """Let things go there again."""
    block = Block.objects.select_for_update().get(pk=block.pk)
    if block.lifted_at is not None:
        raise AlreadyLifted("Somebody has lifted this block already.")
    block.lifted_at, block.lifted_by = timezone.now(), by
    block.save(update_fields=["lifted_at", "lifted_by"])
    write("directory:block_lifted", by=by, about=[block])
    return block


@operation
def open_blocks(*, by: StaffMember) -> list[OpenBlock]:
    """Look at what is blocked."""
    blocks = list(blocks_in_force())
    grant = take_house("directory", by=by, act=CONSULTED, shown=len(blocks))
    return [OpenBlock(block, grant.open(block, "value"), grant.open(block, "why")) for block in blocks]
