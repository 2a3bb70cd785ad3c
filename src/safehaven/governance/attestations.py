"""What no program can see, so that a person confirms it: the questions, who is asked, and how often.

Each question belongs to one control.  It is asked while an adopted policy calls that control for more
than a reminder.
"""

from __future__ import annotations

from dataclasses import dataclass

from safehaven.policies.front import Parameter
from safehaven.workforce.front import Role


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is so, or is not: answered yes or no."""

    slug: str
    control: str
    text: str


@dataclass(frozen=True, slots=True)
class Attestation:
    """Some questions that one person answers together.

    `role` is who is asked; where it is None everybody is asked, each about themselves.  `ends` asks for
    the date on which what is confirmed runs out.  `by_script` lets a program on the server confirm it.
    """

    slug: str
    title: str
    role: Role | None
    interval: Parameter
    questions: tuple[Question, ...]
    ends: str = ""
    in_hours: bool = False
    by_script: bool = False


def _of(control: str, **texts: str) -> tuple[Question, ...]:
    return tuple(Question(f"{control}-{name}", control, text) for name, text in texts.items())


_ALL = (
    Attestation(
        "premises",
        "Walk round the premises",
        Role.SECURITY_OFFICER,
        Parameter.PREMISES_CHECK_MONTHS,
        _of(
            "premises-check",
            doors="Does every office door close well, and do its lock, keypad and alarm work?",
            locked="Are offices locked whenever nobody is in them?",
            separate="Are visitors kept out of the rooms that are for staff?",
            desks="Are desks clear, with nothing confidential where others could read it?",
        )
        + _of("screen-privacy", facing="Do screens face away from visitors, passers-by and windows?"),
    ),
    Attestation(
        "own-devices",
        "Your own devices, and what you carry",
        None,
        Parameter.ATTESTATION_MONTHS,
        _of(
            "mobile-phone-rule",
            nothing="Is there nothing on your mobile phone that shows whom we support: no names, messages or pictures?",
        )
        + _of(
            "device-register",
            passcode="Does every phone, tablet and computer that you work on open only with a passcode or password?",
            encrypted="Is the whole drive encrypted of every device of yours that holds personal data?",
            updates="Do your devices fetch their updates by themselves?",
            copies="If your devices copy themselves to a cloud, is it a safe one that we approved?",
            alone="Are you the only one who uses them, with no friend or relative?",
        )
        + _of(
            "transport-container",
            guarded="Do you never leave papers, laptops or memory sticks where somebody could take them, such as in a car overnight?",
            quiet="Do you tell nobody that you carry something confidential?",
        ),
    ),
    Attestation(
        "law-watch",
        "New law and guidance",
        Role.GOVERNANCE_OFFICER,
        Parameter.ATTESTATION_MONTHS,
        _of(
            "law-watch",
            read="Have you read what is new in data protection law and guidance since the last time?",
            acted="Has everything been done that follows from it for us?",
        ),
    ),
    Attestation(
        "continuity",
        "The plan for carrying on in a crisis",
        Role.SIRO,
        Parameter.BCP_REVIEW_MONTHS,
        _of(
            "continuity-plan",
            renewed="Was the plan gone through and brought up to date since the last time?",
            tried="Was it tried out since then?",
            found="Did you ask a colleague to find the plan, and could they?",
        ),
    ),
    Attestation(
        "backup",
        "A backup was made",
        Role.IT_ADMINISTRATOR,
        Parameter.BACKUP_INTERVAL_HOURS,
        _of(
            "backup-restore",
            made="Was everything copied to a safe place, every drive and database, and did the copy end without an error?",
        ),
        in_hours=True,
        by_script=True,
    ),
    Attestation(
        "restore",
        "A backup was brought back in a test",
        Role.IT_ADMINISTRATOR,
        Parameter.ATTESTATION_MONTHS,
        _of("backup-restore", restored="Was a backup brought back in a test, and did you see that it works?"),
    ),
    Attestation(
        "systems",
        "Systems are up to date",
        Role.IT_ADMINISTRATOR,
        Parameter.SYSTEM_CHECK_MONTHS,
        _of(
            "system-updates",
            current="Has every system of ours all security updates that there are for it?",
            tested="Were the systems tested after they were brought up to date?",
        ),
    ),
    Attestation(
        "assets",
        "The list of what we hold",
        Role.GOVERNANCE_OFFICER,
        Parameter.ASSET_REVIEW_MONTHS,
        _of(
            "information-asset-register",
            reviewed="Did you go over the whole list of our information since the last time, and is it right now?",
        ),
    ),
    Attestation(
        "audit",
        "The check of how we keep the policy",
        Role.DATA_PROTECTION_OFFICER,
        Parameter.AUDIT_INTERVAL_MONTHS,
        _of(
            "compliance-audit",
            done="Did somebody check how we keep the policy since the last time?",
            apart="Was it somebody who does not do the work that they checked?",
            answered="Does everything that they found have somebody who mends it?",
        ),
    ),
    Attestation(
        "opt-out",
        "The national data opt-out",
        Role.CALDICOTT_GUARDIAN,
        Parameter.OPT_OUT_REVIEW_MONTHS,
        _of(
            "national-opt-out",
            checked="Did you check whether we use or share patient information for research or planning?",
            kept="If we do, are those left out who chose the national opt-out? Answer yes if we do not.",
        ),
    ),
    Attestation(
        "processing",
        "The record of what we do with data",
        Role.GOVERNANCE_OFFICER,
        Parameter.ROPA_REVIEW_MONTHS,
        _of(
            "processing-record",
            current="Did you go over our record of processing, and does it say all that we do with data now?",
            purposes="Does each entry say why we use the data, and how long we keep it?",
        ),
    ),
    Attestation(
        "ico",
        "Our entry with the Information Commissioner",
        Role.DATA_PROTECTION_OFFICER,
        Parameter.ATTESTATION_MONTHS,
        _of(
            "ico-registration",
            entry="Are we registered with the Information Commissioner (ICO), and is the fee paid?",
            officer="Does the entry name the right data protection officer?",
            shown="Are the registration number and the data protection officer shown where people can see them?",
        ),
        ends="When does the registration run out?",
    ),
    Attestation(
        "certificates",
        "Safety certificates",
        Role.SECURITY_OFFICER,
        Parameter.ATTESTATION_MONTHS,
        _of(
            "certification-register",
            valid="Have you looked at each certificate for how we keep records safe, and is it still good?",
        ),
        ends="When does the first of them end?",
    ),
    Attestation(
        "fax",
        "The fax machine",
        Role.SECURITY_OFFICER,
        Parameter.ATTESTATION_MONTHS,
        _of(
            "fax-safe-haven",
            room="Does the fax machine stand behind a door that keeps other people out? Answer yes if we have none.",
        )
        + _of(
            "fax-inbound",
            attended="Are faxes that come in never left lying on the machine? Answer yes if we have none.",
        ),
    ),
)

ATTESTATIONS: dict[str, Attestation] = {one.slug: one for one in _ALL}
