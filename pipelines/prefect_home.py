"""Environment that Prefect must find before it is imported: offline, quiet, in a home of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path


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


def prepare_environment() -> None:
    """Set what Prefect reads at import: no telemetry, no update checks, quiet logs, own home, no port but loopback.

    Values that the user has set win, except for telemetry, which is always off. A running server named by
    PREFECT_API_URL is used; without one Prefect starts a temporary server on loopback and ends it with the run.
    """
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    os.environ["PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY"] = "false"
    defaults = {
        "PREFECT_HOME": str(cache_folder() / "prefect"),
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_MEMO_STORE_PATH": "",
    }
    for name, value in defaults.items():
        if value:
            os.environ.setdefault(name, value)
    Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
