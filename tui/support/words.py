"""What is said to somebody who may need help, wherever it is said."""

from __future__ import annotations

WHO = (
    "If there is fear, control or violence between you and somebody, or if you think of harming yourself or anybody "
    "else: talk to a person, today. You need no reason that is good enough."
)
NOW = "If somebody is in danger right now, call the emergency number of the place where you are."
EXAMPLES = "These are examples, and numbers change: confirm them before you rely on them."
