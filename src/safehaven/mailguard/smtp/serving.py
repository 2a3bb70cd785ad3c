"""Both doors open, and the work behind them, until the process is told to stop."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.db import connection

from safehaven.disclosure.front import SeveralFollowing
from safehaven.foundation.logs import log
from safehaven.mailguard.bell import Bell
from safehaven.mailguard.protecting.rounds import protect_waiting
from safehaven.mailguard.queries import AT_ONCE as IN_A_ROW
from safehaven.mailguard.smtp.door import Answers, Door
from safehaven.mailguard.smtp.letting_in import in_a_thread
from safehaven.mailguard.working import judge_next, see_off, send_next

AT_ONCE, FROM_ONE_PLACE = 200, 20
LOOKED_AT_AT_ONCE = 3
SENT_AT_ONCE = 2
"""Some mail servers take three connections of one sender, and the worker may have one."""

REST_SECONDS = 1.0
STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the guard listens: 0 leaves a door shut."""

    host: str
    starttls_port: int
    tls_port: int
    certificate: Path
    key: Path
    name: str


@dataclass
class Inside:
    """Who is in conversation, and the bells that ring when something came in, and when it was looked at."""

    came: Bell = field(default_factory=Bell)
    judged: Bell = field(default_factory=Bell)
    places: Counter[str] = field(default_factory=Counter)
    talking: dict[int, str] = field(default_factory=dict)

    def may_come(self, door: Door) -> bool:
        """Whether there is room for one more, from there too."""
        place = str(door.session.peer[0]) if door.session and door.session.peer else ""
        if len(self.talking) >= AT_ONCE or self.places[place] >= FROM_ONE_PLACE:
            return False
        self.talking[id(door)] = place
        self.places[place] += 1
        return True

    def went(self, door: Door) -> None:
        """Somebody has gone."""
        place = self.talking.pop(id(door), None)
        if place is not None:
            self.places[place] -= 1


def serve(doors: Doors) -> None:
    """Let mail programs in until SIGTERM or SIGINT; what was taken in is in the queue whatever happens."""
    inside, stop, servers = Inside(), Event(), SeveralFollowing()
    workers = [Thread(target=_keep_seeing_off, args=(stop, servers), name="mailguard")]
    workers.append(Thread(target=_keep_protecting, args=(stop,), name="mailguard-protecting"))
    workers += [
        Thread(target=_keep_judging, args=(inside, stop, place), name=f"mailguard-{place}")
        for place in range(LOOKED_AT_AT_ONCE)
    ]
    workers += [
        Thread(target=_keep_sending, args=(inside, stop, servers), name=f"mailguard-sending-{place}")
        for place in range(SENT_AT_ONCE)
    ]
    for worker in workers:
        worker.start()
    try:
        asyncio.run(_listen(doors, inside))
    finally:
        stop.set()
        inside.came.ring_for_all()
        inside.judged.ring_for_all()
        for worker in workers:
            worker.join(STOP_SECONDS)
        servers.close()


async def _listen(doors: Doors, inside: Inside) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, over.set)
    context = tls_context(doors)

    def door(*, implicit: bool) -> Door:
        tls: dict[str, Any] = {} if implicit else {"tls_context": context, "require_starttls": True}
        return Door(Answers(), implicit=implicit, inside=inside, hostname=doors.name, loop=loop, **tls)

    open_doors = []
    if doors.starttls_port:
        listening = await loop.create_server(lambda: door(implicit=False), doors.host, doors.starttls_port)
        open_doors.append(listening)
    if doors.tls_port:
        listening = await loop.create_server(
            lambda: door(implicit=True), doors.host, doors.tls_port, ssl=context, ssl_handshake_timeout=20
        )
        open_doors.append(listening)
    log.info("mailguard:listening", port=doors.starttls_port or doors.tls_port)
    await over.wait()
    for listening in open_doors:
        listening.close()


def tls_context(doors: Doors) -> ssl.SSLContext:
    """TLS 1.2 or newer, with our certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(doors.certificate, doors.key)
    return context


def _keep_sending(inside: Inside, stop: Event, servers: SeveralFollowing) -> None:
    """Send what was let go at once, over connections that are kept."""
    bell, since = inside.judged, 0
    while not stop.is_set():
        bell.wait(since, REST_SECONDS)
        since, found = bell.rung, True
        while found and not stop.is_set():
            found = _sent_one(servers)
    connection.close()


@in_a_thread
def _sent_one(servers: SeveralFollowing) -> bool:
    try:
        return send_next(servers)
    except Exception:  # noqa: BLE001 - whatever it was, the next round must come
        log.error("mailguard:round_failed", exc_info=True)
        return False


def _keep_seeing_off(stop: Event, servers: SeveralFollowing) -> None:
    """All else, once in a while; and give the mail server back what nobody uses."""
    while not stop.wait(REST_SECONDS):
        _seen_off(servers)
    connection.close()


@in_a_thread
def _seen_off(servers: SeveralFollowing) -> None:
    try:
        see_off()
        servers.rest()
    except Exception:  # noqa: BLE001 - whatever it was, the next round must come
        log.error("mailguard:round_failed", exc_info=True)


def _keep_protecting(stop: Event) -> None:
    """Make protected files, which may take long, while others look and send."""
    while not stop.wait(REST_SECONDS):
        _protected_some()
    connection.close()


@in_a_thread
def _protected_some() -> None:
    try:
        protect_waiting()
    except Exception:  # noqa: BLE001 - as below
        log.error("mailguard:round_failed", exc_info=True)


def _keep_judging(inside: Inside, stop: Event, place: int) -> None:
    """Look at what came in; the first place is kept for those whose messages are quick."""
    kept, bell, since = place == 0, inside.came, 0
    while not stop.is_set():
        rung, found = bell.wait(since, REST_SECONDS), False
        for _ in range(IN_A_ROW):
            since = bell.rung
            if stop.is_set() or not _judged_one(quick_only=kept):
                break
            found = True
            inside.judged.ring()
        if rung and kept and not found:
            bell.pass_on()
    connection.close()


@in_a_thread
def _judged_one(*, quick_only: bool) -> bool:
    try:
        return judge_next(quick_only=quick_only)
    except Exception:  # noqa: BLE001 - whatever it was, the next round must come
        log.error("mailguard:round_failed", exc_info=True)
        return False
