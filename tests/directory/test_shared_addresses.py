"""Which e-mail addresses look as if several people read them."""

import pytest

from safehaven.directory.front import looks_shared


@pytest.mark.parametrize(
    "address",
    [
        *("info@saltmarsh.example", "Admin@saltmarsh.example", "office@saltmarsh.example"),
        *("reception@saltmarsh.example", "enquiries@saltmarsh.example", "duty.team@saltmarsh.example"),
        *(
            "housing-enquiries2@saltmarsh.example",
            "contact_us@saltmarsh.example",
            "info+robin@saltmarsh.example",
        ),
    ],
)
def test_a_mailbox_of_a_place_or_a_task_looks_shared(address):
    assert looks_shared(address)


@pytest.mark.parametrize(
    "address",
    [
        *("tess.marlowe@saltmarsh.example", "t.marlowe@office.example", "deskin@saltmarsh.example"),
        *("tess+info@saltmarsh.example", "adminah.post@saltmarsh.example", ""),
    ],
)
def test_a_mailbox_of_one_person_does_not(address):
    assert not looks_shared(address)
