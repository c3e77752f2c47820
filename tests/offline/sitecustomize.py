"""Put on PYTHONPATH by the offline tests: every process, workers too, refuses connections beyond loopback.

Each refused attempt is written to the file named by PMQA_TEST_CONNECTIONS, so that a swallowed error is seen too.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo
_LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


def _allowed(host: object) -> bool:
    text = host.decode() if isinstance(host, bytes) else host
    return text is None or (isinstance(text, str) and (text == "" or text.startswith(_LOCAL)))


def _refuse(what: object) -> None:
    with Path(os.environ["PMQA_TEST_CONNECTIONS"]).open("a", encoding="utf-8") as log:
        log.write(f"{what!r}\n")
    raise OSError("no network in this test")


def connect(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and not _allowed(address[0]):
        _refuse(address)
    return _connect(self, address)


def connect_ex(self: socket.socket, address: Any) -> int:
    if self.family in (socket.AF_INET, socket.AF_INET6) and not _allowed(address[0]):
        _refuse(address)
    return _connect_ex(self, address)


def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    if not _allowed(host):
        _refuse(host)
    return _getaddrinfo(host, *args, **kwargs)


socket.socket.connect = connect  # type: ignore[assignment,method-assign]
socket.socket.connect_ex = connect_ex  # type: ignore[assignment,method-assign]
socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]
