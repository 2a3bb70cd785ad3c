"""What somebody accepted can be read again in those words, by them and by nobody else."""

import re

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.policies.front import leave
from safehaven.readiness.models import Acceptance
from tests.readiness.conftest import accept

pytestmark = pytest.mark.django_db


def page_of(acceptance):
    return f"/my-training-and-agreements/policies/{acceptance.pk}/"


@pytest.fixture
def accepted(policy, noor, reads):
    """Noor accepted the policy in force."""
    return accept(noor, policy, reads)


def test_my_page_leads_to_it(accepted, noor, signed_in):
    browser = signed_in(noor)
    found = re.findall(
        r'href="(/my-training[^"]+policies[^"]+)"',
        browser.get("/my-training-and-agreements/").content.decode(),
    )

    assert found == [page_of(accepted)]
    assert "It is in force now." in browser.get(found[0]).content.decode()


def test_it_reads_as_it_was_accepted_when_another_is_in_force(
    ada_accepted_the_first, publishes, ada, signed_in
):
    publishes("The first line.\n\nThe new line.")
    page = (
        signed_in(ada)
        .get(page_of(Acceptance.objects.get(staff=ada, digest=ada_accepted_the_first.digest)))
        .content.decode()
    )

    assert ("The old line." in page, "The new line." in page) == (True, False)
    assert "It is not in force any more." in page


def test_it_reads_as_it_was_accepted_when_the_policy_was_left(ada_accepted_the_first, ada, signed_in):
    leave("wy", by=SYSTEM)
    page = (
        signed_in(ada)
        .get(page_of(Acceptance.objects.get(staff=ada, digest=ada_accepted_the_first.digest)))
        .content.decode()
    )

    assert "The old line." in page


@operation
def other_digest(acceptance):
    """What no act does: an acceptance of words that nothing here has."""
    acceptance.digest = "0" * 64
    acceptance.save()
    write("tests:changed", by=SYSTEM)


def test_words_that_were_not_kept_are_not_made_up(accepted, noor, signed_in):
    other_digest(accepted)
    page = signed_in(noor).get(page_of(accepted)).content.decode()

    assert "The words that you accepted were not kept. Below is how the policy reads now." in page
    leave("ju", by=SYSTEM)
    assert "there is nothing to read" in signed_in(noor).get(page_of(accepted)).content.decode()


def test_nobody_reads_what_another_accepted(accepted, grace, signed_in):
    assert signed_in(grace).get(page_of(accepted)).status_code == 404
