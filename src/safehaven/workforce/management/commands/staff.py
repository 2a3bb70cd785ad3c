"""safehaven staff add | link | reset: the first person in, and the way back when nobody else can help."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from safehaven.foundation.actors import System
from safehaven.foundation.refusals import Refusal
from safehaven.workforce.models import StaffMember
from safehaven.workforce.operations import add_staff, give_role, invite, reset_second_factor
from safehaven.workforce.queries import staff_by_email
from safehaven.workforce.roles import Role
from safehaven.workforce.states import ResetReason

OPERATOR = System("command_line")


class Command(BaseCommand):
    """Each of the three is a method of the same name; each stands on the ledger."""

    help = "Add the first member of staff, make a password link, or reset a second factor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="add | link | reset")
        add = acts.add_parser("add", help="Add somebody with a role, and print their password link.")
        add.add_argument("email", help="the address they sign in with")
        add.add_argument("--name", required=True, help="their full name")
        add.add_argument("--initials", required=True, help="2 to 6 letters")
        add.add_argument("--role", required=True, choices=Role.values, help="the role they start with")
        link = acts.add_parser("link", help="Print a new password link for somebody.")
        link.add_argument("email", help="the address they sign in with")
        reset = acts.add_parser("reset", help="Take away somebody's second factor; they set up another.")
        reset.add_argument("email", help="the address they sign in with")
        reset.add_argument("--reason", required=True, choices=ResetReason.values, help="why")

    def handle(self, *_args: Any, act: str, **given: Any) -> None:
        try:
            {"add": self.add, "link": self.link, "reset": self.reset}[act](given)
        except Refusal as refused:
            raise CommandError(str(refused)) from None

    def add(self, given: dict[str, Any]) -> None:
        try:
            validate_email(given["email"])
        except ValidationError:
            raise CommandError("The email address must look like name@example.org.") from None
        staff = add_staff(name=given["name"], email=given["email"], initials=given["initials"], by=OPERATOR)
        give_role(staff, Role(given["role"]), by=OPERATOR)
        self._print_link(staff)

    def link(self, given: dict[str, Any]) -> None:
        self._print_link(_staff(given["email"]))

    def reset(self, given: dict[str, Any]) -> None:
        reset_second_factor(_staff(given["email"]), ResetReason(given["reason"]), by=OPERATOR)
        self.stdout.write("Their second factor is reset.  They set up a new one when they sign in.")

    def _print_link(self, staff: StaffMember) -> None:
        path = reverse("welcome_link", kwargs={"token": invite(staff, by=OPERATOR)})
        self.stdout.write(f"{settings.SAFEHAVEN_ORIGIN}{path}")
        self.stdout.write("It works once, and for 3 days.  Whoever has it can choose the password.")


def _staff(email: str) -> StaffMember:
    found = staff_by_email(email)
    if found is None:
        raise CommandError("Nobody signs in with this email address.")
    return found
