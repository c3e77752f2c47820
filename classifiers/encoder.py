"""Passages to one sparse matrix: word n-grams and character n-grams side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from classifiers.features import Matched, Vocabulary, char_grams, word_grams
from classifiers.tokenizer import Tokenizer, Words


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """Sizes of the n-grams, chosen by cross-batch validation (docs/model.md).

    Attributes:
        largest_word_gram: word n-grams have 1 to this many words.
        smallest_char_gram: character n-grams have this many characters at least.
        largest_char_gram: and this many at most.
        least_words: passages of the corpus a word n-gram must stand in.
        least_chars: passages of the corpus a character n-gram must stand in.
        word_share: share of the word part in a row's squared length, 0 to 1.
    """

    largest_word_gram: int = 2
    smallest_char_gram: int = 2
    largest_char_gram: int = 5
    least_words: int = 2
    least_chars: int = 5
    word_share: float = 0.5


@dataclass(frozen=True, slots=True)
class Encoded:
    """A batch of passages as numbers.

    Attributes:
        words: the words of each passage.
        word_part: occurrences and matrix of the word n-grams.
        char_part: occurrences and matrix of the character n-grams.
        matrix: both parts side by side, each row of length 1 where both parts have entries.
    """

    words: list[Words]
    word_part: Matched
    char_part: Matched
    matrix: sparse.csr_matrix


@dataclass(frozen=True, slots=True)
class Encoder:
    """Two vocabularies and how to use them."""

    settings: EncoderSettings
    words: Vocabulary
    chars: Vocabulary

    @classmethod
    def learn(cls, batch: Sequence[Words], settings: EncoderSettings) -> Encoder:
        """Return an encoder with the vocabulary of these passages."""
        return cls(
            settings,
            Vocabulary.learn(word_grams(batch, settings.largest_word_gram), len(batch), settings.least_words),
            Vocabulary.learn(
                char_grams(batch, settings.smallest_char_gram, settings.largest_char_gram),
                len(batch),
                settings.least_chars,
            ),
        )

    @property
    def size(self) -> int:
        """Number of columns."""
        return max(1, len(self.words.codes)) + max(1, len(self.chars.codes))

    def encode(self, batch: Sequence[Words]) -> Encoded:
        """Return the passages as rows."""
        settings = self.settings
        word_part = self.words.match(word_grams(batch, settings.largest_word_gram), len(batch))
        char_part = self.chars.match(
            char_grams(batch, settings.smallest_char_gram, settings.largest_char_gram), len(batch)
        )
        matrix = sparse.hstack(
            [
                word_part.matrix * np.float32(np.sqrt(settings.word_share)),
                char_part.matrix * np.float32(np.sqrt(1 - settings.word_share)),
            ],
            format="csr",
        )
        return Encoded(list(batch), word_part, char_part, matrix)

    def encode_texts(self, tokenizer: Tokenizer, texts: Sequence[str]) -> Encoded:
        """Return the texts as rows."""
        return self.encode([tokenizer.words(text) for text in texts])
