"""`play --seats` in lines of text: who sits where, the rounds that they play, and what is told after each."""

from __future__ import annotations

import click

from sim.classroom.rounds import go_round, playable
from sim.classroom.seating import OBSERVER
from sim.play.session import RoadFault
from sim.story.library import Folders
from sim.story.story import Story
from tui.cli.clearing import clear
from tui.cli.hotseat import LEAVING, Hotseat
from tui.cli.output import is_styled, show, talk, width
from tui.cli.player import End, ask
from tui.cli.sitting import farewell, tell_fault
from tui.cli.telling import Page, page
from tui.playing.gathering import ALL_PLAYED, ALOUD, ANOTHER, GROUND_RULES, Gathering, notes
from tui.shelf.beginning import open_requested
from tui.shelf.folders import plays_folder
from tui.shelf.request import Request
from tui.shelf.seat import Seat, sit_down
from tui.shelf.stories import Opened
from tui.shelf.tabling import choose, draw_again, gathered, next_round, played_by_the_story, story_asked_for, told
from tui.words import title_of

COLUMNS = 80


def gather(request: Request, library: Folders) -> int:
    """Seat everybody and play; the exit code."""
    opened = open_requested(request, library)
    seated: Request | None = gathered(request, opened)
    sheet = page()
    try:
        if len(request.seat_roles) < (request.seats or 0):
            _introduce(story_asked_for(request, opened), sheet)
            seated = _asked(gathered(request, opened), opened, sheet)
        if seated is None:
            return 0
        seat = sit_down(seated, library, plays_folder(), talk)
    except RoadFault as fault:
        return tell_fault(fault, None)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo()
        return 130
    return sit_at_table(seat, library)


def _introduce(story: Story, sheet: Page) -> None:
    scenario = story.scenario
    click.echo(sheet.heading(title_of(story)) + "\n")
    lines = story.text(scenario.summary), notes(story), GROUND_RULES
    for line in filter(None, lines):
        click.echo(sheet.prose(line) + "\n")


def _asked(request: Request, opened: Opened, sheet: Page) -> Request | None:
    """Who sits where, as the table wants it; None where they leave."""
    story = story_asked_for(request, opened)
    roles = ", ".join((*playable(story.scenario), OBSERVER))
    while True:
        _tell_seats(request, story, sheet)
        click.echo(sheet.prose(f"Enter sits you down so. 1=ex gives a seat a role ({roles}). d draws again, q leaves."))
        answer = ask()
        if answer is None or answer.lower() in LEAVING:
            return None
        if not answer:
            return request
        try:
            request = draw_again(request, opened) if answer.lower() == "d" else choose(request, opened, answer)
        except click.UsageError as wrong:
            click.echo(sheet.prose(wrong.message.removeprefix("--role: ").capitalize() + ".") + "\n")


def _tell_seats(request: Request, story: Story, sheet: Page) -> None:
    for seat, does in told(request.seating, story).items():
        click.echo(sheet.prose(f"  Seat {seat} {does}"))
    others = played_by_the_story(request.seating, story)
    if others:
        click.echo(sheet.prose(f"  The story plays {', '.join(others)}"))
    click.echo()


def sit_at_table(seat: Seat, library: Folders) -> int:
    """Play rounds at a table until nobody wants another; the exit code."""
    sheet, code, again = page(), 0, True
    gathering = Gathering(seat)
    while again:
        try:
            end = Hotseat(gathering, sheet).run()
            again = end not in (End.LEFT, End.NO_INPUT) and _look_back(gathering, library, sheet)
        except (KeyboardInterrupt, click.exceptions.Abort):
            clear()
            end, code, again = End.LEFT, 130, False
        finally:
            gathering.seat.leave()
        farewell(end, seat.opened, gathering.seat.keeper)
        code = code or bool(gathering.table.fault)
        if again:
            again, gathering = _another(gathering, sheet)
    click.echo(sheet.prose(gathering.out_of_role))
    return code


def _look_back(gathering: Gathering, library: Folders, sheet: Page) -> bool:
    """Ask what each thought the others wanted, then tell what everybody wanted, and all the rest; False where the input
    ends."""
    from tui.debriefing.finding import found
    from tui.debriefing.writing import write_out

    for asked in gathering.guesses:
        click.echo(sheet.prose(f"{asked.question} {ALOUD}") + "\n")
        answer = ask()
        if answer is None:
            return False
        try:
            gathering.guess(asked, answer)
        except OSError as error:
            talk(f"This could not be written to disk: {error.strerror or error}")
    try:
        show(write_out(found(gathering.seat.kept, library), "text", columns=width() or COLUMNS, styled=is_styled()))
        click.echo()
    except click.ClickException as fault:
        fault.show()
    return True


def _another(gathering: Gathering, sheet: Page) -> tuple[bool, Gathering]:
    """Ask whether to play again with the roles going round; if so, at the table of that round."""
    if gathering.table.is_last_round:
        click.echo(sheet.prose(ALL_PLAYED) + "\n")
        return False, gathering
    seats = told(go_round(gathering.table.seating), gathering.story)
    who = ", ".join(f"seat {seat} {does}" for seat, does in seats.items())
    click.echo(sheet.prose(f"{ANOTHER} Then {who}. Type y for it; Enter ends here.") + "\n")
    if (ask() or "").lower() not in ("y", "yes"):
        return False, gathering
    return True, Gathering(next_round(gathering.seat, plays_folder(), talk))
