"""What a file is: small looks only, whatever its parts claim."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from extractors.sniff import FileType, sniff


def package(mimetype: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("mimetype", mimetype)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("kind", "found"),
    [(b"application/vnd.oasis.opendocument.text", FileType.ODT), (b"application/epub+zip", FileType.UNKNOWN)],
)
def test_a_huge_mimetype_member_is_not_unpacked(kind: bytes, found: FileType) -> None:
    data = package(kind + b" " * 50_000_000)
    tracemalloc.start()
    try:
        assert sniff(data, ".odt") is found
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000
    assert sniff(package(kind), ".odt") is found
