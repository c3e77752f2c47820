"""Fuzz run of the readers: `python -m benchmarks.fuzz --format pdf --count 3000`.

Every mutant is read in a worker with limits. Allowed ends are a document or an ExtractionError; a crash of the process,
a time-out, memory over the limit or any other exception is a fault and is written to --keep.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.mutations import mutants
from pipelines.isolation import IsolatedWorker, WorkerDied

CASES = Path(__file__).resolve().parents[1] / "tests" / "data" / "cases"
_FAULTS = ("worker.crashed", "timeout", "memory", "uncaught")
_LARGEST_SEED = 100_000


def read_one(path: str) -> str:
    """Read one file and return "ok", an error code, or "uncaught:<type>"."""
    from extractors.errors import ExtractionError
    from extractors.registry import extract
    from extractors.segments import segment

    try:
        segment(extract(Path(path)))
        return "ok"
    except ExtractionError as error:
        return error.code
    except Exception as error:
        return f"uncaught:{type(error).__name__}"


def seeds_of(suffix: str) -> list[bytes]:
    """Return the sound and broken case files of a suffix that are small enough to be mutated by the thousand."""
    return [p.read_bytes() for p in sorted(CASES.glob(f"*{suffix}")) if 0 < p.stat().st_size < _LARGEST_SEED]


def run(files: list[bytes], suffix: str, keep: Path | None, seconds: float = 30.0) -> Counter[str]:
    """Read all files in one worker and return how they ended."""
    ends: Counter[str] = Counter()
    worker = IsolatedWorker()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for number, data in enumerate(files):
                path = Path(folder) / f"mutant{suffix}"
                path.write_bytes(data)
                try:
                    end = worker.run(read_one, str(path), seconds=seconds, memory_bytes=2 << 30)
                except WorkerDied as death:
                    end = death.code
                ends[end] += 1
                if keep is not None and end.startswith(_FAULTS):
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{number:05d}-{end.replace(':', '-')}{suffix}").write_bytes(data)
    finally:
        worker.close()
    return ends


def faults(ends: Counter[str]) -> int:
    """Return how many files ended in a fault."""
    return sum(count for end, count in ends.items() if end.startswith(_FAULTS))


def main() -> None:
    """Run the fuzzing and exit with 1 when there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=("pdf", "docx"), required=True)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--keep", type=Path, help="folder for files that ended in a fault")
    arguments = parser.parse_args()
    suffix = f".{arguments.format}"
    files = mutants(seeds_of(suffix), arguments.count, arguments.seed, package=arguments.format == "docx")
    start = time.monotonic()
    ends = run(files, suffix, arguments.keep)
    sys.stdout.write(f"{arguments.count} {arguments.format} mutants in {time.monotonic() - start:.0f} s\n")
    for end, count in ends.most_common():
        sys.stdout.write(f"{count:6d}  {end}\n")
    sys.exit(1 if faults(ends) else 0)


if __name__ == "__main__":
    main()
