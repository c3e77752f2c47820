"""Edition and reviews shared by the tests of the writers."""

from __future__ import annotations

from datetime import datetime

import pytest
from make_review import CREATED, make_review
from openpyxl import Workbook
from read_book import read_book

from coverage.review import Review
from criteria.edition import Edition
from criteria.loader import load_edition
from worksheets.workbook import workbook_bytes


@pytest.fixture(scope="session")
def edition() -> Edition:
    return load_edition("pmqa-4.0")


@pytest.fixture(scope="session")
def review(edition: Edition) -> Review:
    return make_review(edition)


@pytest.fixture(scope="session")
def when() -> datetime:
    return datetime.fromisoformat(CREATED)


@pytest.fixture(scope="session")
def workbook_file(review: Review, edition: Edition, when: datetime) -> bytes:
    return workbook_bytes(review, edition, when)


@pytest.fixture(scope="session")
def workbook(workbook_file: bytes) -> Workbook:
    return read_book(workbook_file)
