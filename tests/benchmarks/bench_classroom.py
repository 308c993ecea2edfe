"""A class in a room under load, over real sockets and against the real server; `python -m tests.benchmarks.classroom`
is the same at its whole length."""

from __future__ import annotations

import pytest

from tests.benchmarks.classroom.measures import BRIEF, measure, measures

pytestmark = pytest.mark.bench


def test_a_class_under_load() -> None:
    print()
    assert measure(measures(BRIEF)).clean
