"""What the tests of disclosure share: documents, a verified recipient, drafts, and a real mail server."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest

from safehaven.directory.front import (
    Contact,
    ContactKind,
    NewContact,
    NewRecipient,
    OrganisationKind,
    Recipient,
    VerifiedHow,
    add_contact,
    add_organisation,
    add_recipient,
    verify_contact,
)
from safehaven.disclosure.email import preparing
from safehaven.disclosure.email.operations import Made
from safehaven.disclosure.email.preparing import prepare_released
from safehaven.disclosure.email.sending import send_waiting
from safehaven.disclosure.jobs import look_through_chosen
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting, releasing
from safehaven.disclosure.states import Category, Channel
from safehaven.documents.front import Incoming, Scan, Version, add_document
from safehaven.foundation.actors import SYSTEM
from safehaven.lawfulness.front import Basis
from safehaven.policies.front import Parameter, choose
from safehaven.records.front import Record
from safehaven.workforce.front import StaffMember
from safehaven_core.protection import new_password
from safehaven_core.protection.work import asked, make, told
from tests.disclosure.post_office import PostOffice, authority, open_office, port_of
from tests.staging import staged

ADDRESS = "tess.marlowe@saltmarsh.example"
REASON = "The social worker asked for the report before the meeting on Thursday."
SECRET_WORDS = b"Robin Quillfeather fears the wasps of Thistlewick Lane."


def pdf(words: bytes = SECRET_WORDS) -> bytes:
    """A real PDF of one page that says something."""
    made, sink = pikepdf.new(), io.BytesIO()
    page = made.add_blank_page(page_size=(300, 200))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = pikepdf.Stream(made, b"BT /F1 9 Tf 20 100 Td (" + words + b") Tj ET")
    made.save(sink)
    return sink.getvalue()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """An authority, and a certificate and key of it for localhost."""
    return authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def office(certificates: tuple[Path, Path, Path], settings) -> Iterator[PostOffice]:
    """A mail server that takes what we send, over STARTTLS."""
    trusted, certificate, key = certificates
    office = PostOffice()
    controller = open_office(office, certificate, key)
    settings.SAFEHAVEN_MAIL_RELAY = f"smtp+starttls://localhost:{port_of(controller)}"
    settings.SAFEHAVEN_MAIL_CA = str(trusted)
    settings.SAFEHAVEN_MAIL_FROM = "records@harbourlane.example"
    yield office
    controller.stop()


@pytest.fixture
def a_document() -> Callable[..., Version]:
    """Puts a document on a record: `a_document(robin, ada, "Support plan", content, kind="pdf")`."""

    def add(
        record: Record,
        by: StaffMember,
        title: str = "Support plan",
        content: bytes = b"",
        kind: str = "pdf",
        scan: Scan = Scan.CLEAN,
    ) -> Version:
        content = content or pdf()
        incoming = Incoming(
            source=io.BytesIO(content),
            name=f"Quillfeather {title}.{kind}",
            kind=kind,
            size=len(content),
            scan=scan,
            once=uuid.uuid4(),
        )
        return add_document(record, title, incoming, by=by)

    return add


@pytest.fixture
def plan(robin: Record, ada: StaffMember, a_document) -> Version:
    """Robin's support plan."""
    made: Version = a_document(robin, ada)
    return made


@staged
def tess(ada: StaffMember) -> Recipient:
    """Tess Marlowe, a social worker at the council."""
    council = add_organisation("Saltmarsh Council", OrganisationKind.COUNCIL, once=uuid.uuid4(), by=ada)
    return add_recipient(NewRecipient("Tess Marlowe", "Social worker"), at=council, once=uuid.uuid4(), by=ada)


@staged
def unverified(tess: Recipient, ada: StaffMember) -> Contact:
    """Her mailbox, of which nobody has made sure."""
    new = NewContact(ContactKind.EMAIL, ADDRESS, "Her letter of 3 March")
    return add_contact(tess, new, once=uuid.uuid4(), by=ada)


@staged
def mailbox(unverified: Contact, sam: StaffMember) -> Contact:
    """Her mailbox, verified by Sam."""
    words = "I rang the number on the council's website and she read it out."
    return verify_contact(unverified, VerifiedHow.CALLED_BACK, words, by=sam)


@pytest.fixture
def begun(robin: Record, ada: StaffMember) -> Disclosure:
    """An empty draft of Ada's."""
    return drafting.begin(robin, Channel.EMAIL, once=uuid.uuid4(), by=ada)


def fill(
    draft: Disclosure, version: Version, contact: Contact, by: StaffMember, address: str = ADDRESS
) -> Disclosure:
    """Answer every question of a draft."""
    chosen = {version.document_id: "She needs the goals for the meeting"}
    draft = drafting.choose_documents(draft, chosen, version=draft.version, by=by)
    look_through_chosen()
    draft = drafting.give_reason(
        draft, Category.SOCIAL_WORKER, Basis.PUBLIC_TASK, REASON, version=draft.version, by=by
    )
    draft = drafting.choose_recipient(draft, contact, version=draft.version, by=by)
    return drafting.type_back(draft, address, version=draft.version, by=by)


@pytest.fixture
def draft(
    begun: Disclosure, plan: Version, mailbox: Contact, ada: StaffMember, office: PostOffice
) -> Disclosure:
    """A draft of Ada's that is complete: every check passes."""
    return fill(begun, plan, mailbox, ada)


@pytest.fixture
def at_once(db: None) -> None:
    """What is released leaves at once."""
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)


@pytest.fixture
def released(draft: Disclosure, ada: StaffMember, at_once: None) -> Disclosure:
    """Ada's draft, released."""
    return releasing.release(draft, version=draft.version, once=uuid.uuid4(), by=ada)


@pytest.fixture(scope="session")
def made_once() -> tuple[Made, bytes]:
    """A file that was really protected and proved, once for all tests that are about something else."""
    password = new_password()
    form, protected = told(make(asked(password, [("pdf", "document-1.pdf")]), [io.BytesIO(pdf())]))
    return Made(form, "document-1.pdf", password), protected


@pytest.fixture
def ready_made(made_once: tuple[Made, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares a test that is not about protection the second that it takes."""
    monkeypatch.setattr(preparing, "make_protected", lambda _matter: made_once)


def work() -> None:
    """What the worker does in one round."""
    prepare_released()
    send_waiting()


@pytest.fixture
def sent(released: Disclosure, office: PostOffice) -> Disclosure:
    """Ada's disclosure, taken by the mail server."""
    work()
    released.refresh_from_db()
    return released
