"""The password of a disclosure is shown to somebody who proved their second factor moments ago."""

import pytest
from django.urls import reverse

from safehaven.ledger.models import Line
from safehaven.workforce.models import StaffSession
from tests.disclosure.test_pages import at, send
from tests.house.probes import ago, change

pytestmark = pytest.mark.usefixtures("ready_made")


@pytest.mark.parametrize("minutes", [9, 30])
def test_it_is_asked_for_before_the_password_is_shown(sent, ada, signed_in, minutes):
    client = signed_in(ada)
    change(StaffSession.objects.get(), verified_at=ago(minutes=minutes))

    answer = send(client, at("password", sent))

    away = answer.headers.get("Location", "").partition("?")[0]
    told = Line.objects.filter(act="disclosure:password_told").exists()
    assert (away, told) == (("", True) if minutes < 10 else (reverse("confirm"), False))
