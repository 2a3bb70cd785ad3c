"""Where a sealed value lives.  Moving it elsewhere makes it unreadable."""

from dataclasses import dataclass

LONGEST_PART = 0xFFFF  # bytes; a part's length is written in two


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of the database, or one file: its table, row and column.

    As bytes, each part stands behind its own length, so that no two places look alike:
    `("ab", "c", "")` and `("a", "bc", "")` differ.
    """

    table: str
    row: str
    column: str

    def __bytes__(self) -> bytes:
        """Two bytes of length and the UTF-8, for table, row and column in turn.

        Raises ValueError for a part of more than 65,535 bytes.
        """
        table, row, column = self.table.encode(), self.row.encode(), self.column.encode()
        if max(len(table), len(row), len(column)) > LONGEST_PART:
            raise ValueError(f"A part of a place may have {LONGEST_PART} bytes at most.")
        return b"".join(
            (
                len(table).to_bytes(2, "big"),
                table,
                len(row).to_bytes(2, "big"),
                row,
                len(column).to_bytes(2, "big"),
                column,
            )
        )
