"""How the controls of documents stand, found in what is stored."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from safehaven.documents.lateness import scanned_late
from safehaven.documents.models import Document, Version
from safehaven.documents.storage import is_sealed, path_of
from safehaven.interface.counting import counted
from safehaven.policies.front import Evidence, Parameter, attention, control, holds
from safehaven_core.filetypes import TRAITS

LOOKED_BACK = timedelta(days=90)
MOST_FILES = 50
ALL_KINDS_OF_EVIDENCE = ("application/pdf", "image/", "audio/", "video/", "text/")


@control(
    "document-encryption",
    does="Every document is sealed under the key of its record as it comes in. No copy in clear touches the disk.",
    acts_in=("safehaven.documents.uploads.SealedUploadHandler", "safehaven.documents.storage.put"),
    not_for={
        "JR-I-05": "Safehaven sees only what is kept in it. For other drives you must see to it yourselves."
    },
)
def document_encryption() -> Evidence:
    newest = Version.objects.order_by("-added_at").values_list("pk", flat=True)[:MOST_FILES]
    bad = sum(not is_sealed(path_of(version)) for version in newest)
    if bad:
        return attention(
            f"Of the newest files, {counted(bad, 'is', 'are')} missing or not sealed. Your IT administrator must run: "
            "safehaven documents verify.",
            bad=bad,
        )
    kept = Version.objects.count()
    return holds(
        f"{counted(kept, 'file is kept, and it was looked at: it is sealed', 'files are kept, and the newest were looked at: all are sealed')}.",
        kept=kept,
    )


@control(
    "document-formats",
    does="Keeps papers, pictures, sound, film and messages, and knows a file by its content.",
    acts_in=("safehaven_core.filetypes.identify", "safehaven.documents.recognition"),
)
def document_formats() -> Evidence:
    known = [trait.media_type for trait in TRAITS.values()]
    missing = [kind for kind in ALL_KINDS_OF_EVIDENCE if not any(one.startswith(kind) for one in known)]
    if missing:
        return attention("Safehaven does not know every kind of file. Tell your IT administrator.")
    kept = Version.objects.values("kind").distinct().count()
    return holds(
        f"{counted(len(known), 'kind of file is', 'kinds of file are')} known; kept here: {counted(kept, 'file')}.",
        kept=kept,
    )


@control(
    "folder-label",
    does="Each document stands in a folder with the date and the initials of the person, as the policy sets it.",
    acts_in=("safehaven.records.front.folder_label", "safehaven.documents.operations.add_document"),
    reads=(Parameter.FOLDER_LABEL,),
    not_for={
        "RE-documents-03": "The name of a file that leaves also has the reference and the version in it."
    },
)
def folder_label() -> Evidence:
    found = Document.objects.aggregate(kept=Count("pk"), bare=Count("pk", filter=Q(folder_label="")))
    bare, kept = found["bare"], found["kept"]
    if bare:
        return attention(
            f"{counted(bare, 'document has', 'documents have')} no folder label. Tell your IT administrator.",
            bare=bare,
        )
    return holds(f"{counted(kept, 'document,', 'documents, each')} in a labelled folder.", kept=kept)


@control(
    "scan-paper",
    does="Asks on which day the paper of a document came, and marks what was scanned later than the policy allows.",
    acts_in=("safehaven.documents.lateness.scanned_late", "safehaven.disclosure.fax.why_no_fax"),
    reads=(Parameter.SCAN_WITHIN_HOURS,),
    not_for=dict.fromkeys(
        ("JU-3.1a", "WY-digital-05", "RE-documents-06"),
        "Paper is known only once somebody scans it. Paper that still waits is not seen.",
    ),
)
def scan_paper() -> Evidence:
    papers = Document.objects.filter(
        added_at__gte=timezone.now() - LOOKED_BACK, came_on__isnull=False
    ).values_list("came_on", "added_at")
    late = sum(scanned_late(came_on, added_at) for came_on, added_at in papers)
    if late:
        return attention(
            f"{counted(late, 'paper of the last 90 days was', 'papers of the last 90 days were')} scanned too late. Managers must speak with those who had them.",
            late=late,
        )
    return holds(
        f"{counted(len(papers), 'paper scanned in 90 days, in time', 'papers scanned in 90 days, all in time')}.",
        papers=len(papers),
    )
