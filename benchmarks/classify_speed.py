"""Speed of classification: start, then passages a CPU second. Run: python -m benchmarks.classify_speed."""

from __future__ import annotations

import json
import time


def measure() -> dict[str, float]:
    """Return seconds of start-up and passages a CPU second on the bundled corpus (190 characters each)."""
    started, cpu = time.perf_counter(), time.process_time()
    from classifiers.corpus import CORPUS_FOLDER, read_corpus
    from classifiers.model_store import load_model
    from classifiers.records import Passage
    from criteria.loader import load_edition

    edition = load_edition("pmqa-4.0")
    model = load_model(edition)
    model.classify([Passage(text="ทดสอบ")])
    start_wall, start_cpu = time.perf_counter() - started, time.process_time() - cpu
    passages = [Passage(text=p.text) for p in read_corpus(CORPUS_FOLDER, edition)]
    model.classify(passages[:200])
    cpu = time.process_time()
    model.classify(passages)
    spent = time.process_time() - cpu
    cpu = time.process_time()
    total = 0
    for number in range(3_000_000):
        total += number
    return {
        "start_seconds": round(start_wall, 2),
        "start_cpu_seconds": round(start_cpu, 2),
        "passages": len(passages),
        "passages_a_cpu_second": round(len(passages) / spent),
        # How fast the machine is at the moment: three million additions; 0.2 s on an idle office laptop.
        "yardstick_seconds": round(time.process_time() - cpu, 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
