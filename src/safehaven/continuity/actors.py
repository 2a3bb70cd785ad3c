"""Who acts here besides staff, and under which key the words of this app are sealed."""

from safehaven.foundation.actors import System

CONTINUITY = System("continuity")
KEY = "continuity"
