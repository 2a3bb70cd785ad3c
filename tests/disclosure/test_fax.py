"""Nothing goes by fax, by any route, and whoever tries is told why and what to do instead."""

import uuid

import pytest

from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.rules import NotChecked, NotThisWay
from safehaven.disclosure.states import Channel
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import Parameter, adopt, choose
from tests.disclosure.calls import let_go


@pytest.mark.parametrize("channel", [Channel.FAX, Channel.TELEPHONE])
def test_nothing_else_is_begun_out_of_the_air(robin, ada, channel):
    with pytest.raises(NotThisWay):
        drafting.begin(robin, channel, once=uuid.uuid4(), by=ada)

    assert Disclosure.objects.count() == 0


def test_a_fax_is_refused_with_the_clause_that_says_so(robin, ada):
    adopt("ju", by=SYSTEM)

    with pytest.raises(NotThisWay, match=r"clause JU-2\.7a.*Scan the paper, and send it protected by e-mail"):
        drafting.begin(robin, Channel.FAX, once=uuid.uuid4(), by=ada)


@operation
def made_a_fax_of(draft: Disclosure) -> Disclosure:
    draft.channel = Channel.FAX
    draft.save(update_fields=["channel"])
    write("test:changed", by=SYSTEM)
    return draft


@pytest.mark.parametrize("policy", ["never", "safe_haven_only", "safe_haven_or_depersonalised", "allowed"])
def test_a_fax_that_came_into_being_behind_our_back_does_not_leave(draft, ada, policy):
    choose(Parameter.FAX, policy, by=SYSTEM)

    with pytest.raises(NotChecked, match="fax"):
        let_go(made_a_fax_of(draft), ada)
