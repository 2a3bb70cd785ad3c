"""Django's settings.  What differs between deployments comes from the environment."""

from __future__ import annotations

from safehaven.config import accounts, environment, single_sign_on
from safehaven.config.content_security import CONTENT_SECURITY_POLICY  # noqa: F401 - read by django-csp
from safehaven.foundation.logs import LOGGING  # noqa: F401 - read by Django

SAFEHAVEN_HOME = environment.home()
SAFEHAVEN_ROOT_KEY = environment.optional("SAFEHAVEN_ROOT_KEY", f"file:{SAFEHAVEN_HOME / 'root.key'}")
SAFEHAVEN_DOCUMENTS = SAFEHAVEN_HOME / "documents"
SAFEHAVEN_ORGANISATION = environment.optional("SAFEHAVEN_ORGANISATION", "Safehaven")
SAFEHAVEN_ORIGIN = environment.origin()
SAFEHAVEN_CLAMD = environment.optional("SAFEHAVEN_CLAMD", "")
SAFEHAVEN_MAIL_RELAY = environment.optional("SAFEHAVEN_MAIL_RELAY", "")
SAFEHAVEN_MAIL_CA = environment.optional("SAFEHAVEN_MAIL_CA", "")
SAFEHAVEN_MAIL_FROM = environment.optional("SAFEHAVEN_MAIL_FROM", "")
SAFEHAVEN_MAIL_GUARD = environment.optional("SAFEHAVEN_MAIL_GUARD", "")
SAFEHAVEN_MAIL_PASSWORD = environment.optional(
    "SAFEHAVEN_MAIL_PASSWORD_FILE", str(SAFEHAVEN_HOME / "mail.password")
)
SAFEHAVEN_SIGN_IN = single_sign_on.told(SAFEHAVEN_HOME)
SAFEHAVEN_TELEPHONE = environment.optional("SAFEHAVEN_TELEPHONE", "")

SECRET_KEY = environment.secret_from(SAFEHAVEN_HOME / "secret.key")
DEBUG = False
ALLOWED_HOSTS = environment.hosts(SAFEHAVEN_ORIGIN)
CSRF_TRUSTED_ORIGINS = [SAFEHAVEN_ORIGIN]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "safehaven.foundation",
    "safehaven.interface",
    "safehaven.keyring",
    "safehaven.ledger",
    "safehaven.access",
    "safehaven.policies",
    "safehaven.workforce",
    "safehaven.publication",
    "safehaven.training",
    "safehaven.governance",
    "safehaven.advice",
    "safehaven.provisioning",
    "safehaven.readiness",
    "safehaven.records",
    "safehaven.documents",
    "safehaven.directory",
    "safehaven.lawfulness",
    "safehaven.roll",
    "safehaven.disclosure",
    "safehaven.mailguard",
    "safehaven.continuity",
    "safehaven.sweep",
    "safehaven.desk",
    "safehaven.demo",
    "django.forms",  # last, so that the interface's templates for its controls are found first
]
MIDDLEWARE = [
    "safehaven.interface.polls.AddressesThatPoll",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "safehaven.config.static_files.StaticFiles",
    "safehaven.config.caching.NothingIsKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "safehaven.workforce.middleware.StandingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "safehaven.interface.middleware.UploadAnswers",
    "safehaven.foundation.gates.EveryViewHasAGate",
]
LOGGING_CONFIG = "safehaven.foundation.logs.configure"
ROOT_URLCONF = "safehaven.config.urls"
WSGI_APPLICATION = "safehaven.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "safehaven.interface.context.house",
            ],
        },
    }
]

FORM_RENDERER = "safehaven.interface.renderer.PlainFormRenderer"

DATABASES = {
    "default": environment.database(environment.optional("SAFEHAVEN_DATABASE_URL", ""), SAFEHAVEN_HOME)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": accounts.CACHE}

AUTH_USER_MODEL = "workforce.StaffMember"
AUTHENTICATION_BACKENDS = accounts.BACKENDS
AUTH_PASSWORD_VALIDATORS = accounts.VALIDATORS
LOGIN_URL = "account_login"
globals().update(accounts.SETTINGS)
globals().update(single_sign_on.settings_of(SAFEHAVEN_SIGN_IN))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

SECURE = SAFEHAVEN_ORIGIN.startswith("https://")
SESSION_ENGINE = "safehaven.workforce.browser_sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None  # it goes when the browser closes, like the session
SECURE_SSL_REDIRECT = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Uploads are read as a stream by the documents app: nothing of a file is ever written in clear.
FILE_UPLOAD_HANDLERS = ["safehaven.documents.uploads.SealedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "safehaven.config.static_files.FingerprintedAddresses"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
