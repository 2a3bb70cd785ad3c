"""Probes of what changes for staff: signing in, training, regular checks, signatures; `probes.py` says what a probe is."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.utils import timezone

from safehaven.continuity.operations import NewOpening, agree, ask, end
from safehaven.demo.playback import as_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.standing import Standing
from safehaven.policies.front import Parameter, adopt
from safehaven.policies.queries import said
from safehaven.publication.front import publish
from safehaven.publication.waiting import tasks_for as policy_tasks
from safehaven.records.front import records_open_to
from safehaven.training.front import training_of
from safehaven.training.library import shipped as courses_shipped
from safehaven.training.models import Certificate
from safehaven.training.operations.learning import begin_test, hand_in, open_result, open_test, read_module
from safehaven.workforce.front import Role, capabilities_of
from safehaven.workforce.models import Activity
from tests.cast import hire
from tests.house.probes import Get, ago, change, page, probe, refused


@probe(Parameter.IDLE_LOCK_MINUTES, "60", "1")
def whether_a_screen_that_was_left_is_locked(get):
    browser = get("signed_in")(get("ada"))
    Activity.objects.update(seen_at=ago(minutes=3))
    return browser.get("/account/").status_code


@probe(Parameter.PASSWORD_MIN_LENGTH, "12", "40")
def how_long_a_password_must_be(get):
    return refused(lambda: validate_password("seven-otters-juggle-lanterns", get("ada")))


@probe(Parameter.PASSWORD_CLASSES, "1", "4")
def which_signs_a_password_must_have(get):
    return refused(lambda: validate_password("seven-otters-juggle-lanterns", get("ada")))


# When somebody is away


@probe(Parameter.CONTINUITY_QUORUM, "2", "3")
def whether_two_trustees_open_an_absent_colleagues_people(get):
    robin, cover = (
        get("robin"),
        hire(f"Una{uuid.uuid4().hex[:6]} Field", Role.CASEWORKER, team=get("harbour")),
    )
    trustees = [hire(f"T{uuid.uuid4().hex[:6]} Marsh", Role.TRUSTEE) for _ in range(3)]
    wanted = NewOpening(get("ada"), cover, timezone.localdate(), "She is in hospital.")
    opening = agree(ask(wanted, once=uuid.uuid4(), by=trustees[0]), by=trustees[1])
    opens = robin in records_open_to(cover)
    end(opening, by=trustees[2])
    return opens


# Training

COURSE = "keeping-information-safe"


@probe(Parameter.TRAINING_INTERVAL_MONTHS, "12", "6")
def whose_training_has_lapsed(get):
    earned = Certificate.objects.filter(staff=get("ada"), course=COURSE)
    change(earned.get(), passed_at=ago(days=200))
    return training_of(get("ada")).missing


def took_test(get: Get, wrong: int = 0) -> tuple[int, bool]:
    """How many questions a test had, and whether it was passed with so many wrong answers."""
    by, course = get("ada"), courses_shipped()[COURSE]
    for module in course.modules:
        read_module(course, module.id, by=by)
    attempt = begin_test(course, by=by)
    _attempt, sheet = open_test(attempt.pk, by=by)
    answers = [(one.right + (place < wrong)) % len(one.answers) for place, one in enumerate(sheet)]
    hand_in(attempt.pk, answers, by=by)
    return len(sheet), open_result(attempt.pk, by=by).certificate is not None


@probe(Parameter.PASS_MARK_PERCENT, "50", "100")
def whether_one_mistake_fails_the_test(get):
    return took_test(get, wrong=1)[1]


@probe(Parameter.TEST_QUESTIONS, "5", "12")
def how_many_questions_a_test_has(get):
    return took_test(get)[0]


# Governance


def regular_checks(get: Get) -> str:
    """How often each thing is to be confirmed, as the page of regular checks has it."""
    if not said().adopted.packs:
        for name in ("jr", "pg", "wy"):
            adopt(name, by=SYSTEM)
    return page(get, "governance:attestations", who="dora")


for _parameter, _first, _second in (
    (Parameter.ASSET_REVIEW_MONTHS, "12", "6"),
    (Parameter.ATTESTATION_MONTHS, "12", "6"),
    (Parameter.AUDIT_INTERVAL_MONTHS, "12", "6"),
    (Parameter.BACKUP_INTERVAL_HOURS, "24", "12"),
    (Parameter.BCP_REVIEW_MONTHS, "12", "6"),
    (Parameter.OPT_OUT_REVIEW_MONTHS, "12", "6"),
    (Parameter.PREMISES_CHECK_MONTHS, "3", "1"),
    (Parameter.ROPA_REVIEW_MONTHS, "12", "6"),
    (Parameter.SYSTEM_CHECK_MONTHS, "2", "1"),
):
    probe(_parameter, _first, _second)(regular_checks)


# Publication


@probe(Parameter.REVIEW_INTERVAL_MONTHS, "12", "6")
def which_review_is_late(get):
    if not said().adopted.packs:
        adopt("wy", by=SYSTEM)
    sid = get("sid")
    standing = Standing(staff=sid, capabilities=capabilities_of(sid), second_factor=True)
    with as_of(timezone.now() + timedelta(days=250)):
        return [task.title for task in policy_tasks(standing)]


@probe(Parameter.SIGNATURES_NEEDED, "2", "3")
def how_many_must_sign(get):
    return refused(lambda: publish(get("asked"), by=get("sid")))


@probe(Parameter.PASSWORD_STRENGTH, "3", "4")
def how_hard_a_password_must_be_to_guess(get):
    return refused(lambda: validate_password("lanterns-otters", get("ada")))
