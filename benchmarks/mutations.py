"""Damage to files by seed: the mutations of the fuzz run and of its short form in the tests."""

from __future__ import annotations

import io
import random
import re
import zipfile

_NUMBER = re.compile(rb"\d+")
_ODD_NUMBERS = (b"0", b"-1", b"65536", b"4294967296", b"99999999999", b"1e308", b"0.0000001")


def _flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 24)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)


def _cut(data: bytearray, rng: random.Random) -> None:
    if data:
        start = rng.randrange(len(data))
        del data[start : start + rng.randint(1, max(1, len(data) // 4))]


def _truncate(data: bytearray, rng: random.Random) -> None:
    if data:
        del data[rng.randrange(len(data)) :]


def _repeat(data: bytearray, rng: random.Random) -> None:
    if data:
        start = rng.randrange(len(data))
        piece = data[start : start + rng.randint(1, 400)]
        data[start:start] = piece * rng.randint(1, 50)


def _insert(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start:start] = rng.randbytes(rng.randint(1, 64))


def _numbers(data: bytearray, rng: random.Random) -> None:
    found = list(_NUMBER.finditer(bytes(data)))
    for match in reversed(rng.sample(found, min(len(found), rng.randint(1, 6)))):
        data[match.start() : match.end()] = rng.choice(_ODD_NUMBERS)


def _swap(data: bytearray, rng: random.Random) -> None:
    if len(data) > 8:
        a, b = rng.randrange(len(data) - 4), rng.randrange(len(data) - 4)
        data[a : a + 4], data[b : b + 4] = data[b : b + 4], data[a : a + 4]


MUTATIONS = (_flip, _cut, _truncate, _repeat, _insert, _numbers, _swap)


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Return `data` with one to three random kinds of damage."""
    result = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        rng.choice(MUTATIONS)(result, rng)
    return bytes(result)


def mutate_package(data: bytes, rng: random.Random) -> bytes:
    """Return a DOCX with one part damaged inside an intact package; a damaged package where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            parts = {name: bundle.read(name) for name in bundle.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        return mutate(data, rng)
    likely = [n for n in parts if n.endswith((".xml", ".rels"))] or list(parts)
    name = rng.choice(likely)
    action = rng.random()
    if action < 0.08:
        del parts[name]
    else:
        parts[name] = mutate(parts[name], rng)
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as bundle:
        for part, content in parts.items():
            bundle.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def mutants(seeds: list[bytes], count: int, seed: int, package: bool) -> list[bytes]:
    """Return `count` damaged files made from `seeds` with a fixed random seed.

    Args:
        seeds: contents of sound files.
        count: how many.
        seed: seed of the random numbers.
        package: whether the files are zip packages, damaged inside their parts two times out of three.
    """
    rng = random.Random(seed)
    result = []
    for _ in range(count):
        data = rng.choice(seeds)
        inside = package and rng.random() < 2 / 3
        result.append(mutate_package(data, rng) if inside else mutate(data, rng))
    return result
