"""What the page for programs says of the server is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from aiohttp import web

from sim.classroom.server.application import application
from sim.classroom.server.desk import Desk
from tests.support.pages import ROOT
from tests.support.serving import closing, keeper_in

PAGE = ROOT / "docs" / "programs.md"


@pytest.mark.skipif(not PAGE.exists(), reason="not the source tree")
def test_every_request_is_written_down_and_no_other(tmp_path: Path) -> None:
    written = set(re.findall(r"^\| `(GET|POST) (/\S+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    with closing(keeper_in(tmp_path)) as keeper:
        app: web.Application = application(Desk(keeper, {}, "http://127.0.0.1", float))
    routes = {(route.method, route.resource.canonical) for route in app.router.routes() if route.resource is not None}
    assert {(method, path) for method, path in routes if method != "HEAD"} == written
