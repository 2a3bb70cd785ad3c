"""The door to training for the other apps."""

from safehaven.training.operations.certifying import certify
from safehaven.training.queries import (
    Training,
    asking_for_training,
    courses_missing,
    training_in,
    training_of,
)
from safehaven.training.states import How
from safehaven.training.stopping import access_stops_where

__all__ = [
    "How",
    "Training",
    "access_stops_where",
    "asking_for_training",
    "certify",
    "courses_missing",
    "training_in",
    "training_of",
]
