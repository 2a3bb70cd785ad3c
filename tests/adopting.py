"""Adopts a policy in a running house: `python -m tests.adopting '{"pack": …}'`.

Files of tests share the house of their process, so the policy may stand already.
"""

import json
import sys
from contextlib import suppress

import django

django.setup()

from safehaven.foundation.actors import SYSTEM  # noqa: E402 - the apps come first
from safehaven.policies.front import adopt  # noqa: E402 - as above
from safehaven.policies.rules import AlreadyAdopted  # noqa: E402 - as above

with suppress(AlreadyAdopted):
    adopt(json.loads(sys.argv[1])["pack"], by=SYSTEM)
print("{}")  # noqa: T201 - this is the answer
