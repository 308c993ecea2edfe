"""What Twine publishes or keeps as an archive: HTML in which `tw-storydata` holds a `tw-passagedata` a passage.

It is read as text by the parser of the standard library. Nothing in it is run, fetched or shown.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from sim.exchange.twine.book import Book, Passage, Refused, Remark

STORY, PASSAGE = "tw-storydata", "tw-passagedata"
MOST_ELEMENTS = 200_000  # a book of fifty thousand passages has no more
MOST_BROKEN = 2_000  # elements that are opened and not closed, at each of which the parser looks through all the rest
_BEGINS = re.compile(rf"<{STORY}(?=[\s>])", re.IGNORECASE)
_NAMED = re.compile(rf"<{STORY}\s[^<>]{{0,2000}}?\bname\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def is_published(text: str) -> bool:
    """Whether a text is a page of Twine's rather than Twee, in whose scripts such a page may be mentioned."""
    return _BEGINS.search(text) is not None and not text.lstrip().startswith("::")


def read_published(text: str) -> Book:
    """The first story of a page. Raises Refused where it has no passage."""
    low = text.lower()
    starts, passage = [found.start() for found in _BEGINS.finditer(text)], low.find(f"<{PASSAGE}")
    start = next((at for at in reversed(starts) if at < passage), starts[0])  # a format's code may name it as well
    end = low.find(f"</{STORY}", start)
    body = text[start:] if end < 0 else text[start:end]
    line = text.count("\n", 0, start)
    pieces = body.split("<")
    if len(pieces) > MOST_ELEMENTS:
        raise Refused(f"the story has more than {MOST_ELEMENTS:,} elements", line + 1, "Import it as Twee instead.")
    if sum(">" not in piece for piece in pieces) > MOST_BROKEN:
        raise Refused("the page is broken: its elements are not closed", line + 1, "Publish it from Twine again.")
    reader = _Reader(line)
    reader.feed(body)
    reader.close()
    reader.flush()
    others = [unescape(found[1] or found[2] or "") for found in _NAMED.finditer(text, max(end, start + 1))]
    if others:
        why = "the file holds these stories too, and only the first was read; import each from a file of its own"
        reader.remarks.append(Remark("", line + 1, ", ".join(others), why))
    if not reader.passages:
        raise Refused("the story in this page has no passage", line + 1, "Publish it from Twine again.")
    story = reader.story
    begins = next((name for pid, name in reader.pids if pid == story.get("startnode")), "")
    return Book(
        story.get("name", "").strip(),
        story.get("format", "").strip(),
        begins,
        story.get("ifid", "").strip(),
        tuple(reader.passages),
        tuple(reader.remarks),
    )


class _Reader(HTMLParser):
    def __init__(self, above: int) -> None:
        super().__init__(convert_charrefs=True)
        self.above = above
        self.story: dict[str, str] = {}
        self.passages: list[Passage] = []
        self.pids: list[tuple[str, str]] = []
        self.remarks: list[Remark] = []
        self._tag = ""
        self._attributes: dict[str, str] = {}
        self._line = 0
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == STORY:
            self.story = self.story or given
        elif tag in (PASSAGE, "script", "style"):
            self.flush()
            self._tag, self._attributes = tag, given
            head = (self.get_starttag_text() or "").count("\n")
            self._line = self.above + self.getpos()[0] + head
        elif self._tag:
            self._text.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._tag:
            self.flush()
        elif self._tag:
            self._text.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._tag:
            self._text.append(data)

    def flush(self) -> None:
        """What was open ends here, closed or not."""
        tag, text = self._tag, "".join(self._text)
        self._tag, self._text = "", []
        if tag == PASSAGE:
            name = self._attributes.get("name", "").strip()
            self.pids.append((self._attributes.get("pid", ""), name))
            tags = tuple(self._attributes.get("tags", "").split())
            self.passages.append(
                Passage(name, text.rstrip(), self._line, tags, self._attributes.get("position", "").strip())
            )
        elif tag and text.strip():
            self.remarks.append(Remark("", self._line, text.strip(), f"a {tag} of the whole story; nothing was run"))
