"""What Django keeps of a browser's session: sealed, for one row, under a hashed key."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from safehaven.foundation.jobs import JOBS
from safehaven.workforce.browser_sessions import SessionStore, hashed


def a_session(**content):
    session = SessionStore()
    session.update(content)
    session.save()
    return session


def test_what_is_kept_comes_back(db):
    key = a_session(errand="lamplighter").session_key

    assert SessionStore(key)["errand"] == "lamplighter"


def test_the_table_shows_neither_content_nor_key(db):
    key = a_session(errand="lamplighter").session_key
    row = Session.objects.get()

    assert row.session_key == hashed(key) != key
    assert "lamplighter" not in row.session_data


def test_a_copied_key_from_the_table_opens_nothing(db):
    a_session(errand="lamplighter")

    assert SessionStore(Session.objects.get().session_key).load() == {}


def test_content_moved_to_another_row_opens_nothing(db):
    one, other = a_session(errand="lamplighter"), a_session(errand="baker")
    content = Session.objects.get(session_key=hashed(one.session_key)).session_data
    Session.objects.filter(session_key=hashed(other.session_key)).update(session_data=content)

    assert SessionStore(other.session_key).load() == {}


def test_damaged_content_opens_nothing(db):
    key = a_session(errand="lamplighter").session_key
    for damaged in ("", "x", "not base64 at all!", "é", "AAAA"):
        Session.objects.update(session_data=damaged)

        assert SessionStore(key).load() == {}


def test_a_forgotten_session_is_gone(db):
    session = a_session(errand="lamplighter")
    session.delete()

    assert (SessionStore().exists(session.session_key), Session.objects.count()) == (False, 0)


def test_a_key_that_we_did_not_hand_out_is_not_taken_up(db):
    session = SessionStore("chosen-by-somebody-else-0000000000000000")
    session["errand"] = "lamplighter"
    session.save()

    assert session.session_key != "chosen-by-somebody-else-0000000000000000"


def test_the_worker_forgets_sessions_that_are_over(db):
    over, running = a_session(errand="lamplighter"), a_session(errand="baker")
    yesterday = timezone.now() - timedelta(days=1)
    Session.objects.filter(session_key=hashed(over.session_key)).update(expire_date=yesterday)
    JOBS["workforce_forget_old_sessions"].run()

    assert Session.objects.get().session_key == hashed(running.session_key)
