import hashlib
from pathlib import Path

import pytest

from criteria.errors import EditionInvalid, EditionUnknown
from criteria.loader import EDITIONS_FOLDER, known_editions, load_edition

BUNDLED = EDITIONS_FOLDER / "pmqa-4.0.yaml"


def test_loads_by_id_and_by_path_the_same(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(BUNDLED.read_bytes())
    assert load_edition(copy) == load_edition("pmqa-4.0") == load_edition(str(copy))


def test_digest_is_that_of_the_file() -> None:
    assert load_edition().sha256 == hashlib.sha256(BUNDLED.read_bytes()).hexdigest()


def test_editions_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_edition().title = "x"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["pmqa-2570", "", "../pmqa-4.0", "no/such/file.yaml"])
def test_unknown_edition_lists_the_known_ones(name: str) -> None:
    with pytest.raises(EditionUnknown) as caught:
        load_edition(name)
    assert caught.value.faults == known_editions()
    assert "pmqa-4.0" in str(caught.value)


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    copy = tmp_path / "bom.yaml"
    copy.write_bytes(b"\xef\xbb\xbf" + BUNDLED.read_bytes())
    assert load_edition(copy).items == load_edition().items


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "tis.yaml"
    copy.write_bytes("id: เกณฑ์".encode("tis-620"))
    with pytest.raises(EditionInvalid, match="UTF-8"):
        load_edition(copy)


def test_a_folder_is_no_edition(tmp_path: Path) -> None:
    with pytest.raises(EditionUnknown):
        load_edition(tmp_path)
