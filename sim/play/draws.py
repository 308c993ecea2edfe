"""Lots, the same in every language: draw n of a road is output n of SplitMix64 seeded with the play's seed.

Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014. Draws are numbered from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

GAMMA = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


def splitmix64(state: int) -> int:
    """The first output of SplitMix64 from a state, 64 bits."""
    z = (state + GAMMA) & MASK
    z = ((z ^ (z >> 30)) * MIX[0]) & MASK
    z = ((z ^ (z >> 27)) * MIX[1]) & MASK
    return z ^ (z >> 31)


def draw(seed: int, n: int) -> int:
    """Draw number n (from 0) of a road, 64 bits."""
    return splitmix64((seed + n * GAMMA) & MASK)


def pick(number: int, weights: Sequence[int]) -> int:
    """Which of the weights a draw falls on; where all are 0 each is as likely."""
    if not any(weights):
        return (number * len(weights)) >> 64
    left = (number * sum(weights)) >> 64
    for index, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return index
    raise ValueError("weights must not be negative")
