"""Signing in by the organisation's own provider, from end to end, with a provider that really runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from tests.running_house import ROOT, Person, RunningHouse, build_house, free_port
from tests.workforce.sign_in_provider import CLIENT, SECRET, write_people

pytestmark = pytest.mark.servers

MFA = {"amr": ["pwd", "mfa"]}


@dataclass
class HouseWithProvider(RunningHouse):
    """A house that knows a sign-in provider."""

    told: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | self.told


@dataclass
class Stage:
    """A house and a provider, both served, and who is known at the provider."""

    house: HouseWithProvider
    provider: str
    folder: Path

    def known(self, name: str, email: str, *, verified: bool = True, **claims: object) -> None:
        """Say what the provider says of somebody."""
        sub = claims.pop("sub", name)
        write_people(
            self.folder, {name: {"email": email, "verified": verified, "sub": sub, "claims": claims}}
        )

    def browser(self, name: str) -> Browser:
        """A browser of somebody who is signed in at the provider."""
        return Browser(self, name)


class Browser:
    """A browser that follows what it is told, one step at a time."""

    def __init__(self, stage: Stage, name: str) -> None:
        self.stage, self.session = stage, requests.Session()
        self.session.get(f"{stage.provider}/be/{name}/").raise_for_status()

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.stage.house.url(path))

    def post(self, path: str, page: str, **typed: str) -> requests.Response:
        """Send the form of a page of ours."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page).text)
        assert token is not None
        data = typed | {"csrfmiddlewaretoken": token[1]}
        return self.session.post(self.stage.house.url(path), data=data, allow_redirects=False)

    def to_provider(self) -> str:
        """Where the button leads."""
        return self.post("/sign-in/elsewhere/", "/sign-in/").headers["Location"]

    def come_back(self) -> str:
        """Go to the provider; where it sends us back to."""
        answer = self.session.get(self.to_provider(), allow_redirects=False)
        return answer.headers["Location"]

    def sign_in(self) -> requests.Response:
        """All the way, and the page at the end of it."""
        return self.session.get(self.come_back())


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    built = build_house(tmp_path_factory.mktemp("house"))
    secret = built.folder / "sign_in.secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    provider = f"http://localhost:{port}"
    told = {"SAFEHAVEN_SIGN_IN_ISSUER": provider, "SAFEHAVEN_SIGN_IN_CLIENT": CLIENT}
    house = HouseWithProvider(
        built.folder, built.port, told=told | {"SAFEHAVEN_SIGN_IN_FACTORS": "mfa, otp+pwd"}
    )
    words = [sys.executable, "-m", "tests.workforce.sign_in_provider", str(folder), str(port)]
    process = subprocess.Popen(
        [*words, house.url("/sign-in/returned/")],
        cwd=ROOT,
        env=_clean() | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
    )
    try:
        _wait_for(f"{provider}/.well-known/openid-configuration", process)
        house.serve()
        yield Stage(house, provider, folder)
    finally:
        house.stop()
        process.terminate()
        process.wait(30)


def _clean() -> dict[str, str]:
    return {name: told for name, told in os.environ.items() if not name.startswith(("SAFEHAVEN_", "DJANGO_"))}


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _try in range(120):
        assert process.poll() is None, "the provider stopped"
        try:
            if requests.get(address, timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.5)
    raise AssertionError("the provider does not answer")


def hire(stage: Stage, name: str, *, app: bool = False) -> Person:
    return stage.house.hire(name, "caseworker", app=app)


def acts_of(stage: Stage, person: Person) -> list[str]:
    """The acts on the ledger about somebody, oldest first."""
    return list(stage.house.ask("tests.workforce.acts_about", staff=person.staff_id)["acts"])


def is_in(answer: requests.Response) -> bool:
    return urlsplit(answer.url).path == "/" and "Sign out" in answer.text


def is_refused(answer: requests.Response) -> bool:
    return urlsplit(answer.url).path == "/sign-in/" and "could not be signed in this way" in answer.text


def test_an_asserted_second_factor_lets_somebody_in_and_ties_the_accounts(stage):
    nell = hire(stage, "Nell Archer")
    stage.known("nell", nell.email, **MFA)
    answer = stage.browser("nell").sign_in()

    assert is_in(answer), answer.url
    assert acts_of(stage, nell)[-2:] == ["workforce:sign_in_linked", "workforce:signed_in"]


def test_a_combination_counts_where_it_is_listed(stage):
    otto = hire(stage, "Otto Baines")
    stage.known("otto", otto.email, amr=["pwd", "otp"])

    assert is_in(stage.browser("otto").sign_in())


def test_without_an_asserted_second_factor_ours_is_asked_for_each_time(stage):
    vera = hire(stage, "Vera Quist", app=True)
    stage.known("vera", vera.email, amr=["pwd"])
    asked = []
    for _time in range(2):
        browser = stage.browser("vera")
        asked.append(urlsplit(browser.sign_in().url).path)
        browser.post("/sign-in/second-factor/", "/sign-in/second-factor/", code=vera.code())

    assert asked == ["/sign-in/second-factor/"] * 2
    assert is_in(browser.get("/"))


