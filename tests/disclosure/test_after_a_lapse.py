"""What was released goes on when whoever released it may open nothing more: from then on it is the organisation's."""

import uuid

import pytest
from django.urls import reverse

from safehaven.disclosure.operations import releasing
from safehaven.disclosure.states import State
from safehaven.readiness.front import NotReady
from tests.disclosure.conftest import work
from tests.lapsing import lapse

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("ready_made")
def test_what_was_released_leaves(released, ada, office):
    lapse(ada)
    work()

    released.refresh_from_db()
    assert (released.state, len(office.caught)) == (State.SENT, 1)


def test_what_was_not_released_stays(draft, ada):
    lapse(ada)

    with pytest.raises(NotReady):
        releasing.release(draft, version=draft.version, once=uuid.uuid4(), by=ada)

    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_what_was_released_can_still_be_taken_back(released, ada, office, signed_in):
    client = signed_in(ada)
    lapse(ada)
    answer = client.post(reverse("disclosure:retract", kwargs={"disclosure": released.pk}), follow=True)
    work()

    released.refresh_from_db()
    assert (released.state, office.caught) == (State.RETRACTED, [])
    assert answer.redirect_chain[-1][0].startswith("/before-you-start/")


def test_by_nobody_who_does_not_work_with_the_person(released, sam, signed_in):
    client = signed_in(sam)
    lapse(sam)

    assert client.post(reverse("disclosure:retract", kwargs={"disclosure": released.pk})).status_code == 404
