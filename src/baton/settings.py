"""How is this installation set up? From the environment; nothing here is secret.

BATON_HOME          folder for database, keys, mail and audit heads; ./var
BATON_DATABASE_URL  sqlite:///file, sqlite:////folder/file or postgresql://user:password@host:port/name; a file at home
BATON_SECRET_KEY    signs sessions; made and kept in the home when not given
BATON_HOSTS         host names that this installation answers to, with commas; localhost
BATON_HTTPS         1 when browsers reach it by https: cookies are then sent over https only
BATON_PROXIES       how many servers of yours stand in front and add to X-Forwarded-For; 0
BATON_URL           where browsers reach it, for the links in messages; http://localhost:8000
BATON_SMTP_URL      the mail server: smtps://user:password@host?from=baton@opendoor.example, or smtp+starttls://, or
                    smtp:// for one that asks for no password; without it, messages are files in the home
BATON_DEMO          1 for the demo: nobody is asked for a second factor, and the outbox shows what links hold
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.csp import CSP

from baton.home import folder, key

PACKAGE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("BATON_HOME", "var")).resolve()
DEMO = os.environ.get("BATON_DEMO") == "1"
HTTPS = os.environ.get("BATON_HTTPS") == "1"
URL = os.environ.get("BATON_URL", "http://localhost:8000").rstrip("/")

DEBUG = False
SECRET_KEY = os.environ.get("BATON_SECRET_KEY") or key(HOME, "session").hex()
ALLOWED_HOSTS = os.environ.get("BATON_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

# --- The app, and what it stands on
INSTALLED_APPS = [
    "baton.apps.BatonConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "baton.web.middleware.Private",
    "baton.web.middleware.AgencyTime",
    "baton.web.middleware.SecondFactor",
    "baton.web.middleware.Refusals",
]
ROOT_URLCONF = "baton.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "baton.web.context.menu",
            ],
            "libraries": {"saying": "baton.web.tags"},
        },
    }
]


# --- The database: what is committed stays committed, also when the power goes
def database(url: str) -> dict[str, Any]:
    """The settings of the database at `url`. ValueError when it is of a kind that Baton does not run on."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": parts.path[1:] or ":memory:", "OPTIONS": _SQLITE}
    if parts.scheme in ("postgres", "postgresql"):
        return _postgres(parts.path[1:], parts.hostname, parts.port, parts.username, parts.password)
    raise ValueError(f'BATON_DATABASE_URL starts with "{parts.scheme}": it can be sqlite or postgresql')


_SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}


def _postgres(name: str, host: str | None, port: int | None, user: str | None, password: str | None) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "HOST": host or "",
        "PORT": port or "",
        "USER": unquote(user or ""),
        "PASSWORD": unquote(password or ""),
        "OPTIONS": {"options": "-c synchronous_commit=on"},
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {
    "default": database(
        os.environ.get("BATON_DATABASE_URL") or f"sqlite:///{folder(HOME, 'database') / 'baton.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Signing in
AUTH_USER_MODEL = "baton.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Failures are counted by address, at sign-in and at doors: behind a server in front, by the one that it names.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("BATON_PROXIES", "0"))
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Baton"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Supervisors and administrators sign in with a second factor, except in the demo.
SECOND_FACTOR_ROLES = frozenset() if DEMO else frozenset({"supervisor", "administrator"})

# --- The browser
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]

# --- Language, time, mail
LANGUAGE_CODE = "en-us"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"


def mailer(url: str) -> tuple[dict[str, Any], str]:
    """How to reach the mail server at `url`, and from which address. ValueError for what is no address of one."""
    parts = urlsplit(url)
    if parts.scheme not in _SECURED or not parts.hostname:
        raise ValueError("BATON_SMTP_URL starts with smtp://, smtp+starttls:// or smtps:// and names a host")
    if parts.password and parts.scheme == "smtp":
        raise ValueError("BATON_SMTP_URL would send its password in the clear: use smtps:// or smtp+starttls://")
    options = {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "timeout": 20,
    }
    sender = parse_qs(parts.query).get("from", [f"baton@{parts.hostname}"])[0]
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return {"BACKEND": backend, "OPTIONS": options | _SECURED[parts.scheme]}, f"Baton <{sender}>"


_SECURED = {"smtp": {}, "smtp+starttls": {"use_tls": True}, "smtps": {"use_ssl": True}}
_FILES = {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": HOME / "mail"}}
SMTP_URL = os.environ.get("BATON_SMTP_URL", "")
_MAILER, DEFAULT_FROM_EMAIL = mailer(SMTP_URL) if SMTP_URL else (_FILES, "Baton <baton@localhost>")
MAILERS = {"default": _MAILER}

# --- Logs: what and where, never a client's words
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {"()": "baton.logs.Discreet", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "baton": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.db.backends": {"level": "WARNING"},
    },
}
