"""App passwords: made on a page, shown once, kept as a hash, valid for mail only, ended at once."""

import re
import uuid

import pytest
from django.urls import reverse

from safehaven.ledger.front import StoredLine
from safehaven.mailguard.asked_often import password_for
from safehaven.mailguard.models import AppPassword
from safehaven.mailguard.operations.passwords import end_app_password, make_app_password
from safehaven.mailguard.rules import NameInUse, PasswordOver, TooManyPasswords
from safehaven.workforce.models import StaffSession
from safehaven.workforce.operations import mark_as_left
from tests.house.probes import ago, change

pytestmark = pytest.mark.django_db
PLACE = reverse("mailguard:passwords")
WRITTEN = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){4}")


def made_on_the_page(client, name="Outlook on the laptop"):
    answer = client.post(PLACE, {"name": name, "once": str(uuid.uuid4())})
    return WRITTEN.search(answer.content.decode())[0]


def test_it_is_shown_once_and_kept_as_a_hash_only(ada, signed_in):
    client = signed_in(ada)

    secret = made_on_the_page(client)

    assert secret not in client.get(PLACE).content.decode()
    assert "Outlook on the laptop" in client.get(PLACE).content.decode()
    assert not any(secret in str(value) for row in AppPassword.objects.values_list() for value in row)
    assert not any(secret in line.entry for line in StoredLine.objects.all())


def test_the_server_stands_beside_it_where_it_is_known(ada, signed_in, settings):
    client = signed_in(ada)
    settings.SAFEHAVEN_MAIL_GUARD = "mail.example.org:587"
    known = client.post(PLACE, {"name": "Phone", "once": str(uuid.uuid4())}).content.decode()
    settings.SAFEHAVEN_MAIL_GUARD = ""
    unknown = client.post(PLACE, {"name": "Scanner", "once": str(uuid.uuid4())}).content.decode()

    assert "<strong>mail.example.org</strong>, port <strong>587</strong>" in known
    assert "Your IT administrator knows the name of the server." in unknown


def test_it_lets_its_owner_in_however_it_is_spaced(ada):
    secret = make_app_password("Phone", by=ada)

    ways = [secret, secret.replace("-", ""), f" {secret.upper()} ", secret.replace("-", " ")]

    assert [password_for(ada.email, way) is not None for way in ways] == [True] * 4


def test_it_lets_nobody_else_in(ada, sam):
    secret = make_app_password("Phone", by=ada)

    assert (password_for(sam.email, secret), password_for("", secret), password_for(ada.email, "")) == (
        None,
        None,
        None,
    )


def test_it_is_no_password_for_the_site(ada, client):
    secret = make_app_password("Phone", by=ada)

    client.post(reverse("account_login"), {"login": ada.email, "password": secret})

    assert StaffSession.objects.count() == 0


def test_one_that_was_taken_back_lets_nobody_in(ada, signed_in):
    client, secret = signed_in(ada), make_app_password("Phone", by=ada)
    place = reverse("mailguard:end_password", kwargs={"password": AppPassword.objects.get().pk})

    client.post(place, {"once": str(uuid.uuid4())})

    assert password_for(ada.email, secret) is None
    assert client.get(place).status_code == 404


def test_somebody_elses_is_not_there(ada, sam, signed_in):
    make_app_password("Phone", by=ada)
    place = reverse("mailguard:end_password", kwargs={"password": AppPassword.objects.get().pk})

    assert signed_in(sam).post(place, {"once": str(uuid.uuid4())}).status_code == 404


def test_all_end_when_somebody_leaves_and_the_ledger_counts_them(ada, grace):
    secrets = [make_app_password(name, by=ada) for name in ("Phone", "Laptop")]

    mark_as_left(ada, by=grace)

    assert [password_for(ada.email, secret) for secret in secrets] == [None, None]
    assert AppPassword.objects.filter(ended_at__isnull=True).count() == 0
    assert '"app_passwords_ended":2' in StoredLine.objects.get(act="workforce:staff_left").entry


def test_none_works_after_a_last_day_that_nobody_has_carried_out(ada):
    secret = make_app_password("Phone", by=ada)

    change(ada, active_until=ago(minutes=1))

    assert password_for(ada.email, secret) is None


def test_it_needs_the_second_factor_moments_ago(ada, signed_in):
    client = signed_in(ada)
    change(StaffSession.objects.get(), verified_at=ago(minutes=30))

    answer = client.post(PLACE, {"name": "Phone", "once": str(uuid.uuid4())})

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("confirm"))
    assert AppPassword.objects.count() == 0


def test_two_cannot_have_one_name(ada):
    make_app_password("Phone", by=ada)

    with pytest.raises(NameInUse):
        make_app_password("Phone", by=ada)


def test_a_name_is_free_again_once_its_password_has_ended(ada):
    make_app_password("Phone", by=ada)
    end_app_password(AppPassword.objects.get(), by=ada)

    assert make_app_password("Phone", by=ada)


def test_nobody_has_more_than_twenty(ada):
    for place in range(20):
        make_app_password(f"Phone {place}", by=ada)

    with pytest.raises(TooManyPasswords):
        make_app_password("One more", by=ada)


def test_it_is_taken_back_once(ada):
    make_app_password("Phone", by=ada)
    one = AppPassword.objects.get()
    end_app_password(one, by=ada)

    with pytest.raises(PasswordOver):
        end_app_password(one, by=ada)


def test_the_account_menu_leads_to_them(ada, signed_in):
    assert PLACE in signed_in(ada).get(reverse("account")).content.decode()


def test_what_the_ledger_calls_one_is_not_its_name(ada):
    from safehaven.mailguard.apps import _names

    make_app_password("Ada's own phone", by=ada)

    assert "phone" not in _names([AppPassword.objects.get().pk])[AppPassword.objects.get().pk]
