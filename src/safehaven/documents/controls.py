"""How the controls of documents stand, found in what is stored."""

from __future__ import annotations

from safehaven.documents.models import Document, Version
from safehaven.documents.storage import is_sealed, path_of
from safehaven.policies.front import Evidence, Parameter, attention, control, holds
from safehaven_core.filetypes import TRAITS

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
            f"{bad:,} of the newest files are missing or not sealed. Your IT administrator must run: "
            "safehaven documents verify.",
            bad=bad,
        )
    kept = Version.objects.count()
    return holds(f"{kept:,} files are kept, and the newest were looked at: all are sealed.", kept=kept)


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
    return holds(f"{len(known):,} kinds of file are known, and {kept:,} of them are kept here.", kept=kept)


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
    bare = Document.objects.filter(folder_label="").count()
    if bare:
        return attention(f"{bare:,} documents have no folder label. Tell your IT administrator.", bare=bare)
    kept = Document.objects.count()
    return holds(f"{kept:,} documents, each in a labelled folder.", kept=kept)
