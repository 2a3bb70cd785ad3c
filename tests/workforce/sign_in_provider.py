"""A real sign-in provider: allauth's own, served by a process of its own.

    python -m tests.workforce.sign_in_provider <folder> <port> <where people come back to>

Who is known there, and what it says of them, stands in `people.json` in the folder, and is read at each sign-in:
{"ada": {"email": …, "verified": true, "claims": {"amr": ["pwd", "mfa"]}}}.  `/be/ada/` signs Ada in there.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

CLIENT, SECRET = "safehaven", "a-secret-between-two-servers"


def main() -> None:
    """Serve until somebody ends the process."""
    folder, port, back = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    os.environ["PEOPLE"] = str(folder / "people.json")
    _set_up(folder)
    _know_client(back)
    from django.core.wsgi import get_wsgi_application

    class Silent(WSGIRequestHandler):
        def log_message(self, *_args: object) -> None:
            return

    make_server("127.0.0.1", port, get_wsgi_application(), handler_class=Silent).serve_forever()


def _set_up(folder: Path) -> None:
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="only-for-tests",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF="tests.workforce.sign_in_provider_urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}
        },
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        # Cookies of one host are shared by all of its ports.
        SESSION_COOKIE_NAME="provider_session",
        IDP_OIDC_PRIVATE_KEY=_new_key(),
        IDP_OIDC_ADAPTER="tests.workforce.sign_in_provider_urls.Saying",
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _new_key() -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def _know_client(back: str) -> None:
    from allauth.idp.oidc.models import Client

    client = Client(
        id=CLIENT, name="Safehaven", redirect_uris=back, scopes="openid\nemail\nprofile", skip_consent=True
    )
    client.set_secret(SECRET)
    client.save()


def write_people(folder: Path, people: dict[str, object]) -> None:
    """Say who is known there."""
    (folder / "people.json").write_text(json.dumps(people))


if __name__ == "__main__":
    main()
