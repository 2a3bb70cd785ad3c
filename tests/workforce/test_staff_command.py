"""`safehaven staff`: the first person in."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from safehaven.workforce.front import Role, roles_of
from safehaven.workforce.queries import staff_by_email


def run(*words):
    said = StringIO()
    call_command("staff", *words, stdout=said)
    return said.getvalue()


NELL = ("nell@example.org", "--name", "Nell Archer", "--initials", "NA", "--role", "manager")


def test_the_first_person_gets_a_role_and_a_link(db, client):
    link = run("add", *NELL).splitlines()[0]
    path = link.removeprefix("http://testserver")

    assert roles_of(staff_by_email("nell@example.org")) == {Role.MANAGER}  # type: ignore[arg-type]  # found
    assert client.get(path, follow=True).status_code == 200


def test_a_second_one_with_the_same_address_is_refused(db):
    run("add", *NELL)

    with pytest.raises(CommandError, match="Use another one"):
        run("add", *NELL)


def test_an_address_that_is_none_is_refused(db):
    with pytest.raises(CommandError, match="must look like name@example"):
        run("add", "nell", *NELL[1:])


def test_a_new_link_for_somebody_who_is_there(ada):
    assert run("link", ada.email).startswith("http://testserver/welcome/")


def test_nobody_is_told_so(db):
    with pytest.raises(CommandError, match="Nobody signs in with this email address"):
        run("link", "nobody@example.org")


def test_a_reset_from_the_machine_stands_on_the_ledger(ada, with_app, acts):
    run("reset", with_app(ada).email, "--reason", "lost")

    assert (Authenticator.objects.count(), acts()[-1]) == (0, "workforce:second_factor_reset")
