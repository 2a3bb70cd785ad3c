"""Nothing goes to a blocked address."""

import uuid

import pytest

from safehaven.directory.front import block_address, is_blocked, lift_block
from safehaven.directory.operations.blocking import open_blocks
from safehaven.directory.rules import AlreadyLifted, AlreadyThere


def block(value, by):
    return block_address(value, "Sent to us by mistake twice.", once=uuid.uuid4(), by=by)


@pytest.mark.parametrize(
    ("blocked", "address", "expected"),
    [
        ("eve@evil.example", "Eve@Evil.example", True),
        ("evil.example", "eve@evil.example", True),
        ("@evil.example", "eve@mail.evil.example", True),
        ("mail.evil.example", "eve@evil.example", False),
        ("evil.example", "eve@notevil.example", False),
        ("eve@evil.example", "adam@evil.example", False),
    ],
)
def test_an_address_and_a_whole_domain_can_be_blocked(ada, blocked, address, expected):
    block(blocked, ada)

    assert is_blocked(address) is expected


def test_lifting_lets_things_go_again(ada, grace):
    lift_block(block("evil.example", ada), by=grace)

    assert is_blocked("eve@evil.example") is False


def test_a_block_is_lifted_once(ada, grace):
    blocked = block("evil.example", ada)
    lift_block(blocked, by=grace)

    with pytest.raises(AlreadyLifted):
        lift_block(blocked, by=grace)


def test_the_same_is_not_blocked_twice(ada):
    block("evil.example", ada)

    with pytest.raises(AlreadyThere):
        block("EVIL.example", ada)


def test_the_list_says_what_and_why(ada):
    block("evil.example", ada)

    assert [(one.value, one.why) for one in open_blocks(by=ada)] == [
        ("evil.example", "Sent to us by mistake twice.")
    ]
