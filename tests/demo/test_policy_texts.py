"""The demo's policies are published: anybody reads them, and what is for staff only stands in boxes."""

import pytest

from safehaven.demo.building import POLICIES
from safehaven.demo.organisation import make_organisation
from safehaven.demo.policy_texts import _HEADS, publish_policies
from safehaven.policies.controls import CONTROLS, State
from safehaven.policies.front import adopt
from safehaven.publication.front import body_of, editions_in_force
from safehaven.workforce.front import Role

pytestmark = pytest.mark.django_db


def test_each_adopted_policy_is_published_with_a_box_and_signed_by_two():
    organisation = make_organisation()
    for policy in POLICIES:
        adopt(policy, by=organisation.holder_of(Role.SIRO))

    publish_policies(organisation)

    editions = editions_in_force()
    assert sorted(one.policy for one in editions) == sorted(POLICIES) == sorted(_HEADS)
    assert [("For staff only" in body_of(one, for_staff=True)) for one in editions] == [True, True]
    assert [("For staff only" in body_of(one, for_staff=False)) for one in editions] == [False, False]
    public = "".join(body_of(one, for_staff=False) for one in editions)
    assert [words for words in ("rather be asked", "Before something leaves") if words in public] == []
    ours = ["policy-publication", "governance-signoff", "policy-library", "policy-review"]
    assert [CONTROLS[name].evidence().state for name in ours] == [State.HOLDS] * 4
