"""What screens are shown of a room: pure functions to JSON values. Server, pages and terminals read nothing else."""

from sim.classroom.views.seat import seat_view
from sim.classroom.views.stage import stage_view
from sim.classroom.views.teacher import teacher_view

__all__ = ["seat_view", "stage_view", "teacher_view"]
