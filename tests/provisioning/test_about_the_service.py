"""What a provider may ask about the service itself."""

import pytest

from tests.provisioning.conftest import USER


def test_what_it_can_do(provider):
    said = provider.get("/ServiceProviderConfig").body

    able = {
        name: said[name]["supported"]
        for name in ("patch", "filter", "bulk", "sort", "etag", "changePassword")
    }
    assert able == {
        "patch": True,
        "filter": True,
        "bulk": False,
        "sort": False,
        "etag": False,
        "changePassword": False,
    }
    assert [each["type"] for each in said["authenticationSchemes"]] == ["oauthbearertoken"]


def test_which_kinds_there_are(provider):
    said = provider.get("/ResourceTypes").body

    assert [(each["endpoint"], each["schema"]) for each in said["Resources"]] == [("/Users", USER)]
    assert provider.get("/ResourceTypes/User").body == said["Resources"][0]


def test_what_is_kept_of_somebody_and_no_more(provider):
    said = provider.get("/Schemas").body

    assert [(each["id"], each["name"]) for each in said["Resources"]] == [(USER, "User")]
    assert [each["name"] for each in said["Resources"][0]["attributes"]] == [
        "userName",
        "name",
        "displayName",
        "active",
    ]
    assert provider.get(f"/Schemas/{USER}").body == said["Resources"][0]


@pytest.mark.parametrize("path", ["/Groups", "/Bulk", "/Me", "/Users/nell", "/Schemas/other"])
def test_what_there_is_not(provider, path):
    assert provider.get(path).status == 404


@pytest.mark.parametrize(("method", "path"), [("post", "/Schemas"), ("delete", "/Users"), ("put", "/Users")])
def test_what_cannot_be_asked(provider, method, path):
    assert provider.ask(method, path, {}).status == 405
