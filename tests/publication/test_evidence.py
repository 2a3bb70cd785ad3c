"""The evidence of publishing is found, not typed: break what a control relies on, and its clause turns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import Holding
from safehaven.policies.controls import CONTROLS, State, gather, judge
from safehaven.policies.front import Parameter, adopt, choose
from safehaven.policies.library import shipped
from safehaven.policies.operations import add_pack
from safehaven.publication import boxes, controls
from safehaven.publication.boxes import Part
from safehaven.publication.front import ask_for_signatures, publish, sign, write_draft
from safehaven.publication.models import PolicyText, Signature
from safehaven.publication.views import public
from tests.policies.packs import edition
from tests.publication.conftest import behind_our_back, words

pytestmark = pytest.mark.django_db

CLAUSES = {clause.id: clause for edition in shipped().values() for clause in edition.pack.clauses}
OURS = ["policy-publication", "policy-review", "governance-signoff", "controlled-document", "policy-library"]


def stands(name):
    """How a clause stands just now."""
    return judge(CLAUSES[name], gather({CLAUSES[name].control})).state


def found(control):
    return CONTROLS[control].evidence().state


@pytest.mark.parametrize("control", OURS)
def test_with_a_signed_text_each_holds_and_with_no_policy_none_does(control, request):
    assert found(control) is State.ATTENTION

    request.getfixturevalue("published")

    assert found(control) is State.HOLDS


@pytest.mark.parametrize(
    "clause",
    [
        "WY-overview-01",
        "WY-overview-02",
        "WY-overview-06",
        "WY-history-01",
        "JU-adopted",
        "RE-documents-13",
        "RE-governance-01",
        "RE-governance-02",
        "RE-governance-03",
    ],
)
def test_these_clauses_hold(published, clause):
    assert stands(clause) is State.HOLDS


@pytest.mark.parametrize(
    "clause",
    [
        "WY-overview-04",
        "WY-overview-05",
        "WY-igofficer-01",
        "WY-igofficer-03",
        "WY-dpo-03",
        "WY-group-02",
        "JR-A-02",
        "RE-governance-11",
    ],
)
def test_and_these_say_what_is_missing(published, clause):
    assert stands(clause) is State.ATTENTION


def test_a_public_page_that_asks_for_an_account_turns_the_clause(published, monkeypatch):
    monkeypatch.setattr(public.policy, "gate", Holding(Capability.POLICY_READ))

    assert stands("WY-overview-01") is State.ATTENTION


def test_boxes_that_are_no_boxes_turn_the_clause(published, monkeypatch):
    whole = boxes.parts_of

    def everything_at_once(text):
        return [Part(1, tuple(line for part in whole(text) for line in part.lines), for_staff=False)]

    monkeypatch.setattr("safehaven.publication.rendering.parts_of", everything_at_once)

    assert stands("WY-overview-02") is State.ATTENTION
    assert stands("RE-governance-01") is State.ATTENTION


def test_a_clause_for_staff_on_the_public_page_turns_the_clause(wy, monkeypatch):
    assert stands("WY-overview-02") is State.HOLDS

    monkeypatch.setattr(controls, "as_html", lambda *_a, **_b: CLAUSES["WY-records-14"].text)

    assert stands("WY-overview-02") is State.ATTENTION


def test_words_for_staff_that_somebody_typed_out_for_everybody_turn_the_control(sid, dora, tom):
    hidden = "Don't say whose home it is & where"
    content = edition("short").content.replace('"You keep to it."', f'"{hidden}"\nstaff_only = true')
    add_pack(content.encode(), by=SYSTEM)
    adopt("short", by=SYSTEM)
    assert found("policy-publication") is State.HOLDS

    draft = write_draft("short", words(hidden), revision=0, by=sid)
    ask_for_signatures(draft, by=sid)
    for one in (dora, tom):
        sign(draft, digest=draft.digest, by=one)
    publish(draft, by=sid)

    assert found("policy-publication") is State.ATTENTION


def test_a_review_that_is_late_turns_the_clause(published):
    with as_of(timezone.now() + timedelta(days=366)):
        assert stands("RE-governance-03") is State.ATTENTION

    assert stands("RE-governance-03") is State.HOLDS


def test_a_clock_that_is_wrong_turns_the_clause(published):
    later = timezone.now() + timedelta(days=30)
    behind_our_back(lambda: PolicyText.objects.update(issued_at=later))

    assert stands("RE-governance-03") is State.ATTENTION


def test_a_text_for_another_version_of_the_policy_turns_the_clause(published):
    behind_our_back(lambda: PolicyText.objects.update(pack_digest="0" * 64))

    assert stands("RE-governance-03") is State.ATTENTION


def test_a_signature_that_is_gone_turns_the_control(published):
    behind_our_back(lambda: Signature.objects.first().delete())

    assert found("governance-signoff") is State.ATTENTION


def test_more_signatures_wanted_turn_the_control(published):
    choose(Parameter.SIGNATURES_NEEDED, "3", by=SYSTEM)

    assert found("governance-signoff") is State.ATTENTION


def test_a_policy_without_a_text_of_its_own_turns_the_controls(published):
    adopt("ju", by=SYSTEM)

    assert [found(control) for control in ("governance-signoff", "policy-library")] == [State.ATTENTION] * 2


def test_words_changed_after_they_were_signed_turn_the_controls(published):
    behind_our_back(lambda: PolicyText.objects.update(text="Slipped in."))

    assert [found(control) for control in ("governance-signoff", "policy-library")] == [State.ATTENTION] * 2


@pytest.mark.parametrize("mark", ["MARK", "ON_THE_PAGE"])
def test_a_print_without_its_mark_turns_the_clause(published, monkeypatch, mark):
    assert stands("RE-documents-13") is State.HOLDS

    monkeypatch.setattr(controls, mark, "A mark that no template has")

    assert stands("RE-documents-13") is State.ATTENTION


def test_a_print_whose_template_lost_the_mark_turns_the_clause(published, settings, tmp_path):
    (tmp_path / "publication").mkdir()
    (tmp_path / "publication" / "_copy.html").write_text("{{ one.title }}")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    assert stands("WY-overview-06") is State.ATTENTION


def test_the_evidence_asks_the_database_as_often_with_six_policies_as_with_one(django_assert_max_num_queries):
    counts = []
    for pack in sorted(shipped()):
        adopt(pack, by=SYSTEM)
        with django_assert_max_num_queries(30) as asked:
            gather(set(OURS))
        counts.append(len(asked.captured_queries))

    assert len(set(counts[1:])) == 1
