"""Who acts on a disclosure besides staff."""

from safehaven.foundation.actors import System

WORKER = System("worker")
RECIPIENT = System("recipient")
