"""Names for seats: two plain, kind words. Nobody types a name, and none says anything about who has it."""

from __future__ import annotations

from collections.abc import Collection
from random import Random

# Hours, weather and places. Nothing that could be meant: no animal, no colour, no size, no food, no virtue, no name.
FIRST = (
    "Autumn Breezy Bright Cedar Clear Coastal Crisp Daily Dusky Eastern Evening Fair Fresh Garden Glassy Harbour "
    "Highland Island Juniper Leafy Linen March Marble Meadow Midday Mild Misty Moonlit Morning Mossy Northern October "
    "Open Paper Pine Radiant Rainy River Sandy Seaside September Snowy Southern Spring Starlit Still Summer Sunday "
    "Sunlit Sunny Tidal Valley Velvet Warm Western Windy Winter Wooden Woodland"
)
SECOND = (
    "Arch Atlas Avenue Bay Beacon Bell Bench Boat Bridge Brook Candle Canvas Chapter Clock Cloud Coast Comet Corner "
    "Cottage Creek Delta Drum Echo Ferry Fiddle Field Flute Forest Fountain Gate Glade Grove Harp Hill Horizon Journey "
    "Kettle Kite Ladder Lagoon Lake Lamp Lantern Ledge Letter Library Map Market Mill Moon Orchard Path Pebble Pier "
    "Planet Pond Porch Postcard Ridge Road Sail Shore Sky Song Station Stone Stream Street Table Tent Terrace Tower "
    "Trail Train Tram Tune Village Wave Wharf Window"
)
TRIES = 40  # draws for a name that shares no word with another; with more seats than words there is none left


def pseudonym(taken: Collection[str], random: Random) -> str:
    """A name that nobody has; while there are enough words, one that shares none with another, so that names are told
    apart at a glance. There are thousands, and a room has some hundreds of seats."""
    used = {word for name in taken for word in name.split()}
    first, second = FIRST.split(), SECOND.split()
    names = [f"{random.choice(first)} {random.choice(second)}" for _ in range(TRIES)]
    apart = (name for name in names if used.isdisjoint(name.split()))
    free = (name for name in names if name not in taken)
    return next(apart, None) or next(free, None) or pseudonym(taken, random)
