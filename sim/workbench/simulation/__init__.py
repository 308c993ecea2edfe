"""Many plays of a story, counted: by a player who picks at random, or who follows a source of a pack."""

from sim.workbench.simulation.plan import RANDOM, NoSuchPolicy, Plan
from sim.workbench.simulation.simulate import simulate, tallies
from sim.workbench.simulation.tally import Condition, Lost, Tally, Way

__all__ = ["RANDOM", "Condition", "Lost", "NoSuchPolicy", "Plan", "Tally", "Way", "simulate", "tallies"]
