"""Environment that Prefect must find before it is imported: offline, quiet, in a home of its own."""

from __future__ import annotations

import os
import sys
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

ALLOW_REMOTE = "PMQA_ALLOW_REMOTE_PREFECT"


def cache_folder() -> Path:
    """Return the folder for caches of this program, by the custom of the system."""
    if override := os.environ.get("PMQA_CACHE"):
        return Path(override)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return base / "pmqa-review"


class ForeignServer(Exception):
    """Prefect would talk to a server or a database that is not on this machine.

    Args:
        detail: what points where.
    """

    code = "prefect.remote"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


def is_loopback(url: str) -> bool:
    """Whether a URL names this machine: localhost or an address of the loopback network."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def require_local(api_url: str, database_url: str) -> None:
    """Refuse a server or database elsewhere, unless the user allowed it with PMQA_ALLOW_REMOTE_PREFECT=1.

    Prefect also reads prefect.toml, pyproject.toml and .env of the working folder, which may have come with the
    reports; names of reports must not leave the machine because of such a file.

    Args:
        api_url: URL of the Prefect server, "" for a temporary one.
        database_url: SQLAlchemy URL of its database, "" for the default.

    Raises:
        ForeignServer: one of them is elsewhere.
    """
    if os.environ.get(ALLOW_REMOTE) == "1":
        return
    if api_url and not is_loopback(api_url):
        raise ForeignServer(f"PREFECT_API_URL: {_host(api_url)}")
    if database_url and not database_url.startswith("sqlite") and not is_loopback(database_url):
        raise ForeignServer(f"PREFECT_SERVER_DATABASE_CONNECTION_URL: {_host(database_url)}")


def _host(url: str) -> str:
    """Return the host of a URL for a message: never user name, password or path; "?" where there is none."""
    try:
        return urlsplit(url).hostname or "?"
    except ValueError:
        return "?"


def prepare_environment() -> None:
    """Set what Prefect reads at import: no telemetry, no update checks, quiet logs, own home, no port but loopback.

    Variables win over prefect.toml, pyproject.toml and .env of the working folder. Home and start-up time may be chosen
    by the user; telemetry, logs and the host of the temporary server are set hard. A running server named by
    PREFECT_API_URL is used if it is on this machine (see `require_local`); without one Prefect starts a temporary
    server on loopback and ends it with the run.
    """
    home = Path(os.environ.setdefault("PREFECT_HOME", str(cache_folder() / "prefect")))
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
    os.environ.update(
        {
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
            # Faults of tasks are on record in run.json by type; a logged traceback could hold text of a report, and the
            # temporary server logs one whenever it is ended while it still writes.
            "PREFECT_LOGGING_LEVEL": "CRITICAL",
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
            "PREFECT_LOGGING_LOG_PRINTS": "false",
            "PREFECT_LOGGING_EXTRA_LOGGERS": "",
            # A file that configures logging may name any class to load.
            "PREFECT_LOGGING_SETTINGS_PATH": str(home / "logging.yml"),
            "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
            "PREFECT_SERVER_API_HOST": "127.0.0.1",
            "PREFECT_CLI_PROMPT": "false",
        }
    )
