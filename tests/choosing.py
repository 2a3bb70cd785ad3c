"""Chooses in a running house, in a process of its own: `python -m tests.choosing '{"fax": "never"}'`.

Answers with the moment from which on the choice stands.
"""

import json
import sys
import time

import django

django.setup()

from safehaven.foundation.actors import SYSTEM  # noqa: E402 - the apps come first
from safehaven.policies.front import Parameter, choose  # noqa: E402 - as above

for name, value in json.loads(sys.argv[1]).items():
    choose(Parameter(name), value, by=SYSTEM)
print(json.dumps({"at": str(time.time())}))  # noqa: T201 - this is the answer
