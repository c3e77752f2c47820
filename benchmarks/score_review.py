"""Turn review.json files into the prediction format of the report scorer.

usage: python -m benchmarks.score_review REVIEW_DIR PRED_DIR

REVIEW_DIR holds <report>/review.json as `pmqa check` and `pmqa review` write them; PRED_DIR gets <report>.json with
{"cells": {item: {level: present|weak|missing}}, "kpis": [{"name", "subitem", "level"}]}.
A cell that cannot be judged is given as weak: it asks for a person, as a weak one does.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

WORDS = {"found": "present", "weak": "weak", "missing": "missing", "cannot_judge": "weak"}


def prediction(review: dict[str, Any]) -> dict[str, Any]:
    """Return the prediction of one review.

    Args:
        review: parsed review.json.
    """
    return {
        "cells": {
            item: {level: WORDS[cell["status"]] for level, cell in levels.items()}
            for item, levels in review["cells"].items()
        },
        "kpis": [{key: indicator[key] for key in ("name", "subitem", "level")} for indicator in review["indicators"]],
    }


def main() -> None:
    """Convert every review of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reviews", type=Path)
    parser.add_argument("predictions", type=Path)
    arguments = parser.parse_args()
    arguments.predictions.mkdir(parents=True, exist_ok=True)
    for path in sorted(arguments.reviews.glob("*/review.json")):
        review = json.loads(path.read_text(encoding="utf-8"))
        target = arguments.predictions / f"{path.parent.name}.json"
        target.write_text(json.dumps(prediction(review), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
