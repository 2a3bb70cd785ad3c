"""The preview is dated, says what would follow, and is what somebody decides by: an old one decides nothing."""

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies import consequences
from safehaven.policies.consequences import consequence
from safehaven.policies.front import Parameter, adopt, choose, in_force
from safehaven.policies.models import Adoption, ParameterChoice
from safehaven.policies.queries import if_chosen
from safehaven.policies.rules import PreviewIsOld
from safehaven.workforce.front import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def sid(member, signed_in):
    """The browser of the senior information risk owner, who sets the policy."""
    return signed_in(member("Sid Irons", Role.SIRO))


@pytest.fixture
def told(monkeypatch):
    """Consequences of a test's own."""
    monkeypatch.setattr(consequences, "_CONSEQUENCES", {})
    return consequence


ADOPT_JU = "/policy/ju/adopt/"
LOCK = "/policy/settings/idle_lock_minutes/"


def test_the_preview_says_what_follows_and_when_it_was_worked_out(sid, told):
    choose(Parameter.FAX, "safe_haven_only", by=SYSTEM)
    told(Parameter.FAX, lambda before, after: [f"From {before} to {after}: 14 drafts would be held."])

    page = sid.get(ADOPT_JU).content.decode()

    assert "From safe_haven_only to never: 14 drafts would be held." in page
    assert "Worked out on " in page


def test_a_consequence_of_what_stays_the_same_is_not_told(sid, told):
    told(Parameter.FAX, lambda _before, _after: ["14 drafts would be held."])

    assert "14 drafts" not in sid.get(ADOPT_JU).content.decode()


def test_a_consequence_that_cannot_be_counted_is_not_passed_over(sid, told):
    def broken(_before, _after):
        raise OSError

    told(Parameter.IDLE_LOCK_MINUTES, broken)

    page = sid.post(LOCK, {"value": "2"}).content.decode()

    assert (
        "What this does to “Minutes without activity before the screen locks” could not be counted." in page
    )


def test_an_old_preview_is_shown_again_and_adopts_nothing(sid):
    choose(Parameter.FAX, "safe_haven_only", by=SYSTEM)
    seen = sid.get(ADOPT_JU).context["seen"]
    choose(Parameter.FAX, "allowed", by=SYSTEM)

    page = sid.post(ADOPT_JU, {"seen": seen})

    assert Adoption.objects.count() == 0
    assert "The policy has changed since this was shown." in page.content.decode()
    sid.post(ADOPT_JU, {"seen": page.context["seen"]})
    assert Adoption.objects.count() == 1


def test_a_preview_is_old_once_a_setting_changed_that_it_does_not_alter(sid):
    seen = sid.get(ADOPT_JU).context["seen"]
    choose(Parameter.UNDO_SECONDS, "60", by=SYSTEM)

    page = sid.post(ADOPT_JU, {"seen": seen})

    assert Adoption.objects.count() == 0
    assert "The policy has changed since this was shown." in page.content.decode()


def test_an_old_preview_leaves_nothing(sid):
    adopt("ju", by=SYSTEM)
    seen = sid.get("/policy/ju/leave/").context["seen"]
    adopt("sj", by=SYSTEM)

    sid.post("/policy/ju/leave/", {"seen": seen})

    assert Adoption.objects.filter(ended_at__isnull=True).count() == 2


@pytest.mark.parametrize("address", [ADOPT_JU, "/policy/sj/leave/"])
def test_nobody_decides_without_having_seen_the_preview(sid, address):
    adopt("sj", by=SYSTEM)

    sid.post(address)

    assert Adoption.objects.get().ended_at is None


def test_a_setting_is_first_shown_and_then_put_into_force(sid):
    shown = sid.post(LOCK, {"value": "2"})
    before = in_force(Parameter.IDLE_LOCK_MINUTES)

    sid.post(LOCK, {"value": "2", "why": "", "seen": shown.context["seen"]})

    assert [str(cell) for cell in shown.context["table"].rows[0][1:]] == ["5", "2", "Your own choice"]
    assert (before, in_force(Parameter.IDLE_LOCK_MINUTES)) == ("5", "2")


def test_an_old_preview_of_a_setting_is_shown_again_and_changes_nothing(sid):
    seen = sid.post(LOCK, {"value": "2"}).context["seen"]
    choose(Parameter.IDLE_LOCK_MINUTES, "3", by=SYSTEM)

    page = sid.post(LOCK, {"value": "2", "seen": seen})

    assert in_force(Parameter.IDLE_LOCK_MINUTES) == "3"
    assert [str(cell) for cell in page.context["table"].rows[0][1:3]] == ["3", "2"]


def test_a_preview_of_one_value_does_not_serve_for_another(sid):
    seen = sid.post(LOCK, {"value": "2"}).context["seen"]

    sid.post(LOCK, {"value": "60", "seen": seen})

    assert ParameterChoice.objects.count() == 0


def test_the_act_itself_refuses_an_old_preview(grace):
    mark = if_chosen(Parameter.IDLE_LOCK_MINUTES, "2").mark
    choose(Parameter.IDLE_LOCK_MINUTES, "3", by=SYSTEM)

    with pytest.raises(PreviewIsOld):
        choose(Parameter.IDLE_LOCK_MINUTES, "2", seen=mark, by=grace)


def test_a_looser_choice_is_refused_before_any_preview(sid):
    adopt("wy", by=SYSTEM)

    page = sid.post(reverse("policies:change", kwargs={"parameter": "idle_lock_minutes"}), {"value": "10"})

    assert "Choose that or stricter." in page.content.decode()
    assert "seen" not in page.context
