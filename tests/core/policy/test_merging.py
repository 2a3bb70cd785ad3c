"""The strictest demand holds, in whatever order and however often policies are adopted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.policy import NOTHING_ASKED, Demand, Demands, Dispute, Order, Ruling, Value
from tests.core.policy.packs import ORDERS, clause, pack

VALUES: dict[str, st.SearchStrategy[Value]] = {
    "update_hours": st.integers(1, 168),
    "password_length": st.integers(8, 64),
    "fax": st.sampled_from(ORDERS["fax"].words),  # type: ignore[attr-defined]  # it is a chain
    "folder_label": st.sampled_from(["{date}", "{date}-{initials}", "{initials} {date}"]),
    "checked_devices": st.sets(st.sampled_from(["laptop", "phone", "stick"])).map(
        lambda words: tuple(sorted(words))
    ),
}


@st.composite
def demand(draw: st.DrawFn) -> Demand:
    name = draw(st.sampled_from(sorted(VALUES)))
    return Demand(name, draw(st.sampled_from("ABC")), draw(st.sampled_from(["ju", "wy"])), draw(VALUES[name]))


policies = st.lists(demand(), max_size=12).map(Demands)


def stricter_or_equal(order: Order, before: Ruling | Dispute, after: Ruling | Dispute) -> bool:
    """Whether nothing was loosened; a dispute that arises is no loosening, for nothing is released from it."""
    if isinstance(before, Dispute):
        return isinstance(after, Dispute) and set(before.values) <= set(after.values)
    return isinstance(after, Dispute) or order.strictest([before.value, after.value]) == after.value


@given(policies, policies)
def test_merging_is_commutative(one, other):
    assert (one | other).rulings(ORDERS) == (other | one).rulings(ORDERS)


@given(policies, policies, policies)
def test_merging_is_associative(one, two, three):
    assert ((one | two) | three).rulings(ORDERS) == (one | (two | three)).rulings(ORDERS)


@given(policies)
def test_merging_with_itself_or_nothing_changes_nothing(one):
    assert (one | one).rulings(ORDERS) == one.rulings(ORDERS) == (one | NOTHING_ASKED).rulings(ORDERS)


@given(policies, policies)
def test_no_policy_loosens_another(one, other):
    before, after = one.rulings(ORDERS), (one | other).rulings(ORDERS)

    assert all(stricter_or_equal(ORDERS[name], ruling, after[name]) for name, ruling in before.items())


@given(policies)
def test_whatever_holds_is_asked_for_and_possible(one):
    for name, ruling in one.rulings(ORDERS).items():
        demands = one.on(name)

        assert set(ruling.between if isinstance(ruling, Dispute) else ruling.asked_by) <= set(demands)
        assert isinstance(ruling, Dispute) or ORDERS[name].allows(ruling.value)


@given(policies)
def test_every_demand_is_met(one):
    for name, ruling in one.rulings(ORDERS).items():
        if isinstance(ruling, Ruling):
            met = {ORDERS[name].strictest([asked.value, ruling.value]) for asked in one.on(name)}

            assert met == {ruling.value}


def test_the_ruling_names_the_clauses_that_ask_for_it():
    loose = pack(clause("A", '{ fax = "allowed" }'), name="loose")
    strict = pack(clause("B", '{ fax = "never" }'), clause("C", '{ fax = "safe_haven_only" }'), name="strict")

    ruling = (Demands.of(loose) | Demands.of(strict)).rulings(ORDERS)["fax"]

    assert ruling == Ruling("never", (Demand("fax", "B", "strict", "never"),))


def test_what_no_order_can_settle_is_a_dispute_between_both_clauses():
    ours = pack(clause("A", '{ folder_label = "{date}" }'), name="ours")
    theirs = pack(clause("B", '{ folder_label = "{date} {initials}" }'), name="theirs")

    ruling = Demands.of(ours, theirs).rulings(ORDERS)["folder_label"]

    assert isinstance(ruling, Dispute)
    assert ruling.values == ("{date}", "{date} {initials}")
    assert [demand.clause for demand in ruling.between] == ["A", "B"]


def test_lists_add_up():
    one = pack(clause("A", '{ checked_devices = ["phone"] }'), name="one")
    two = pack(clause("B", '{ checked_devices = ["laptop", "phone"] }'), name="two")

    ruling = Demands.of(one, two).rulings(ORDERS)["checked_devices"]

    assert isinstance(ruling, Ruling)
    assert ruling.value == ("laptop", "phone")
    assert [demand.clause for demand in ruling.asked_by] == ["B"]
