"""Signals beside the words that help to tell kinds of passage apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from classifiers.echo import EchoIndex
from classifiers.signs import Sign
from classifiers.tokenizer import Tokenizer, Words
from criteria.edition import Edition

Array = npt.NDArray[np.float64]

# A passage of which more than this share stands in the criteria is their text.
CRITERIA_TEXT = 0.6
# More findings of a pattern than this say nothing more.
MOST = 3

_FUTURE = re.compile(
    r"(?:^|[\s(•\-]|ก็|ซึ่ง|โดย|จึง)จะ|มีแผน(?:ที่)?จะ|แผนที่จะ|อยู่ระหว่าง|อยู่ในระหว่าง|เตรียม|ควร|มุ่งหวัง|คาดว่า|ในอนาคต|ระยะต่อไป|ปีหน้า|ตั้งใจ"
    r"|แนวคิด|ขอรับการสนับสนุน|หากได้รับ|กำลังพิจารณา|รออนุมัติ|ยังไม่"
)
_FUTURE_SIGN = Sign(
    _FUTURE,
    (
        "จะ",
        "อยู่",
        "เตรียม",
        "ควร",
        "มุ่งหวัง",
        "คาดว่า",
        "อนาคต",
        "ต่อไป",
        "ปีหน้า",
        "ตั้งใจ",
        "แนวคิด",
        "สนับสนุน",
        "หากได้",
        "กำลัง",
        "รออนุมัติ",
        "ยังไม่",
    ),
)
_QUESTION_SIGN = Sign(
    re.compile(r"อย่างไร|หรือไม่|\?|ท่าน|ให้ระบุ|โปรด|กรอก|อธิบาย|\.{4,}|…{2,}|☐|□|❑"),
    ("อย่างไร", "หรือไม่", "?", "ท่าน", "ให้ระบุ", "โปรด", "กรอก", "อธิบาย", "....", "……", "☐", "□", "❑"),
)


@dataclass(frozen=True, slots=True)
class Signals:
    """Reads the signals of passages.

    Lists of words of definitions, rules, deeds and the organisation profile were tried beside these and changed nothing
    (non-evidence let through at 97 % recall: 0.078 with and without, 0.091 without any signal).

    Attributes:
        echo: the criteria's own text.
    """

    echo: EchoIndex

    @classmethod
    def of(cls, edition: Edition, tokenizer: Tokenizer) -> Signals:
        """Return the reader for an edition."""
        return cls(EchoIndex.of(edition, tokenizer))

    def read(self, batch: Sequence[Words]) -> Array:
        """Return passages x signals.

        Counts are damped so that one long passage does not outweigh the others.
        """
        echo = self.echo.share(batch)
        figures = np.log1p([sum(key.startswith("#") for key in words.keys) for words in batch])
        length = np.log1p([len(words.text) for words in batch])
        columns = [echo, echo**2, echo > CRITERIA_TEXT, figures, length / 4, figures - length / 3]
        for sign in (_FUTURE_SIGN, _QUESTION_SIGN):
            columns.append(np.array([min(MOST, sign.count(words.text)) for words in batch]))
        return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def kind_signals(kind_scores: Array, cells: Array, signals: Array) -> Array:
    """Return what the kind model reads: raw kind scores, the best cell score, and the signals."""
    return np.hstack([kind_scores, cells.max(axis=(1, 2))[:, None], signals])
