"""What drawings of a DOCX hold: text boxes, each once, diagrams, and pictures."""

from __future__ import annotations

from lxml import etree

from extractors.docx_package import MC, R, W

_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURES = frozenset({f"{_DRAWING}blip", "{urn:schemas-microsoft-com:vml}imagedata"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})


def _chosen(node: etree._Element) -> list[etree._Element]:
    """The branches of an alternative in the order in which they are to be tried: the modern one, then the old one."""
    return [b for name in ("Choice", "Fallback") for b in node.iterfind(f"{MC}{name}")]


def text_boxes(node: etree._Element) -> list[etree._Element]:
    """Return the w:txbxContent elements below `node`, each drawing once (Choice, not Fallback)."""
    if node.tag == f"{MC}AlternateContent":
        return next((boxes for branch in _chosen(node) if (boxes := text_boxes(branch))), [])
    found: list[etree._Element] = []
    for child in node:
        if child.tag == f"{W}txbxContent":
            found.append(child)
        elif isinstance(child.tag, str):
            found += text_boxes(child)
    return found


def count_pictures(node: etree._Element) -> int:
    """Return the number of pictures below `node`, each drawing once; tracked deletions do not count."""
    # The parser's own search is twenty times faster than the walk below, and most reports hold no picture at all.
    if next(node.iter(*_PICTURES), None) is None:
        return 0
    count, waiting = 0, [node]
    while waiting:
        element = waiting.pop()
        if element.tag in _GONE:
            continue
        if element.tag == f"{MC}AlternateContent":
            count += next((found for branch in _chosen(element) if (found := count_pictures(branch))), 0)
            continue
        count += element.tag in _PICTURES
        waiting += element
    return count


def diagram_ids(node: etree._Element) -> list[str]:
    """Return the relation ids of the data of diagrams (SmartArt) below `node`."""
    return [str(key) for n in node.iter(f"{_DIAGRAM}relIds") if (key := n.get(f"{R}dm"))]


def diagram_lines(root: etree._Element) -> list[str]:
    """Return the text of a diagram's points, one line a paragraph, in the order of the file."""
    lines = []
    for paragraph in root.iter(f"{_DRAWING}p"):
        line = "".join(t.text or "" for t in paragraph.iter(f"{_DRAWING}t")).strip()
        if line:
            lines.append(line)
    return lines
