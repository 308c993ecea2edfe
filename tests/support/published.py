"""A story on its page and in the engine: the same plays in both, written down in the same words."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from sim.exchange.html.page import Face, HelpLine, as_html
from sim.guidance.agreement import Ledger
from sim.guidance.model import Pack
from sim.guidance.pack import load_pack
from sim.guidance.verdicts import Moment, judge
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault, Session
from sim.play.trace import Header
from sim.story.compiled import Told
from sim.story.library import SHIPPED, Folders, load_scenario
from sim.story.model import PLAYER
from sim.story.story import Story
from tui.words import ENDINGS, LESSON_OVER

SHIPPED_STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
FACE = Face(
    ("A story, and no counselling.",),
    ("Talk to a person.",),
    (HelpLine("A line", "0800 1", "UK", "2026"),),
    ENDINGS,
    LESSON_OVER,
)
# Plays by the engine of the page, of its own story or of another: `plays` are a seed and the options that the player
# takes.
ON_PAGE = """
([plays, text]) => {
  const story = text ? JSON.parse(text) : STORY;
  const beat = ({ text, who, manner, only }) => [who || null, manner || null, text, only || null];
  const stand = (road) => ({
    scene: road.position.name,
    title: dated(road.scene.title, road.minutes),
    ending: road.scene.ending || null,
    told: road.position.told.map(beat),
    options: road.position.offer.map((each) => [each.id, dated(each.text, road.minutes), !each.road]),
    weights: road.weights().map(Number),
    values: road.position.values,
    visit: road.position.visit,
    draws: road.draws,
    over: road.over,
    questions: (road.scene.reflect || []).map((each) => dated(each, road.minutes)),
  });
  const { sources, rules, disputes } = story.pack;
  const ids = (decision, places) => places.map((place) => decision.options[place].id);
  const moment = ({ decision, judgements: found, best, disputed, disputes: biting }) => ({
    step: decision.step,
    judgements: found.map(({ rule, verdict }) => [rules[rule].id, verdict]),
    best: Object.fromEntries([...best].filter(([, its]) => its.length)
      .map(([source, its]) => [sources[source].id, ids(decision, its)])),
    disputed,
    bites: biting.map(({ question }) => question),
  });
  return plays.map(([seed, taken]) => {
    const road = new Road(story, BigInt(seed));
    const stands = [];
    let fault = false;
    try {
      road.advance();
      stands.push(stand(road));
      for (const id of taken) {
        road.take(id);
        road.advance();
        stands.push(stand(road));
      }
    } catch (error) {
      if (!(error instanceof RoadFault)) throw error;
      fault = true;
    }
    const decisions = road.decisions();
    const moments = momentsOf(story, decisions);
    const falls = [...road.falls].map((each) => each.map(({ scene, chances }) =>
      [scene, chances.map((chance) => [chance.scene, Number(chance.weight)])]));
    return {
      fault,
      stands,
      falls,
      road: decisions.map(({ step, scene, role, minutes, taken: option }) => [step, scene, role, minutes, option.id]),
      moments: moments.map(moment),
      agreements: readingsOf(story, moments).map(({ role, sources: its }) =>
        [role, its.map(({ source, credit, total }) => [sources[source].id, credit, total])]),
    };
  });
}
"""
# Plays by the engine of the page, each again by what its address would say; whether both stand at the same place.
BY_ADDRESS = """
(plays) => plays.map(([seed, taken]) => {
  const road = new Road(STORY, BigInt(seed));
  road.advance();
  for (const id of taken) {
    road.take(id);
    road.advance();
  }
  const again = new Road(STORY, BigInt(seed));
  const fits = follow(again, numbersOf(road));
  again.advance();
  return fits && JSON.stringify(again.position) === JSON.stringify(road.position);
})
"""


def shipped(name: str, lesson: str = "") -> tuple[Story, Pack]:
    """A story that ships, or a lesson of it, and its pack."""
    folders = Folders(Path("/nowhere"))
    loaded = load_scenario(SHIPPED / f"{name}.yaml", folders)
    assert loaded.scenario is not None
    assert loaded.vocabulary is not None
    return as_played(Story(loaded.scenario, loaded.vocabulary), lesson), pack_of(loaded.scenario.guidance)


def pack_of(name: str) -> Pack:
    """A pack that ships."""
    path = Folders(Path("/nowhere")).find("guidance", name)
    assert path is not None
    pack = load_pack(path, Folders(Path("/nowhere"))).pack
    assert pack is not None
    return pack


def write_page(folder: Path, story: Story, pack: Pack) -> Path:
    """The page of a story in a file."""
    path = folder / f"{story.scenario.id or 'page'}.html"
    path.write_text(as_html(story, pack, FACE), encoding="utf-8")
    return path


def in_engine(story: Story, pack: Pack, seed: int, most: int = 60) -> tuple[list[str], dict[str, Any]]:
    """A play at random, ended or broken off: the options that the player took, and everything that came of it."""
    chance = Random(seed)
    play = Playthrough(Session(story), Header(story.scenario.id, seed=seed, roles={PLAYER: "person"}))
    session = play.session
    taken: list[str] = []
    stands: list[dict[str, Any]] = []
    fault = False
    try:
        play.advance()
        stands.append(_stand(session))
        while session.offered and len(taken) < most:
            taken.append(chance.choice(session.offered))
            play.take(taken[-1])
            play.advance()
            stands.append(_stand(session))
    except RoadFault:
        fault = True
    moments = judge(session, pack, (PLAYER,))
    falls = [session.opening, *(decision.falls for decision in session.road)]
    return taken, {
        "fault": fault,
        "stands": stands,
        "falls": [[[fall.scene, [list(each) for each in fall.chances]] for fall in its] for its in falls],
        "road": [[each.step, each.scene, each.role, each.minutes, each.taken] for each in session.road],
        "moments": [_moment(moment, pack) for moment in moments],
        "agreements": _agreements(story, pack, moments),
    }


def _stand(session: Session) -> dict[str, Any]:
    position = session.position
    return {
        "scene": session.scene,
        "title": session.title,
        "ending": session.ending,
        "told": [_beat(told) for told in session.text],
        "options": [[each.id, each.text, each.aside] for each in session.options],
        "weights": list(session.weights),
        "values": [list(value) if isinstance(value, tuple) else value for value in position.values],
        "visit": position.visit,
        "draws": session.draws,
        "over": session.over,
        "questions": [*session.reflect],
    }


def _beat(told: Told) -> list[str | None]:
    return [told.who, told.manner, told.text, told.only]


def _moment(moment: Moment, pack: Pack) -> dict[str, Any]:
    return {
        "step": moment.decision.step,
        "judgements": [[each.rule, each.verdict.value] for each in moment.judgements],
        "best": {source: list(options) for source, options in moment.best.items()},
        "disputed": moment.disputed,
        "bites": [pack.disputes[name].question for name in moment.bites],
    }


def _agreements(story: Story, pack: Pack, moments: list[Moment]) -> list[Any]:
    """Credit and total of every source that judges a role, articles first."""
    seeker = story.scenario.seeker
    found = []
    for role in dict.fromkeys((seeker, PLAYER)):
        ledger = Ledger(pack.sources)
        for moment in moments:
            if moment.decision.role == role:
                ledger.enter(moment)
        heard = [each for each in pack.sources.values() if role == (PLAYER if each.house else seeker)]
        ordered = sorted(heard, key=lambda source: source.house)
        found.append([role, [[each.id, ledger.credit[each.id], ledger.total[each.id]] for each in ordered]])
    return found
