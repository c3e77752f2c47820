"""Quotes: the words cited for a cell, chosen from a passage and checked against the text of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document import Document
from extractors.thai_text import normalise_quote

# Characters of a quote. A passage of the usual length (the sample reports have 60 to 400) is quoted whole.
LONGEST_QUOTE = 600
# A passage made of a table row joins its cells by this; the text of the table has white space there.
CELL_JOIN = " | "
# Share of common letter triples from which two quotes are copies of one text.
SAME_TEXT = 0.8
_FIGURE = re.compile(r"[0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class QuoteBook:
    """The normalised text of the files of a submission, to check quotes against."""

    texts: dict[str, str]

    def holds(self, file: str, quote: str) -> bool:
        """Whether a quote stands in a file, white space folded."""
        return bool(quote) and normalise_quote(quote) in self.texts.get(file, "")


def quote_book(documents: Iterable[Document]) -> QuoteBook:
    """Return the texts of documents for checking; files of one name share an entry."""
    texts: dict[str, list[str]] = {}
    for document in documents:
        texts.setdefault(document.file, []).append("\n".join(block.text for block in document.blocks))
    return QuoteBook({name: normalise_quote("\n".join(parts)) for name, parts in texts.items()})


def choose_quote(text: str, terms: Sequence[str], file: str, book: QuoteBook) -> str | None:
    """Return the words to cite from a passage, or None where none of them can be found in the file.

    A passage is cited whole where it is short enough, else the run of clauses that holds most of the deciding terms and
    figures. A passage that a page furniture line interrupts in the file is cited by its longest line.

    Args:
        text: the passage.
        terms: words that decided.
        file: name of its file.
        book: texts of the files.
    """
    for whole in (normalise_quote(text), normalise_quote(text.replace(CELL_JOIN, " "))):
        quote = whole if len(whole) <= LONGEST_QUOTE else _best_run(whole, terms)
        if book.holds(file, quote):
            return quote
    lines = sorted((normalise_quote(line) for line in text.split("\n")), key=len, reverse=True)
    return next((line[:LONGEST_QUOTE] for line in lines if line and book.holds(file, line[:LONGEST_QUOTE])), None)


def _best_run(text: str, terms: Sequence[str]) -> str:
    """The run of whole clauses, at most a quote long, with the highest count of terms and figures."""
    clauses = text.split(" ")
    # A deciding term outweighs any number of figures: figures stand everywhere, and only tell deeds from claims.
    worth = [len(clauses) * sum(term in clause for term in terms) + bool(_FIGURE.search(clause)) for clause in clauses]
    best, best_worth, start, length, total = (0, 1), -1, 0, 0, 0
    for end, clause in enumerate(clauses):
        length += len(clause) + 1
        total += worth[end]
        while length - 1 > LONGEST_QUOTE and start < end:
            length -= len(clauses[start]) + 1
            total -= worth[start]
            start += 1
        if total > best_worth:
            best, best_worth = (start, end + 1), total
    return " ".join(clauses[best[0] : best[1]])[:LONGEST_QUOTE].strip()


def same_text(one: str, other: str) -> bool:
    """Whether two texts are copies of each other, give or take a few words."""
    first, second = _triples(one), _triples(other)
    if not first or not second:
        return one.strip() == other.strip()
    return len(first & second) >= SAME_TEXT * len(first | second)


def _triples(text: str) -> frozenset[str]:
    squashed = "".join(text.split())
    return frozenset(squashed[n : n + 3] for n in range(len(squashed) - 2))
