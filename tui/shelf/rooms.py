"""Rooms that were kept: a journal, its story and its guidance, made into a room again."""

from __future__ import annotations

from sim.classroom.founding import Founding
from sim.classroom.room import Room
from sim.story.library import Folders
from tui.shelf.packs import open_pack
from tui.shelf.stories import open_story, story_of


def new_room(founding: Founding, library: Folders) -> Room:
    """A room at its first moment. Raises Faulty, NoSuchLesson, and RoadFault where the story cannot even start."""
    header = founding.header
    opened = open_story(story_of(header, library), library)
    return Room(founding, opened.story(header.cast), open_pack(header.pack, opened, library))
