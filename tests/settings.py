"""Settings for tests: a deployment of its own in a temporary folder, made anew for each process."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from safehaven.config.founding import make_home

_folder = Path(tempfile.mkdtemp(prefix="safehaven-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
make_home(_folder)
os.environ["SAFEHAVEN_HOME"] = str(_folder)
os.environ["SAFEHAVEN_ORIGIN"] = "http://testserver"
os.environ["SAFEHAVEN_ORGANISATION"] = "Harbour Lane Support"
os.environ["SAFEHAVEN_DATABASE_URL"] = os.environ.get("SAFEHAVEN_TEST_DATABASE_URL", "")

from safehaven.config.settings import *  # noqa: E402, F403 - the real settings, over this folder

# Argon2id takes 0.3 s by design; hundreds of sign-ins in tests need not.  test_accounts checks the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
