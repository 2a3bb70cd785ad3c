"""What the worker does for messages.  The guard does the same at once; the worker, where the guard is down."""

from __future__ import annotations

from safehaven.foundation.jobs import job
from safehaven.mailguard.protecting.rounds import forget_passwords, protect_waiting
from safehaven.mailguard.working import (
    judge_waiting,
    note_waiting,
    notice_interrupted,
    send_waiting,
    stop_for_leavers,
    sweep,
)

job("mailguard: look at messages", every_seconds=2)(judge_waiting)
job("mailguard: protect messages", every_seconds=2)(protect_waiting)
job("mailguard: send messages", every_seconds=2)(send_waiting)
job("mailguard: note what was sent", every_seconds=5)(note_waiting)
job("mailguard: notice what was interrupted", every_seconds=15)(notice_interrupted)
job("mailguard: stop what leavers left", every_seconds=15)(stop_for_leavers)
job("mailguard: forget passwords", every_seconds=3600)(forget_passwords)
job("mailguard: sweep the queue", every_seconds=300)(sweep)
