"""Doing what was decided about the files of one place.  This alone of a sweep writes on the drive.

Each file by itself: what stands in the way of one is noted, and the next has its turn.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid5

from safehaven.documents.front import take_in
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.confined import JobFailed, run_confined
from safehaven.foundation.refusals import Refusal
from safehaven.policies.front import Parameter, number_in_force
from safehaven.records.front import records_open_to
from safehaven.sweep import carrying_out as noting
from safehaven.sweep.carrying_out import Order
from safehaven.sweep.in_place import CannotAct, Found, finish_swap, opened
from safehaven.sweep.queries import to_be_done, to_be_shredded
from safehaven.sweep.reporting import cell, put
from safehaven.sweep.states import State, Trouble
from safehaven.workforce.front import StaffMember, capabilities_of
from safehaven_core.filetypes import identify, suffix_of
from safehaven_core.protection import REFUSALS, AlreadyProtected, Form, ProtectionFailed, new_password
from safehaven_core.protection.work import MAKE, asked, limits_for, told

MEGABYTE = 1 << 20
COLUMNS = ("path", "owner", "bytes", "sha256", "filed")


def act(root: Path, place: str, where: Path) -> tuple[Counter[str], Path]:
    """Do what was decided; says how many files came to what, and where the list for shredding is."""
    came_to: Counter[str] = Counter()
    for found in to_be_done(place):
        order = noting.order_for(found)
        try:
            came_to[_done(root, order)] += 1
        except CannotAct as why:
            noting.note_trouble(order, why.trouble)
            came_to["not done"] += 1
    return came_to, _list_for_shredding(root, place, where)


def _done(root: Path, order: Order) -> str:
    state = State(order.found.state)
    if state is not State.PROTECTING:  # what was begun is finished
        _check_still_may(order.found.decided_by, Capability.SWEEP_DECIDE, Trouble.NO_LONGER_DECIDES)
    if state is State.TO_FILE:
        _file(root, order)
        return "filed"
    if state in {State.TO_PROTECT, State.PROTECTING}:
        _protect(root, order)
        return "protected"
    with opened(root, order.path) as found:
        found.check(order.before)
    noting.note_listed(order)
    return "listed for shredding"


def _check_still_may(who: StaffMember | None, what: Capability, otherwise: Trouble) -> None:
    """People move and leave between a decision and the act."""
    if who is None or what not in capabilities_of(who):
        raise CannotAct(otherwise)


def _file(root: Path, order: Order) -> None:
    """Make it a document of its record, by whoever agreed, as the documents app does for an upload."""
    by, record = order.found.agreed_by, order.found.record
    _check_still_may(by, Capability.DOCUMENT_ADD, Trouble.NOT_YOURS)
    if by is None or record is None or not records_open_to(by).filter(pk=record.pk).exists():
        raise CannotAct(Trouble.NOT_YOURS)
    with opened(root, order.path) as found:
        found.check(order.before)
        try:
            take_in(found.as_it_was(order.before), order.name, record, once=_once(order), by=by)
        except Refusal:
            raise CannotAct(Trouble.NOT_TAKEN_IN) from None
    noting.note_filed(order)


def _once(order: Order) -> UUID:
    """The same for each try after one agreement, and another after the next: the file may be another by then."""
    return uuid5(order.found.pk, f"{order.found.agreed_at:%Y-%m-%dT%H:%M:%S.%f}")


def _protect(root: Path, order: Order) -> None:
    """Put a protected copy in its place.  Its password is kept first, and the copy is proved and on the drive."""
    mark = f".safehaven-{order.found.pk.hex}"
    if order.found.state == State.PROTECTING:
        now = finish_swap(root, order.path, mark, order.before, order.made, order.new_name)
        if now is not None:
            noting.finish_protecting(order, order.new_name, now)
            return
    with opened(root, order.path) as found:
        found.settle(mark, order.before, order.made)
        found.check(order.before)
        password = new_password()
        form, content = _protected(order, found, password)
        new_name = f"{order.name}.zip" if form is Form.ZIP else order.name
        found.put_beside(mark, content)
        made = hashlib.sha256(content).hexdigest()
        noting.begin_protecting(order, password=password, made=made, new_name=new_name)
        now = found.swap(mark, order.before, new_name)
    noting.finish_protecting(order, new_name, now)


def _protected(order: Order, found: Found, password: str) -> tuple[Form, bytes]:
    """A protected copy, made and proved in a child that holds nothing else."""
    if order.before.size > number_in_force(Parameter.UPLOAD_MAX_MB) * MEGABYTE:
        raise CannotAct(Trouble.TOO_LARGE)
    kind = identify(found.file, order.name)
    if kind.encrypted:
        raise CannotAct(Trouble.LOCKED)
    seconds, megabytes = limits_for(order.before.size)
    request = asked(password, [(kind.kind.value, _neutral(order.name))])
    try:
        answer = run_confined(
            MAKE,
            request,
            files=[found.as_it_was(order.before)],
            refusals=REFUSALS,
            seconds=seconds,
            megabytes=megabytes,
        )
    except AlreadyProtected:
        raise CannotAct(Trouble.LOCKED) from None
    except (ProtectionFailed, JobFailed):
        raise CannotAct(Trouble.NOT_PROTECTED) from None
    return told(answer)


def _neutral(name: str) -> str:
    """What everybody can read in a ZIP without its password."""
    ending = suffix_of(name)
    return f"document-1.{ending}" if ending.isascii() and ending.isalnum() else "document-1"


def _list_for_shredding(root: Path, place: str, where: Path) -> Path:
    """Only files that are word for word what was swept stand on it; where one is gone, that is noted."""
    sink = io.StringIO()
    table = csv.writer(sink, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for each in to_be_shredded(place):
        order = noting.order_for(each)
        try:
            with opened(root, order.path) as found:
                found.check(order.before)
        except CannotAct as why:
            _not_listed(order, why.trouble)
        else:
            filed = "yes" if order.found.state == State.FILED else "no"
            cells = (order.path, order.owner, order.before.size, order.before.digest, filed)
            table.writerow(map(cell, cells))
    put(where / "shred.csv", sink.getvalue())
    return where / "shred.csv"


def _not_listed(order: Order, trouble: Trouble) -> None:
    if trouble is Trouble.NOT_THERE:
        noting.note_gone(order)
    else:
        noting.note_trouble(order, trouble)
