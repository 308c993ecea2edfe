"""Where a name is declared, and everywhere that it is used."""

from __future__ import annotations

from sim.exchange.language.names import Name, What
from sim.exchange.language.page import Page
from sim.source.diagnostics import Place


def home_of(page: Page, name: Name) -> Page | None:
    """The page on which a name of a page is declared, if it is anywhere."""
    if name.what is What.ACT:
        return page.vocabulary
    return page.pack if name.what in (What.SOURCE, What.RULE) else page


def definitions(page: Page, line: int, column: int) -> list[Place]:
    """Where the name at a position is declared; an option that a check takes may be in several scenes.

    A group of acts is declared by the acts that are in it, which is every one of them.
    """
    name = page.under(line, column)
    home = home_of(page, name) if name else None
    if name is None or home is None:
        return []
    found = [one.place for one in home.names if one.declares and one.means(name)]
    return found or [one.place for one in home.names if name.what is What.ACT and one.means(name)]


def uses(page: Page, line: int, column: int, *, declared: bool = True) -> list[Place]:
    """Every place on the page where the name at a position stands; `declared`: where it is declared as well."""
    name = page.under(line, column)
    if name is None:
        return []
    found = [one.place for one in page.names if one.means(name) and not one.declares]
    return [*(definitions(page, line, column) if declared else ()), *found]
