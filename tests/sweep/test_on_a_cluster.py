"""The same sweep on a real Dask cluster of two workers over TLS."""

import pytest

from safehaven.roll.front import RollNotReady
from safehaven.sweep import cluster
from safehaven.sweep.cluster import NoCluster, OnACluster
from tests.sweep.clusters import certificate, running
from tests.sweep.drive import about

pytestmark = pytest.mark.servers


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with running(tmp_path_factory.mktemp("dask"), workers=2) as started:
        yield started


@pytest.fixture
def on_cluster(house, monkeypatch):
    monkeypatch.setattr(cluster, "SHARD", 2)
    return house.reader()


def test_a_cluster_finds_the_same_as_this_machine(swept, on_cluster):
    whole = swept()

    assert swept(reads=on_cluster, again=True) == whole
    assert len(swept.looked) == len(whole)


def test_a_sweep_stopped_on_a_cluster_goes_on_here_and_finds_the_same(swept, on_cluster):
    whole, asked = swept(), []

    def until_the_roll_is_gone(text):
        asked.append(text)
        if len(asked) > 3:
            raise RollNotReady("gone")
        return about()(text)

    with pytest.raises(RollNotReady):
        swept(until_the_roll_is_gone, reads=on_cluster, again=True)

    assert swept() == whole
    assert 0 < len(swept.looked) < len(whole)


def test_no_word_lies_in_the_folders_or_logs_of_the_cluster(swept, on_cluster, house):
    swept(reads=on_cluster)
    folder = house.folder
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    assert content
    said = (b"Quillfeather", b"Thistlewood", b"kettle is broken", b"letter.docx", b"plans")
    assert [word for word in said if word in content] == []


def test_a_cluster_without_tls_is_refused(house):
    with pytest.raises(NoCluster, match="Without TLS nothing is sent"):
        OnACluster("tcp://127.0.0.1:8786", **house.files)


def test_a_cluster_of_strangers_is_refused(house, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 3)
    stranger = certificate(tmp_path, "stranger")

    with pytest.raises(NoCluster, match="not trusted"):
        OnACluster(house.address, **stranger)


def test_a_worker_that_dies_costs_nothing(swept, on_cluster, house):
    """Last: one worker is gone after it."""
    whole, asked = swept(), []

    def kill_one(text):
        asked.append(text)
        if len(asked) == 2:
            house.workers[0].kill()
        return about()(text)

    assert swept(kill_one, reads=on_cluster, again=True) == whole
