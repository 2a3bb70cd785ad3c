"""What the environment says is checked at the start: a wrong value says what a right one looks like."""

import pytest

from safehaven.config import environment

EXAMPLE = "https://records.example.org"


@pytest.fixture
def said(monkeypatch):
    """Sets a variable, or takes it away."""

    def say(name, value):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    return say


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://records.example.org", "records.example.org"),
        ("https://records.example.org/", "records.example.org"),
        ("http://127.0.0.1:8000", "127.0.0.1"),
        ("http://[::1]:8000", "[::1]"),
    ],
)
def test_the_host_is_that_of_the_origin(said, origin, host):
    said("SAFEHAVEN_ORIGIN", origin)
    said("SAFEHAVEN_HOSTS", None)

    assert environment.hosts(environment.origin()) == [host]


def test_hosts_that_are_listed_are_used_instead(said):
    said("SAFEHAVEN_HOSTS", " one.example.org, two.example.org ,")

    assert environment.hosts(EXAMPLE) == ["one.example.org", "two.example.org"]


@pytest.mark.parametrize(
    "origin",
    ["records.example.org", "ftp://example.org", "https://", "https://example.org/app", "https://[bad",
     "https://a:b@example.org", "https://example.org?x", "https://example.org:port"],
)  # fmt: skip
def test_a_wrong_origin_says_what_a_right_one_looks_like(said, origin):
    said("SAFEHAVEN_ORIGIN", origin)

    with pytest.raises(SystemExit, match=r"must look like https://records\.example\.org"):
        environment.origin()


def test_a_missing_value_says_its_name_and_an_example(said):
    said("SAFEHAVEN_ORIGIN", None)

    with pytest.raises(SystemExit, match=f"SAFEHAVEN_ORIGIN is not set.  For example: .*{EXAMPLE}"):
        environment.origin()


@pytest.mark.parametrize("text", ["one", "-1", "1.5", "", "²"])
def test_what_is_no_number_is_refused(said, text):
    said("SAFEHAVEN_PROXIES", text)

    with pytest.raises(SystemExit, match=r"SAFEHAVEN_PROXIES must be a whole number\."):
        environment.number("SAFEHAVEN_PROXIES", 0)


def test_postgresql_is_read_from_its_address(tmp_path):
    told = environment.database("postgresql://ada:a%2Fb@db.example.org:5433/records", tmp_path)

    assert [told[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ada", "a/b", "db.example.org", "5433", "records",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url", ["mysql://a:hunter2@h/n", "postgresql://a:hunter2@h:port/n", "postgresql://a:hunter2@h:5432"]
)
def test_a_wrong_address_of_a_database_is_refused_without_its_password(tmp_path, url):
    with pytest.raises(SystemExit, match="must look like postgresql://") as refused:
        environment.database(url, tmp_path)

    assert "hunter2" not in str(refused.value)


def test_a_secret_that_others_can_read_is_refused(tmp_path):
    secret = tmp_path / "secret.key"
    secret.write_text("seven otters\n")
    secret.chmod(0o640)

    with pytest.raises(SystemExit, match=r"can be read by others\.  Close it with: chmod 600"):
        environment.secret_from(secret)
    secret.chmod(0o600)
    assert environment.secret_from(secret) == "seven otters"


def test_a_secret_that_is_not_there_says_how_to_make_it(tmp_path):
    with pytest.raises(SystemExit, match="Make it with `safehaven init`"):
        environment.secret_from(tmp_path / "secret.key")
