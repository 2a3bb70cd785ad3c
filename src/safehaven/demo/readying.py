"""Make somebody ready, by the same acts that they would do themselves; only the test is taken elsewhere."""

from __future__ import annotations

from safehaven.foundation.actors import Actor
from safehaven.readiness.front import (
    accept_policy,
    agreement,
    count_sections,
    go_on_reading,
    readiness_of,
    sign_agreement,
)
from safehaven.training.front import certify, courses_missing
from safehaven.workforce.front import StaffMember


def make_ready(staff: StaffMember, *, by: Actor) -> None:
    """Sign, read, accept and certify whatever is missing."""
    found = readiness_of(staff)
    if not found.signed:
        sign_agreement(agreement().digest, staff.name, by=staff)
    for edition in found.to_accept:
        for section in range(1, count_sections(edition)):
            go_on_reading(edition.policy, edition.digest, section, by=staff)
        accept_policy(edition.policy, edition.digest, by=staff)
    for course in courses_missing(staff):
        certify(staff, course, by=by)
