"""What may be shared is asked again before files leave, and before their password does."""

import pytest

from safehaven.disclosure.front import Received
from safehaven.foundation.actors import SYSTEM
from safehaven.lawfulness.front import Ended, SharingBasis, take_back
from safehaven.mailguard import working
from safehaven.mailguard.models import Protection
from safehaven.mailguard.operations.basing import say_basis
from safehaven.mailguard.operations.deciding import send_after_all
from safehaven.mailguard.operations.passing import confirm_by_sender, tell_password
from safehaven.mailguard.operations.protecting import send_protected
from safehaven.mailguard.protecting.rounds import protect_waiting
from safehaven.mailguard.rules import NeverThere, NotLawful
from safehaven.mailguard.states import State, Topic, Way
from safehaven.policies.front import Parameter, choose
from tests.disclosure.conftest import certificates, office
from tests.lawfulness.agreeing import agreed, paused
from tests.mailguard.protected import TESS, clear, copy_of, in_the_directory, judged, leave, protected
from tests.mailguard.test_lawful import LAW
from tests.mailguard.test_protecting import held, known, password_by_mail, sent, went

__all__ = ["certificates", "held", "known", "office", "sent"]
pytestmark = [pytest.mark.django_db, pytest.mark.servers]


def changes_their_mind(ada):
    take_back(SharingBasis.objects.get(), Ended.SAID, by=ada)


def test_what_nothing_lets_us_share_does_not_go_protected_either(held, ada):
    changes_their_mind(ada)

    with pytest.raises(NotLawful):
        send_protected(held, {}, "It is right.", by=ada)


def test_nor_what_is_about_somebody_whose_record_is_paused(known, robin, ada):
    paused(robin, ada)

    with pytest.raises(NeverThere):
        send_protected(judged(ada, TESS), {}, "It is right.", by=ada)


def test_once_a_basis_is_noted_it_goes_by_itself_where_the_policy_says_so(roll, robin, ada):
    in_the_directory(ada, TESS)
    roll.build()
    choose(Parameter.MAIL_PROTECTION, "by_itself", by=SYSTEM)
    taken = judged(ada, TESS)
    before = taken.state
    say_basis(taken, LAW, by=ada)

    taken.refresh_from_db()
    assert (before, taken.state) == (State.HELD, State.PROTECTING)


def test_held_back_at_the_last_moment_it_is_made_anew_and_goes(held, robin, ada, office):
    first = protected(held, ada)
    old = first.protection.pk
    changes_their_mind(ada)
    leave(first)
    held_back = first.state, first.goes_protected
    agreed(robin, ada)
    leave(protected(first, ada))
    confirm_by_sender(copy_of(first), Received.PHONE, by=ada)

    assert held_back == (State.HELD, False)
    assert Protection.objects.get().pk != old
    assert clear(went(office)[0], password_by_mail(office))


def test_what_they_took_back_after_the_files_left_keeps_the_password_here(sent, ada, office):
    changes_their_mind(ada)
    confirm_by_sender(copy_of(sent), Received.PHONE, by=ada)
    working.send_waiting()
    working.send_waiting()
    with pytest.raises(NotLawful):
        tell_password(copy_of(sent), by=ada)

    assert len(went(office)) == 1
    assert sent.deliveries.get(topic=Topic.PASSWORD).state == Way.STOPPED
    told = [one.recipients for one in office.caught if "did not arrive" in one.mail["Subject"]]
    assert told == [[ada.email]]


def test_a_new_round_does_not_protect_what_was_held_back(held, ada):
    done = protected(held, ada)
    changes_their_mind(ada)
    leave(done)
    protect_waiting()

    done.refresh_from_db()
    assert done.state == State.HELD


def test_the_password_of_what_was_held_back_stays_here_once_it_goes_as_it_is(held, robin, ada, office):
    choose(Parameter.PASSWORD_RELEASE, "separate_message", by=SYSTEM)
    taken = protected(held, ada)
    changes_their_mind(ada)
    leave(taken)
    agreed(robin, ada)
    send_after_all(taken, "The council asked for it in the open.", by=ada)
    leave(taken)
    working.send_waiting()

    assert len(went(office)) == 1
    assert taken.deliveries.get(topic=Topic.PASSWORD).state == Way.STOPPED
