"""Why an item was chosen: exact contributions of the linear model, gathered on the words of the passage."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from classifiers.encoder import Encoded
from classifiers.features import Matched
from classifiers.tokenizer import Words

Array = npt.NDArray[np.float64]

# What a person is shown; more words than this explain nothing.
TERMS = 6
_LETTERS = re.compile(r"[a-zก-ฮ]")


def _entry_contributions(matched: Matched, weights: Array, scale: float) -> Array:
    """Return what each entry of the matrix adds to the score: its value times the weight of its column."""
    return np.asarray(matched.matrix.data * scale * weights)


def _spread(matched: Matched, contributions: Array, units: int) -> Array:
    """Return the contribution of each unit: its part of the occurrences that span it."""
    each = contributions[matched.entry] / matched.share / matched.length
    steps = np.bincount(matched.start, weights=each, minlength=units + 1)
    steps -= np.bincount(matched.start + matched.length, weights=each, minlength=units + 1)
    return np.asarray(np.cumsum(steps[:units]))


def word_contributions(encoded: Encoded, word_weights: Array, char_weights: Array, word_share: float) -> list[Array]:
    """Return for each passage the contribution of each of its words to a score.

    Args:
        encoded: the passages.
        word_weights: weight of every entry of the word part (one number an entry, not a column).
        char_weights: the same of the character part.
        word_share: share of the word part, as in the encoder's settings.

    Returns:
        One array a passage. They sum to the score without its intercept, spaces' parts being given to the word before.
    """
    words = encoded.words
    word_units = sum(len(w.keys) for w in words)
    char_units = sum(len(w.text) for w in words)
    by_word = _spread(
        encoded.word_part, _entry_contributions(encoded.word_part, word_weights, np.sqrt(word_share)), word_units
    )
    by_char = _spread(
        encoded.char_part, _entry_contributions(encoded.char_part, char_weights, np.sqrt(1 - word_share)), char_units
    )
    found, word_at, char_at = [], 0, 0
    for passage in words:
        count, length = len(passage.keys), len(passage.text)
        if not count:
            found.append(np.zeros(0))
        else:
            # The first word also takes what stands before it.
            borders = np.array([0, *passage.starts[1:]])
            chars = np.add.reduceat(by_char[char_at : char_at + length], borders)
            found.append(by_word[word_at : word_at + count] + chars)
        word_at, char_at = word_at + count, char_at + length
    return found


def top_terms(words: Words, contributions: Array) -> tuple[tuple[str, float], ...]:
    """Return the words that spoke most for the decision, strongest first.

    A word that stands several times among the strongest is counted together. Numbers, signs and single letters explain
    nothing to a person and are left out.
    """
    totals: dict[str, float] = {}
    count = len(contributions)
    for place in np.argsort(-contributions, kind="stable")[: 2 * TERMS].tolist():
        value = float(contributions[place])
        if value <= 0:
            break
        end = words.starts[place + 1] if place + 1 < count else len(words.plain)
        word = words.plain[words.starts[place] : end].strip()
        if len(word) > 1 and _LETTERS.search(word):
            totals[word] = totals.get(word, 0.0) + value
    best = sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))[:TERMS]
    return tuple((word, round(value, 4)) for word, value in best)
