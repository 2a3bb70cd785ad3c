"""Workers that do not do what they should, for a child process."""

import time

from safehaven_core.protection import NotProved


def not_proved(_request, _files):
    raise NotProved("The protected file is not shown to be safe.")


def crash(_request, _files):
    import os

    os.abort()


def hang(_request, _files):
    time.sleep(60)


def swell(_request, _files):
    return bytes(1 << 31)
