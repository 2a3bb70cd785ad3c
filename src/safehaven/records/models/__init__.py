"""The tables of this app."""

from safehaven.records.models.caseload import Assignment
from safehaven.records.models.contact import Address, ContactPoint, Identifier, OfAPerson
from safehaven.records.models.keeping import Kept
from safehaven.records.models.record import DetailsChange, Record, ReferenceCounter
from safehaven.records.models.search import PossibleDuplicate, SearchToken
from safehaven.records.models.timeline import Entry

__all__ = [
    "Address",
    "Assignment",
    "ContactPoint",
    "DetailsChange",
    "Entry",
    "Identifier",
    "Kept",
    "OfAPerson",
    "PossibleDuplicate",
    "Record",
    "ReferenceCounter",
    "SearchToken",
]
