"""A short form of the fuzz run (benchmarks/fuzz.py): damaged files end as documents or as error values."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import faults, run, seeds_of
from benchmarks.mutations import mutants


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_damaged_files_end_as_values(suffix: str) -> None:
    files = mutants(seeds_of(suffix), 60, seed=7, package=suffix == ".docx")
    ends = run(files, suffix, None)
    assert sum(ends.values()) == len(files)
    assert faults(ends) == 0, ends
    assert any("." in end for end in ends), "no mutant was damaged enough to be refused"


def test_mutants_are_the_same_for_the_same_seed() -> None:
    seeds = seeds_of(".docx")
    assert mutants(seeds, 5, seed=1, package=True) == mutants(seeds, 5, seed=1, package=True)
    assert mutants(seeds, 5, seed=1, package=True) != mutants(seeds, 5, seed=2, package=True)
