"""Who somebody is must be known before a gate asks; and nothing may stand between the gates and the views."""

from django.conf import settings

STANDING = "safehaven.workforce.middleware.StandingMiddleware"
GATES = "safehaven.foundation.gates.EveryViewHasAGate"


def place(name: str) -> int:
    return settings.MIDDLEWARE.index(name)


def test_the_gates_come_last() -> None:
    assert settings.MIDDLEWARE[-1] == GATES


def test_standing_is_worked_out_from_the_session_and_before_the_gates() -> None:
    session = place("django.contrib.sessions.middleware.SessionMiddleware")
    known = place("django.contrib.auth.middleware.AuthenticationMiddleware")

    assert session < known < place(STANDING) < place(GATES)


def test_a_forged_form_is_refused_before_anybody_looks_at_it() -> None:
    assert place("django.middleware.csrf.CsrfViewMiddleware") < place(STANDING)


def test_no_borrowed_page_looks_into_our_tables() -> None:
    """Django's admin and its like write and show rows without gates, grants or lines of ours."""
    assert {"django.contrib.admin", "django.contrib.admindocs", "debug_toolbar"} & set(
        settings.INSTALLED_APPS
    ) == set()


def test_errors_show_nothing() -> None:
    assert (settings.DEBUG, settings.ADMINS, settings.MANAGERS) == (False, [], [])
