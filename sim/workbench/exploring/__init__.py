"""Exact exploration of a story: what play can reach, how likely each ending is, and how far roads go along with each
source of a pack."""

from sim.workbench.exploring.best import Best
from sim.workbench.exploring.exploration import MOST_STATES, Exploration
from sim.workbench.exploring.odds import Odds
from sim.workbench.exploring.reach import Reach
from sim.workbench.exploring.roads import OwnRoad
from sim.workbench.exploring.survey import Road, Survey, survey

__all__ = ["MOST_STATES", "Best", "Exploration", "Odds", "OwnRoad", "Reach", "Road", "Survey", "survey"]
