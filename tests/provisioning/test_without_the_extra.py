"""Where the library for SCIM is not installed its addresses are not there, and all else works."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from tests.house.addresses import all_addresses

SCIM = [address for address in all_addresses() if address.name.startswith("provisioning:")]
EVERYTHING_ELSE = """
import sys

sys.modules["scim2_models"] = None  # as where it is not installed
import django

django.setup()
from django.core.management import call_command
from django.test import Client

call_command("check")
print(Client().get("/scim/v2/Users", headers={"Authorization": "Bearer x"}).status_code)
print(Client().get("/appearance/", follow=False).status_code < 500)
"""


@pytest.mark.parametrize("address", SCIM, ids=str)
def test_an_address_is_not_there(provider, monkeypatch, address):
    headers = {"Authorization": f"Bearer {provider.secret}"}
    found = Client().get(address.made_up, headers=headers).headers["Content-Type"]

    monkeypatch.setitem(sys.modules, "scim2_models", None)
    answer = Client().get(address.made_up, headers=headers)

    assert found == "application/scim+json"
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.servers
def test_the_house_starts_without_it(tmp_path):
    from safehaven.config.founding import make_home

    make_home(tmp_path / "home")
    told = {
        "SAFEHAVEN_HOME": str(tmp_path / "home"),
        "SAFEHAVEN_ORIGIN": "http://testserver",
        "DJANGO_SETTINGS_MODULE": "safehaven.config.settings",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }

    done = subprocess.run(
        [sys.executable, "-c", EVERYTHING_ELSE],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | told,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == ["404", "True"]
