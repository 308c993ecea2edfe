"""`heartwork doctor`: whether this laptop can run a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from tui.cli.output import talk

if TYPE_CHECKING:
    from tui.doctor.finding import Finding

HELP = """Tell before a lesson whether this laptop can run one, and whether STORY (an id or a path) can be played.

Each line begins with a word. ok: nothing to do. look: a lesson runs, but read this first. trouble: a lesson cannot run
until it is mended. It listens on the network for a moment, connects to itself, and writes a line where lessons are
kept; it leaves nothing behind and asks no other machine anything.

\b
--format json: {"ready": true where nothing is trouble, "checks": [
  {"check", "state": "ok" or "look" or "trouble", "found", "advice": text or "", "facts": {...}}]}
The facts by check; one that has nothing to look at is left out, and one without an answer has none:
  program   "python", "packages": {name: version}, "missing": [name]
  port      "port": number or null, "usual": number
  addresses "addresses": [{"address", "interface", "kind": "lan", "loopback", "link-local", "bridge", "tunnel", "down"}]
  reach     "reached": [address], "not_reached": [address]
  firewall  "firewall": "ufw" or "firewalld" or null
  network   "wsl": true or false
  screen    "columns", "rows": number or null, "colours": "none", "16", "256", "millions", "utf8": true or false
  keeping   "folder", "writable": true or false, "free_bytes", "write_ms"
  clock     "now", "zone", "steady": true or false
  stories   "shipped", "yours": number, "faulty": [name]

Exit codes: 0 a lesson can run, 1 something is trouble, 2 wrong usage, 130 interrupted.
"""


@click.command("doctor", help=HELP, short_help="Whether this laptop can run a lesson.")
@click.argument("story", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text, or JSON for programs."
)
def command(story: str | None, form: str) -> int:
    """Look at everything that a lesson needs."""
    from datetime import UTC, datetime

    from tui.doctor.examining import every_check, examine
    from tui.doctor.finding import State
    from tui.shelf.folders import home, library

    found = examine(every_check(home(), library(), story, datetime.now(tz=UTC).astimezone()))
    states = [finding.state for finding in found.values()]
    ready = State.TROUBLE not in states
    if form == "json":
        import json

        click.echo(json.dumps(_as_json(found, ready), ensure_ascii=False, indent=2))
    else:
        _show(found)
        talk(_summary(ready, states.count(State.LOOK)))
    return 0 if ready else 1


def _as_json(found: Mapping[str, Finding], ready: bool) -> dict[str, object]:
    rows = [
        {"check": name, "state": each.state, "found": each.found, "advice": each.advice, "facts": {**each.facts}}
        for name, each in found.items()
    ]
    return {"ready": ready, "checks": rows}


def _show(found: Mapping[str, Finding]) -> None:
    from tui.cli.output import width
    from tui.prose import clean, wrap

    beside = " " * 20
    for name, finding in found.items():
        click.echo(wrap(clean(finding.found), width(), f"{finding.state:<9}{name:<11}", beside))
        if finding.advice:
            click.echo(wrap(clean(finding.advice), width(), beside, beside))


def _summary(ready: bool, looks: int) -> str:
    if not ready:
        return "A lesson cannot run here until the trouble is mended."
    if not looks:
        return "This laptop can run a lesson."
    return f"This laptop can run a lesson. Read what stands beside `look` first ({looks})."
