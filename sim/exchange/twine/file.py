"""The bytes of a file as a book: its encoding, then whichever of Twine's two forms it is in."""

from __future__ import annotations

from sim.exchange.twine.book import Book, Refused, Remark
from sim.exchange.twine.published import is_published, read_published
from sim.exchange.twine.twee import read_twee
from sim.source.composer import CONTROL
from sim.source.decoding import decode

_UTF_16, _CONTROL = "HW105", "HW103"


def read_book(data: bytes, path: str) -> Book:
    """The book of a file. Raises Refused where it is no text, or none of Twine's."""
    lines, faults = decode(data, path)
    bad = next((fault for fault in faults if fault.code not in (_UTF_16, _CONTROL)), None)
    if bad or lines is None:
        fault = bad or faults[0]
        raise Refused(fault.message, fault.place.line, fault.help)
    odd = [Remark("", fault.place.line, "", fault.message) for fault in faults if fault.code == _CONTROL][:1]
    if odd:
        lines = [CONTROL.sub("", line) for line in lines]
    text = "\n".join(lines)
    if is_published(text):
        book = read_published(text)
    elif text.lstrip().startswith("<") and not any(line.startswith("::") for line in lines):
        raise Refused("this page holds no story of Twine 2's", 1, "Publish it from Twine 2, or export it as Twee.")
    else:
        book = read_twee(lines)
    return book._replace(remarks=(*odd, *book.remarks))
