"""The door to lawfulness for the other apps."""

from safehaven.lawfulness.asking import EXPLAINED, BasisForm
from safehaven.lawfulness.models import Pause, SharingBasis
from safehaven.lawfulness.noting import NewBasis, Whom, noted
from safehaven.lawfulness.operations import lift, note_basis, pause, take_back
from safehaven.lawfulness.queries import (
    pause_of,
    paused_among,
    reaching,
    standing_for,
    stands_for_message,
    taken_back_for,
)
from safehaven.lawfulness.rules import NoPurpose, NotExplained, NotGiven, NothingWritten
from safehaven.lawfulness.states import Basis, Ended, Given, PauseGround, Reach, WhilePaused
from safehaven.lawfulness.wording import WHEN_IT_FITS

__all__ = [
    "EXPLAINED",
    "WHEN_IT_FITS",
    "Basis",
    "BasisForm",
    "Ended",
    "Given",
    "NewBasis",
    "NoPurpose",
    "NotExplained",
    "NotGiven",
    "NothingWritten",
    "Pause",
    "PauseGround",
    "Reach",
    "SharingBasis",
    "WhilePaused",
    "Whom",
    "lift",
    "note_basis",
    "noted",
    "pause",
    "pause_of",
    "paused_among",
    "reaching",
    "standing_for",
    "stands_for_message",
    "take_back",
    "taken_back_for",
]
