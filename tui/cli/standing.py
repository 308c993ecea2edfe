"""Where a play stands, as the JSON that programs rely on."""

from __future__ import annotations

from typing import Any

from sim.play.session import Session


def standing(session: Session, role: str) -> dict[str, Any]:
    """The shape of `play --format json`; the text is what `role` may see."""
    pending = session.pending
    return {
        "story": session.story.scenario.id,
        "scene": session.scene,
        "by": session.by,
        "ending": session.ending,
        **({"lesson": session.lesson.name, "lesson_over": session.stopped} if session.lesson else {}),
        "day": session.day,
        "hour": session.hour,
        "state": session.state,
        "text": [{"who": b.who, "as": b.manner, "text": b.text} for b in session.text if b.seen_by(role)],
        "options": [{"id": each.id, "text": each.text, "acts": list(each.acts)} for each in session.options],
        "chance": None if pending is None else [{"scene": c.scene, "weight": c.weight} for c in pending],
        "steps": session.steps,
    }
