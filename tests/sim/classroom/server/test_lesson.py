"""A lesson over the network, from the code to the last line."""

from __future__ import annotations

from pathlib import Path

from tests.support.serving import keeper_in, serve


async def test_a_class_joins_votes_and_leaves_a_line(tmp_path: Path) -> None:
    async with serve(keeper_in(tmp_path)) as its:
        phones = [await its.phone() for _ in range(3)]
        teacher = await its.teacher()
        async with teacher.watch("/api/teacher/events") as desk, phones[0].watch() as phone:
            view = await phone.until(phase="lobby")
            assert view["seat"] == "s1"
            for event in ("briefed", "begun", "opened"):
                assert (await teacher.teach(event))[0] == 200
            view = await phone.until(phase="vote")
            chosen = view["decision"]["options"][0]["id"]
            for each in phones:
                status, answer = await each.do("voted", option=chosen)
                assert (status, list(answer)) == (200, ["revision"])
            view = await desk.until(phase="vote", revision=answer["revision"])
            assert view["decision"]["votes"] == 3
            assert view["online"] == ["s1"]
            assert view["address"] == its.desk.address
            for event, fields in (("closed", {}), ("revealed", {}), ("decided", {"option": chosen, "how": "majority"})):
                assert (await teacher.teach(event, **fields))[0] == 200
            assert (await phone.until(phase="scene"))["tally"]["splits"][0]["chosen"]
