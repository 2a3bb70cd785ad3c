"""An upload waits as ciphertext, and comes back byte for byte from any position."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safehaven.documents.spool import BLOCK, Spool
from safehaven_core.sealing import CannotOpen

MARK = b"Quillfeather was here. "


def spool_of(content: bytes, folder: Path, piece: int = 100_000) -> Spool:
    spool = Spool(folder)
    for start in range(0, len(content), piece):
        spool.write(content[start : start + piece])
    spool.finish()
    return spool


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 7])
def test_what_went_in_comes_out(tmp_path: Path, size: int) -> None:
    content = (MARK * (size // len(MARK) + 1))[:size]

    assert spool_of(content, tmp_path).reader().read() == content


@settings(max_examples=40, deadline=None)
@given(start=st.integers(0, 2 * BLOCK), length=st.integers(0, BLOCK))
def test_any_part_can_be_read(tmp_path_factory: pytest.TempPathFactory, start: int, length: int) -> None:
    content = bytes(range(256)) * (2 * BLOCK // 256)
    reader = spool_of(content, tmp_path_factory.mktemp("spool")).reader()

    reader.seek(start)

    assert reader.read(length) == content[start : start + length]


def test_seeking_from_the_end_finds_the_end(tmp_path: Path) -> None:
    reader = spool_of(MARK, tmp_path).reader()

    assert (reader.seek(-5, io.SEEK_END), reader.read()) == (len(MARK) - 5, MARK[-5:])


def test_nothing_of_it_is_on_the_disk_in_clear(tmp_path: Path) -> None:
    spool = spool_of(MARK * 50_000, tmp_path)
    spool._file.flush()
    spool._file.seek(0)
    on_disk = spool._file.read()

    assert len(on_disk) > 50_000 * len(MARK)
    assert MARK not in on_disk


def test_it_has_no_name_that_could_outlive_the_process(tmp_path: Path) -> None:
    spool_of(MARK * 50_000, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_blocks_that_change_places_do_not_open(tmp_path: Path) -> None:
    spool = spool_of(MARK * 50_000, tmp_path)
    spool._file.seek(0)
    one = spool._file.read(BLOCK + 45)
    spool._file.write(one)
    spool._file.flush()

    with pytest.raises(CannotOpen):
        spool.block(1)
