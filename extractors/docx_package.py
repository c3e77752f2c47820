"""The parts of a DOCX package, unpacked within limits, as XML with the usual namespaces."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from extractors.errors import DocxCorrupt, FileTooLarge
from extractors.limits import Limits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# Strict packages use other namespace names for the same elements; reading them as the usual ones is enough for text.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_MAIN = ("document.main+xml", "document.macroEnabled.main+xml", "template.main+xml", "macroEnabledTemplate.main+xml")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: kind (last part of its type), target part, whether it leaves the package."""

    kind: str
    target: str
    external: bool


class Package:
    """A package whose parts are unpacked on demand, each within the limits.

    Args:
        data: bytes of the file.
        limits: limits of unpacked size and ratio.

    Raises:
        DocxCorrupt: the package is broken or has no main part.
        FileTooLarge: a part unpacks to more than the limits.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise DocxCorrupt(type(error).__name__) from error
        self._names = {name.replace("\\", "/").lstrip("/").lower(): name for name in self._zip.namelist()}
        self.broken: list[str] = []
        self.main = self._find_main()

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where it does not exist.

        Raises:
            DocxCorrupt: it cannot be unpacked.
            FileTooLarge: it unpacks to more than the limits.
        """
        key = name.lstrip("/").lower()
        real = self._names.get(key) or self._names.get(unquote(key))
        if real is None:
            return None
        info = self._zip.getinfo(real)
        if info.file_size > self._limits.max_part_bytes:
            raise FileTooLarge("a part unpacks to more than the limit")
        if (
            info.compress_size
            and info.file_size > 1 << 20
            and info.file_size / info.compress_size > self._limits.max_ratio
        ):
            raise FileTooLarge("a part unpacks to many times its size")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._limits.max_part_bytes + 1)
        except _BROKEN as error:
            raise DocxCorrupt(type(error).__name__) from error
        if len(data) > self._limits.max_part_bytes:
            raise FileTooLarge("a part unpacks to more than the limit")
        return data

    def xml(self, name: str) -> etree._Element | None:
        """Return a part as XML, None where it does not exist.

        Raises:
            DocxCorrupt: it is no well-formed XML or is nested absurdly deep.
        """
        data = self.read(name)
        if data is None:
            return None
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        # No entities, no network, no huge trees: the parser's own limits stay on, except for the size of one text.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DocxCorrupt(f"{type(error).__name__} in a part") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DocxCorrupt("a part declares entities")
        return root

    def optional_xml(self, name: str | None) -> etree._Element | None:
        """Return a part that a document can be read without; a broken one is noted in `broken` and left out.

        Raises:
            FileTooLarge: it unpacks to more than the limits.
        """
        if name is None:
            return None
        try:
            return self.xml(name)
        except DocxCorrupt:
            self.broken.append(name)
            return None

    @property
    def title(self) -> str:
        """Title of the document properties, "" where absent."""
        for relation in self.relations("").values():
            if relation.kind == "core-properties" and not relation.external:
                root = self.optional_xml(relation.target)
                node = root.find(_TITLE) if root is not None else None
                return " ".join((node.text or "").split()) if node is not None else ""
        return ""

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part by id."""
        folder, leaf = posixpath.split(part)
        name = f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"
        root = self.optional_xml(name)
        result: dict[str, Relation] = {}
        for node in root.iter(f"{_REL}Relationship") if root is not None else ():
            target = node.get("Target", "")
            external = node.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(
                    target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                ).lstrip("/")
            result[node.get("Id", "")] = Relation(node.get("Type", "").rsplit("/", 1)[-1], target, external)
        return result

    def _find_main(self) -> str:
        types = self.xml("[Content_Types].xml")
        for node in types.iter(f"{_TYPES}Override") if types is not None else ():
            if node.get("ContentType", "").endswith(_MAIN):
                return node.get("PartName", "").lstrip("/")
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and not relation.external:
                return relation.target
        raise DocxCorrupt("no main part")
