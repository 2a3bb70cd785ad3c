"""safehaven scim token | end-token | tokens: what lets an identity provider in."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from safehaven.foundation.actors import System
from safehaven.foundation.refusals import Refusal
from safehaven.provisioning.models import Token
from safehaven.provisioning.operations import end_token, make_token

OPERATOR = System("command_line")
_is_name = re.compile(r"[a-z0-9][a-z0-9-]{0,39}").fullmatch


class Command(BaseCommand):
    """Making and ending stand on the ledger."""

    help = "Make, list and end the tokens by which an identity provider keeps accounts (SCIM)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="token | end-token | tokens")
        token = acts.add_parser("token", help="Make a token, and show it once.")
        token.add_argument("name", help="what the ledger calls it, such as work-accounts")
        token.add_argument(
            "--until",
            type=date.fromisoformat,
            default=timezone.localdate() + timedelta(days=365),
            help="the last day on which it works, like 2027-06-30; a year from now otherwise",
        )
        end = acts.add_parser("end-token", help="End a token at once.")
        end.add_argument("name", help="its name")
        acts.add_parser("tokens", help="List the tokens, without the tokens themselves.")

    def handle(self, *_args: Any, act: str, **given: Any) -> None:
        try:
            {"token": self.token, "end-token": self.end_token, "tokens": self.tokens}[act](given)
        except Refusal as refused:
            raise CommandError(str(refused)) from None

    def token(self, given: dict[str, Any]) -> None:
        if not _is_name(given["name"]):
            raise CommandError("A name has small letters, digits and hyphens, like work-accounts.")
        secret = make_token(given["name"], given["until"], by=OPERATOR)
        self.stdout.write(secret)
        self.stdout.write(f"Give it to the provider, with the address {settings.SAFEHAVEN_ORIGIN}/scim/v2")
        self.stdout.write(f"It is not shown again.  It works until the end of {given['until']:%Y-%m-%d}.")

    def end_token(self, given: dict[str, Any]) -> None:
        token = Token.objects.filter(name=given["name"]).first()
        if token is None:
            raise CommandError("There is no token with this name.  List them with: safehaven scim tokens")
        end_token(token, by=OPERATOR)
        self.stdout.write("It has ended.")

    def tokens(self, _given: dict[str, Any]) -> None:
        for token in Token.objects.order_by("name"):
            state = (
                f"until {timezone.localtime(token.expires_at):%Y-%m-%d %H:%M}" if token.is_good else "ended"
            )
            self.stdout.write(f"{token.name}  {state}")
