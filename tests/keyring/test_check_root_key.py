"""The root key must open every epoch key of this database, or the site does not start."""

import pytest

from safehaven.access.turning import begin_epoch
from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.keyring.front import RootKeyProblem, WrongRootKey, check_root_key
from safehaven.keyring.models import EpochKey
from safehaven.keyring.root import DamagedEpoch, root_key
from safehaven.ledger.front import write
from safehaven_core.sealing import EpochKey as SecretEpochKey
from safehaven_core.sealing import RootKey, root_key_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def start_with(settings, tmp_path):
    """Starts with a root key file that holds this text."""

    def start(text):
        path = tmp_path / "root.key"
        path.touch(mode=0o600)
        path.write_text(text)
        settings.SAFEHAVEN_ROOT_KEY = f"file:{path}"
        root_key.cache_clear()
        check_root_key()

    yield start
    root_key.cache_clear()


@operation
def tamper(**columns):
    write("tests:tampered", by=SYSTEM)
    EpochKey.objects.update(**columns)


def test_the_right_root_key_passes():
    begin_epoch(by=SYSTEM)

    check_root_key()


def test_another_root_key_is_refused_and_the_right_one_named(start_with):
    right = root_key().id

    with pytest.raises(WrongRootKey, match=f"Put back the root key whose id is {right}"):
        start_with(root_key_text(RootKey.generate()) + "\n")


def test_one_epoch_under_another_root_key_is_enough_to_refuse():
    """As when somebody puts rows of an older backup among those of today."""
    begin_epoch(by=SYSTEM)
    other, key = RootKey.generate(), SecretEpochKey.generate()

    @operation
    def slip_in():
        write("tests:tampered", by=SYSTEM)
        newest = EpochKey.objects.latest("number")
        newest.root_key_id, newest.wrapped = other.id, other.wrap(key)
        newest.save()

    slip_in()

    with pytest.raises(WrongRootKey, match="epoch 2"):
        check_root_key()


@pytest.mark.parametrize("what", ["changed", "cut short", "of another epoch", "under a false name"])
def test_an_epoch_key_that_was_tampered_with_is_refused(what):
    epoch, root = EpochKey.objects.get(), root_key()
    wrapped, another = bytes(epoch.wrapped), root.wrap(SecretEpochKey.generate())
    foreign = RootKey.generate().wrap(SecretEpochKey(epoch.pk, bytes(32)))
    forged = {
        "changed": wrapped[:-1] + bytes([wrapped[-1] ^ 1]),
        "cut short": wrapped[:-1],
        "of another epoch": another,
        "under a false name": foreign,
    }
    tamper(wrapped=forged[what])

    with pytest.raises(DamagedEpoch, match="epoch 1 in this database is damaged") as refused:
        check_root_key()

    assert isinstance(refused.value, RootKeyProblem)


@pytest.mark.parametrize("text", ["", "not a key\n"])
def test_what_is_no_key_is_refused(start_with, text):
    with pytest.raises(RootKeyProblem):
        start_with(text)
