"""How much of a passage is the criteria's own text.

A form repeats titles, level phrases and summaries of the criteria; those words are no evidence. A deed that uses the
words of the criteria has facts beside them, so the share of its text that stands in the criteria is lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classifiers.features import Hashes, char_grams
from classifiers.tokenizer import Tokenizer, Words
from criteria.edition import Edition

Array = npt.NDArray[np.float64]

# Eight characters are about two Thai words: short enough to find reworded sentences, long enough that stock words alone
# ("การดำเนินการ") do not count as criteria text.
GRAM = 8


@dataclass(frozen=True, slots=True)
class EchoIndex:
    """The character n-grams of all texts of an edition."""

    codes: Hashes

    @classmethod
    def of(cls, edition: Edition, tokenizer: Tokenizer) -> EchoIndex:
        """Return the index of an edition."""
        words = [tokenizer.words(text) for text in edition_texts(edition)]
        return cls(np.unique(char_grams(words, GRAM, GRAM).code))

    def share(self, batch: Sequence[Words]) -> Array:
        """Return for each passage the share of its n-grams that stand in the criteria, 0 to 1."""
        grams = char_grams(batch, GRAM, GRAM)
        place = np.searchsorted(self.codes, grams.code)
        place[place == len(self.codes)] = 0
        known = (self.codes[place] == grams.code).astype(np.float64) if len(self.codes) else np.zeros(len(place))
        total = np.bincount(grams.row, minlength=len(batch))
        return np.asarray(np.bincount(grams.row, weights=known, minlength=len(batch)) / np.maximum(total, 1))


def edition_texts(edition: Edition) -> list[str]:
    """Return every text of an edition that a form or a slide may repeat."""
    texts = list(edition.echo_texts)
    for category in edition.categories:
        texts += [category.title, category.summary, category.source_summary]
        for item in category.items:
            texts += [item.title, item.source_title]
            texts += [m.text for m in item.measures]
            for criterion in item.levels.values():
                texts += [criterion.text, criterion.source_text, *(c.text for c in criterion.checkpoints)]
    return [text for text in texts if text]
