"""Turning the root key: afterwards the old one opens nothing here, and the new one everything."""

import pytest

from safehaven.access.front import turn_epoch, turn_root_key
from safehaven.access.turning import begin_epoch
from safehaven.foundation.actors import SYSTEM
from safehaven.keyring.front import WrongRootKey, check_root_key
from safehaven.keyring.models import EpochKey
from safehaven.keyring.root import root_key
from safehaven.keyring.turning import SameRootKey
from safehaven.ledger.models import Line
from safehaven.records.front import open_record
from safehaven_core.sealing import CannotOpen, RootKey

pytestmark = pytest.mark.usefixtures("keys_of_its_own")


def test_with_the_new_root_key_everything_opens(robin, ada, restart_with):
    new = RootKey.generate()

    turn_root_key(new, by=SYSTEM)
    restart_with(new)

    check_root_key()
    opened = open_record(robin, by=ada)
    assert opened.grant.open(opened.record, "family_name") == "Quillfeather"


def test_with_the_old_root_key_the_site_does_not_start(robin, restart_with):
    old = root_key()

    turn_root_key(RootKey.generate(), by=SYSTEM)
    restart_with(old)

    with pytest.raises(WrongRootKey, match="may be an old key"):
        check_root_key()


@pytest.mark.parametrize("of_figures", [True, False])
def test_the_act_names_the_new_key_on_the_ledger(robin, of_figures):
    new = next(key for key in iter(RootKey.generate, None) if key.id.isdigit() is of_figures)

    turn_root_key(new, by=SYSTEM)

    line = Line.objects.latest("number")
    assert (line.act, f'"root_key":"root:{new.id}"' in line.entry) == ("access:root_key_turned", True)


def test_the_same_root_key_is_refused(robin):
    with pytest.raises(SameRootKey, match="in use already"):
        turn_root_key(root_key(), by=SYSTEM)


def test_an_old_backup_opens_nothing_once_epoch_and_root_key_have_turned(robin, ada, restart_with):
    """Turning the epoch alone does not do it: the backup holds the old epoch key, under the same root key."""
    backup = EpochKey.objects.get()
    new = RootKey.generate()

    turn_epoch(by=SYSTEM)
    root_key().unwrap(bytes(backup.wrapped), backup.pk)
    turn_root_key(new, by=SYSTEM)
    restart_with(new)

    with pytest.raises(CannotOpen):
        root_key().unwrap(bytes(backup.wrapped), backup.pk)


def test_a_process_with_the_old_root_key_begins_no_epoch(robin):
    """Nothing would open it: the root key was turned by another process, and this one was not restarted."""
    turn_root_key(RootKey.generate(), by=SYSTEM)

    with pytest.raises(WrongRootKey, match="was turned meanwhile"):
        begin_epoch(by=SYSTEM)

    assert EpochKey.objects.count() == 1
