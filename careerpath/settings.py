"""One settings file for every place, driven by the environment and safe by default.

The README (Production) lists the variables. DEMO=1 is for `make demo` only: plain HTTP on
the own machine, a known secret, and sign-in buttons for invented people.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from careerpath import env

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent

DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")
SECURE = not (DEMO or DEBUG)
SECRET_KEY = env.text("SECRET_KEY", "only-for-the-demo-" * 4 if DEMO else None)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost" if DEMO or DEBUG else "")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "planner",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "careerpath.workbench.WorkbenchConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "planner.transport.CompressPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "planner.plain_text.PlainTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "planner.sign_in.StaffIdleMiddleware",
    "planner.transport.PrivatePagesMiddleware",
    "planner.locale.PersonalLocaleMiddleware",
    "planner.htmx.SignInFirstMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "planner.sign_in.SecondFactorMiddleware",
    "planner.busy.BusyMiddleware",
]

ROOT_URLCONF = "careerpath.urls"
WSGI_APPLICATION = "careerpath.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "planner.frame.frame",
            ],
        },
    },
]

# Data -----------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA busy_timeout=20000;"
    ),
}
# A server that is gone is noticed within seconds, also if a firewall dropped the connection.
POSTGRES_OPTIONS = {"connect_timeout": 5, "keepalives_idle": 60, "tcp_user_timeout": 5000}

# Each thread keeps its connection and asks before each request whether it still holds. A pool is
# as quick, but after a restart of the server it waits longer and longer over each dead connection.
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}"), conn_health_checks=True
    ),
}
IS_SQLITE = "sqlite" in DATABASES["default"]["ENGINE"]
DATABASES["default"]["CONN_MAX_AGE"] = 0 if IS_SQLITE or DEBUG else 600
DATABASES["default"]["OPTIONS"] = {
    **(SQLITE_OPTIONS if IS_SQLITE else POSTGRES_OPTIONS),
    **DATABASES["default"].get("OPTIONS", {}),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A note is at most 4,000 characters; no form is larger than this, its files not counted.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Files of evidence, never served as static files; planner/forms/uploads.py limits their size.
MEDIA_ROOT = env.text("MEDIA_ROOT", str(BASE_DIR / "media"))
FILE_UPLOAD_HANDLERS = [
    "planner.forms.uploads.LimitedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Accounts -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "planner.User"
AUTHENTICATION_BACKENDS = ["planner.queries.people.profiles.EmployeeBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "planner.forms.people.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # HR creates the accounts; nobody signs up
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_FORMS = {"reset_password": "planner.forms.people.accounts.PasswordResetForm"}
# Whom a count is for, the adapter says: nobody else's guesses shut out somebody's own browser.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "120/m/ip"}

# A session ends with the browser, unless “Keep me signed in on this device” is ticked.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_SESSION_REMEMBER = None
STAFF_IDLE_HOURS = env.number("STAFF_IDLE_HOURS", 12)

# The second factor is offered to everybody, and asked of staff before anything else.
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", default=SECURE)
MFA_ADAPTER = "planner.forms.people.second_factor.SecondFactorAdapter"
MFA_FORMS = {"add_webauthn": "planner.forms.people.second_factor.AddPasskeyForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Careerpath"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # HR keeps the addresses
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

# What allauth counts to slow down whoever guesses passwords: one count for all processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "careerpath_cache",
    }
}

# Transport ------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = SECURE and env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 31_536_000) if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
X_FRAME_OPTIONS = "DENY"
if env.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # Whose guesses are counted: the browser's, not those of all browsers as the proxy's own.
    ALLAUTH_TRUSTED_PROXY_COUNT = env.number("PROXIES", 1)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    },
}

# Files and language ---------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

LANGUAGE_CODE = env.text("LANGUAGE_CODE", "en-gb")
# What people can choose. A new one needs its folder in locale/; see the README.
LANGUAGES = [("en-gb", "English (United Kingdom)"), ("en-us", "English (United States)")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "careerpath.formats"
USE_I18N = True
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

# Background work, mail and log ----------------------------------------------------------------

# The queue is a table: what is asked for is there when the transaction that asks is, or not at all.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")  # for links in mails
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_HOST = env.mail_server(required=SECURE)
SENDS_MAIL = EMAIL_HOST != env.NO_MAIL
if not SENDS_MAIL:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
elif EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = env.number("EMAIL_PORT", 587)
    EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
    # A mail is locked while it is handed over; on SQLite, all writers wait for that.
    EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 10)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "careerpath@localhost")

# How long they are kept after that; 0: for ever. Never an unread notice or an unsent mail.
KEEP_READ_NOTICES_DAYS = env.number("KEEP_READ_NOTICES_DAYS", 365)
KEEP_SENT_MAILS_DAYS = env.number("KEEP_SENT_MAILS_DAYS", 90)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
