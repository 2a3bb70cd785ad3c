"""`safehaven policy coverage` on the pretend organisation: break a control, and its clauses turn, and only those."""

import io
import json
from dataclasses import replace
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from safehaven.advice.models import Question
from safehaven.disclosure import channels
from safehaven.disclosure import controls as of_disclosure
from safehaven.disclosure.checks import EVERY_CHANNEL
from safehaven.documents.models import Version
from safehaven.documents.storage import path_of
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.governance.models import Appointment
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.ledger.examining import examine_if_due
from safehaven.ledger.front import write
from safehaven.records.models import Assignment, ContactPoint, PossibleDuplicate, Record
from safehaven.workforce.controls import GATES
from safehaven.workforce.front import add_staff
from safehaven.workforce.operations import mark_as_left


@operation
def behind_our_back(change):
    """What no act of the house would do."""
    write("tests:changed", by=SYSTEM)
    return change()


def printed():
    """The state of every clause, as the command prints it, and how the command ended."""
    out = io.StringIO()
    ended: str | int | None = 0
    try:
        call_command("policy", "coverage", "--json", stdout=out)
    except SystemExit as end:
        ended = end.code
    clauses = [clause for policy in json.loads(out.getvalue()) for clause in policy["clauses"]]
    return {clause["id"]: (clause["control"], clause["state"]) for clause in clauses}, ended


def without(checks, slug):
    return tuple(check for check in checks if check.slug != slug)


class Breaking:
    """One way to break each control."""

    def __init__(self, monkeypatch, settings):
        self.patch, self.settings, self.left = monkeypatch, settings, EVERY_CHANNEL

    def take_out_everywhere(self, slug):
        self.left = without(self.left, slug)
        self.patch.setattr(channels, "EVERY_CHANNEL", self.left)

    def take_out_of_email(self, slug):
        way = channels.WAYS["email"]
        self.patch.setitem(channels.WAYS, "email", replace(way, checks=without(way.checks, slug)))

    def ways(self):
        return {
            "document-encryption": self.lose_a_file,
            "recipient-check": lambda: self.take_out_everywhere("typed-back"),
            "new-recipient-check": lambda: self.take_out_everywhere("belongs"),
            "disclosure-reason": lambda: self.take_out_everywhere("reason"),
            "consent-check": lambda: self.take_out_everywhere("agreed"),
            "consent": lambda: behind_our_back(SharingBasis.objects.all().delete),
            "restriction": lambda: behind_our_back(lambda: Pause.objects.update(told_on=None)),
            "subject-clean": lambda: self.take_out_of_email("subject"),
            "attachment-protection": lambda: self.take_out_of_email("protectable"),
            "unique-document-password": lambda: self.patch.setattr(
                of_disclosure, "new_password", lambda: "t4kp-t4kp-t4kp-t4kp"
            ),
            "one-record": self.let_two_records_look_alike,
            "need-to-know": self.leave_people_to_a_leaver,
            "phone-code": lambda: behind_our_back(lambda: ContactPoint.objects.update(code="")),
            "second-factor": lambda: setattr(
                self.settings, "MIDDLEWARE", [one for one in self.settings.MIDDLEWARE if one != GATES]
            ),
            "unique-account": lambda: add_staff(
                name="The Office", email="office@example.org", initials="TO", by=SYSTEM
            ),
            "password-strength": lambda: setattr(self.settings, "AUTH_PASSWORD_VALIDATORS", []),
            "tamper-evidence": self.let_the_examination_be_too_old,
        }

    def lose_a_file(self):
        path_of(Version.objects.first().pk).unlink()

    def let_two_records_look_alike(self):
        newer, older = Record.objects.all()[:2]
        alike = {"newer": newer, "older": older, "alike": "name", "found_at": timezone.now()}
        behind_our_back(lambda: PossibleDuplicate.objects.create(**alike))

    def leave_people_to_a_leaver(self):
        deputies = Appointment.objects.exclude(deputy=None).values("deputy")
        mark_as_left(Assignment.objects.exclude(staff__in=deputies).first().staff, by=SYSTEM)

    def let_the_examination_be_too_old(self):
        # Moving the clock would make the backup of the demo late as well, and so turn its clauses too.
        self.patch.setattr("safehaven.policies.below.EXAMINED_WITHIN", timedelta(0))


def test_each_control_that_is_broken_turns_its_clauses_and_no_other(demo, settings, monkeypatch):
    behind_our_back(lambda: Question.objects.update(state="settled"))  # or the days that pass make them late
    examine_if_due()
    before, ended = printed()
    assert ended == 1

    for control, break_it in Breaking(monkeypatch, settings).ways().items():
        break_it()
        after, _ = printed()

        turned = {clause for clause in before if before[clause] != after[clause]}
        held = {clause for clause, stood in before.items() if stood == (control, "holds")}
        assert held, f"{control} must hold before it is broken."
        assert turned == held, f"Breaking {control} must turn its own clauses and no other."
        assert {after[clause] for clause in turned} == {(control, "attention")}
        before = after
