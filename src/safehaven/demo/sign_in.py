"""How to sign in to the demo: one password for all, and a pretend phone for each."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

from django.urls import reverse

from safehaven.demo.organisation import BUILDER, PASSWORD, Organisation, is_new
from safehaven.workforce.front import Role, StaffMember, give_app, invite

_SHOWN = {
    "Ada": "works with people; start here",
    "Grace": "manages Ada's team, and approves",
    "Sam": "a colleague in another team, who sees none of Ada's people",
    "Dora": "watches over data protection, and reads the ledger",
    "Callum": "decides the hardest questions of sharing",
    "Priya": "answers for risks, and sets the policy",
    "Ivy": "runs the system, reads no record",
}
_PAGE = """
  Safehaven, pretend organisation          http://127.0.0.1:{{port}}/
  Its mail, and the pretend phones         http://127.0.0.1:{{mail_port}}/

  Its mail guard, for mail programs        localhost, port {{guard_port}} with STARTTLS
    The program must trust {{authority}}.
    Its password is made in the menu under “Mail programs”.

  Sign in with one of these addresses, the password  {password}
  and the six digits that http://127.0.0.1:{{mail_port}}/phones shows beside the name.

{people}

  {newcomer} comes new, and must sign, read and learn first.  Choose a password by this link, once, within 3 days:
    http://127.0.0.1:{{port}}{link}

  In another terminal: does a text, a file or a folder tell of anybody?  Name somebody whose record Ada opened.
    export SAFEHAVEN_HOME={{home}} SAFEHAVEN_ORIGIN=http://127.0.0.1:{{port}}
    echo "Please ring FIRST-NAME FAMILY-NAME about the keys." | {{safehaven}} scan -
    {{safehaven}} scan FILE
    {{safehaven}} sweep FOLDER

  Everybody and everything here is invented.  Ctrl-C stops it.
"""


def arrange_sign_in(organisation: Organisation, folder: Path) -> None:
    """Give everybody a second factor, invite the newcomer, and write down how to sign in."""
    phones = {member.name: _give_phone(member) for member, _post in organisation.staff if not is_new(member)}
    (folder / "phones.txt").write_text("".join(f"{name}\t{secret}\n" for name, secret in phones.items()))
    people = "\n".join(
        _line(member, post.role) for member, post in organisation.staff if _given(member) in _SHOWN
    )
    (folder / "how-to-sign-in.txt").write_text(
        _PAGE.format(password=PASSWORD, people=people, **_invitation(organisation))
    )


def _invitation(organisation: Organisation) -> dict[str, str]:
    newcomer = next(member for member, _post in organisation.staff if is_new(member))
    link = reverse("welcome_link", kwargs={"token": invite(newcomer, by=BUILDER)})
    return {"newcomer": newcomer.name, "link": link}


def _give_phone(member: StaffMember) -> str:
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    give_app(member, secret, by=BUILDER)
    return secret


def _line(member: StaffMember, role: Role) -> str:
    return f"    {member.email:28} {role.label:36}  {_SHOWN[_given(member)]}"


def _given(member: StaffMember) -> str:
    return member.name.split()[0]
