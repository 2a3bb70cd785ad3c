"""How often a page asks the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries_of(browser: Client, address: str) -> int:
    """How many queries a page takes that was looked at a moment ago.

    The first look warms what is kept, and notes that the session is in use where that is due.  What is asked anew
    after some tenths of a second, such as whether the policy was changed, is due in one of two looks at most.
    """
    browser.get(address)
    return min(_queries_of_one_look(browser, address) for _ in range(2))


def _queries_of_one_look(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)