def test_with_none_of_ours_either_one_must_be_set_up_first(stage):
    wynn = hire(stage, "Wynn Cole")
    stage.known("wynn", wynn.email, amr=["pwd"])
    browser = stage.browser("wynn")
    browser.sign_in()

    assert urlsplit(browser.get("/").url).path == "/account/second-factor/"


def test_the_first_time_an_account_proves_its_own_second_factor_whatever_is_asserted(stage):
    xena = hire(stage, "Xena Dart", app=True)
    stage.known("xena", xena.email, **MFA)
    browser = stage.browser("xena")
    first = urlsplit(browser.sign_in().url).path
    browser.post("/sign-in/second-factor/", "/sign-in/second-factor/", code=xena.code())
    second = stage.browser("xena").sign_in()

    assert (first, is_in(second)) == ("/sign-in/second-factor/", True)


def test_an_address_that_is_not_verified_opens_nothing(stage):
    yoko = hire(stage, "Yoko Eden")
    stage.known("yoko", yoko.email, verified=False, **MFA)

    assert is_refused(stage.browser("yoko").sign_in())
    assert "workforce:signed_in" not in acts_of(stage, yoko)


def test_somebody_without_an_account_here_gets_none(stage):
    stage.known("stranger", "stranger@example.com", **MFA)

    assert is_refused(stage.browser("stranger").sign_in())


def test_another_subject_with_the_same_address_is_refused(stage):
    zara = hire(stage, "Zara Finch")
    stage.known("zara", zara.email, sub="the-first", **MFA)
    before = is_in(stage.browser("zara").sign_in())
    stage.known("zara", zara.email, sub="the-second", **MFA)

    assert (before, is_refused(stage.browser("zara").sign_in())) == (True, True)


def test_the_subject_counts_and_not_the_address_that_it_has_now(stage):
    abel, bess = hire(stage, "Abel Gray"), hire(stage, "Bess Hill")
    stage.known("abel", abel.email, **MFA)
    stage.browser("abel").sign_in()
    stage.known("abel", bess.email, **MFA)
    stage.browser("abel").sign_in()

    assert acts_of(stage, abel).count("workforce:signed_in") == 2
    assert "workforce:signed_in" not in acts_of(stage, bess)


def test_another_number_inside_the_token_is_refused(stage):
    cora = hire(stage, "Cora Ince")
    stage.known("cora", cora.email, nonce="of-another-sign-in", **MFA)

    assert is_refused(stage.browser("cora").sign_in())


@pytest.mark.parametrize(
    "claims", [{"aud": "another-client"}, {"iss": "http://localhost:1"}, {"exp": 1_000_000_000}]
)
def test_a_token_that_is_not_for_us_or_too_old_is_refused(stage, claims):
    dale = hire(stage, f"Dale{len(str(claims))} Judd")
    stage.known("dale", dale.email, sub=dale.email, **MFA, **claims)

    assert is_refused(stage.browser("dale").sign_in())


def test_what_another_browser_began_is_refused(stage):
    edna = hire(stage, "Edna Kerr")
    stage.known("edna", edna.email, **MFA)
    back = stage.browser("edna").come_back()

    assert is_refused(stage.browser("edna").session.get(back))


def test_a_state_that_was_changed_is_refused(stage):
    finn = hire(stage, "Finn Lowe")
    stage.known("finn", finn.email, **MFA)
    browser = stage.browser("finn")
    parts = urlsplit(browser.come_back())
    asked = {name: found[0] for name, found in parse_qs(parts.query).items()} | {"state": "guessed"}

    assert is_refused(browser.session.get(parts._replace(query=urlencode(asked)).geturl()))


def test_coming_back_twice_lets_nobody_in_twice(stage):
    gwen = hire(stage, "Gwen Moss")
    stage.known("gwen", gwen.email, **MFA)
    browser = stage.browser("gwen")
    back = browser.come_back()
    browser.session.get(back)

    assert is_refused(browser.session.get(back)) or is_refused(stage.browser("gwen").session.get(back))
    assert acts_of(stage, gwen).count("workforce:signed_in") == 1


def test_who_left_is_refused(stage):
    hugo = hire(stage, "Hugo Nash")
    stage.known("hugo", hugo.email, **MFA)
    before = is_in(stage.browser("hugo").sign_in())
    stage.house.ask("tests.workforce.acts_about", staff=hugo.staff_id, leave=True)

    assert (before, is_refused(stage.browser("hugo").sign_in())) == (True, True)


def test_signing_out_ends_it_here(stage):
    iris = hire(stage, "Iris Orme")
    stage.known("iris", iris.email, **MFA)
    browser = stage.browser("iris")
    browser.sign_in()
    browser.post("/sign-out/", "/")

    assert urlsplit(browser.get("/").url).path == "/sign-in/"


def test_the_way_there_is_named_on_the_page_and_in_its_policy_only(stage):
    browser = stage.browser("iris")
    sign_in, other = browser.get("/sign-in/"), browser.get("/welcome/")

    assert "Go there to sign in" in sign_in.text
    assert f"form-action 'self' {stage.provider}" in sign_in.headers["Content-Security-Policy"]
    assert stage.provider not in other.headers["Content-Security-Policy"]


def test_the_way_there_asks_for_proof_of_the_code_and_carries_no_secret(stage):
    asked = parse_qs(urlsplit(stage.browser("iris").to_provider()).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert SECRET not in str(asked)
