"""The pages and what belongs to them: files read once, told by what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from aiohttp import web

KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
PLACES = {"page.html": "/", "teacher.html": "/teacher"}
WEB = Path(__file__).parent.parent / "web"


class Page(NamedTuple):
    """A file as it is sent; `tag` is another one whenever its content is."""

    kind: str
    body: bytes
    tag: str


def read_pages(folder: Path = WEB) -> dict[str, Page]:
    """The files of a folder by the place where a browser finds them. Raises OSError."""
    files = (path for path in sorted(folder.iterdir()) if path.suffix in KINDS)
    return {PLACES.get(path.name, f"/{path.name}"): _page(path) for path in files}


def _page(path: Path) -> Page:
    body = path.read_bytes()
    return Page(KINDS[path.suffix], body, f'"{sha256(body).hexdigest()[:32]}"')


def answer(request: web.Request, pages: Mapping[str, Page]) -> web.Response:
    """A page, or word that the browser's own copy will do."""
    page = pages[request.path]
    headers = {"ETag": page.tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == page.tag:
        return web.Response(status=304, headers=headers)
    return web.Response(body=page.body, content_type=page.kind, charset="utf-8", headers=headers)
