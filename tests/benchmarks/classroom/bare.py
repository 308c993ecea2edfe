"""The floor: a server that puts a line on disk for each request, and does nothing else."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web


@contextmanager
def bare_server(folder: Path) -> Iterator[str]:
    """Its address, in a process of its own."""
    program = [sys.executable, "-m", "tests.benchmarks.classroom.bare", str(folder / "bare.jsonl")]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.kill()


async def _serve(path: Path) -> None:
    with path.open("ab", buffering=0) as file:

        async def keep(request: web.Request) -> web.Response:
            await request.json()
            file.write(await request.read() + b"\n")
            os.fsync(file.fileno())
            return web.json_response({"revision": 1})

        app = web.Application()
        app.add_routes([web.post("/api/do", keep)])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=512).start()
        host, port = runner.addresses[0]
        print(f"http://{host}:{port}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
