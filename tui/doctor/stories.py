"""Whether there are stories to play. Those that ship were read in full when they were built; your own are read here."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sim.story.library import Folders
from tui.doctor.finding import Finding, State


def check_stories(library: Folders, named: str | None = None) -> Finding:
    """Those that ship can be opened, and your own and the one that is `named` have no errors."""
    from tui.shelf.cards import read_card

    path = None if named is None else library.find("", named)
    if named is not None and (path is None or not path.is_file()):
        told = f"There is no story {named}."
        return Finding(State.TROUBLE, told, "See what there is: heartwork list", {"faulty": [named]})
    own, shipped = _own_and_shipped(library)
    whole = [name for name, path in shipped.items() if _opens(path)]
    read = own if named is None or path is None else {**own, named: path}
    faulty = [name for name, path in read.items() if read_card(name, path, library).errors]
    facts = {"shipped": len(whole), "yours": len(own), "faulty": faulty}
    told = f"{_number(len(whole), 'story', 'stories')} that ship{'s' * (len(whole) == 1)}"
    told += f" and {len(own)} of your own." if own else "."
    if named is not None and named not in faulty:
        told += f" {named} can be played."
    if not whole and not own:
        return Finding(State.TROUBLE, "There are no stories.", "Install heartwork anew: pip install heartwork", facts)
    if len(whole) < len(shipped):
        gone = ", ".join(name for name in shipped if name not in whole)
        return Finding(State.TROUBLE, f"{told} Cannot be opened: {gone}.", "Install heartwork anew.", facts)
    if faulty:
        state = State.TROUBLE if named in faulty else State.LOOK
        told += f" Cannot be played as {'it is' if len(faulty) == 1 else 'they are'}: {', '.join(faulty)}."
        return Finding(state, told, f"See what is wrong: heartwork check {' '.join(faulty)}", facts)
    return Finding(State.OK, told, facts=facts)


def _own_and_shipped(library: Folders) -> tuple[dict[str, Path], dict[str, Path]]:
    found = library.ids("")
    own = {name: path for name, path in found.items() if path.is_relative_to(library.user)}
    return own, {name: path for name, path in found.items() if name not in own}


def _opens(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return bool(file.read(1))
    return False


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
