from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sim.debrief.debriefing import debrief
from sim.exchange.html.data import story_data
from sim.exchange.html.page import as_html, as_json
from sim.exchange.html.tree import tree
from sim.guidance.model import Pack, Rule, Source, Trigger
from sim.play.lesson import as_played
from sim.play.playthrough import Playthrough
from sim.play.session import RoadFault, Session
from sim.play.trace import Header
from sim.story.compiling import InValues, emit, function
from sim.story.layout import NEVER, Layout
from sim.story.library import SHIPPED
from sim.story.model import PLAYER
from sim.story.prose import EMPHASIS
from sim.story.story import Story
from tests.support.browser import Phones, chromium, faults
from tests.support.drawn import PIECES, TURNED, hostile_story
from tests.support.hypertext import Reader
from tests.support.published import BY_ADDRESS, FACE, ON_PAGE, in_engine, pack_of, shipped, write_page
from tests.support.stories import VOCABULARY
from tests.support.tangles import FLAGS, NUMBERS, rules, tangled
from tests.support.written import HEAD, story_of
from tui.debriefing.parts import Bar, Heading, Paragraph, Part, Row
from tui.debriefing.telling import tell

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STORIES = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
PLAYS = 17  # of each of the twelve: over two hundred
MOST = 300_000  # bytes of a page
NEXT = ("next:", "then chance:", "then it is for")  # the page has no road not taken
KEY = """
state: {trust: {start: 40, label: <ex>'s trust, of: ex}, secret: {start: 5, shown: false}}
clock: {day: 1, time: "21:00"}
scenes:
  hall:
    title: The hall
    text: The key lies on the table. It is *<ex.theirs>*.
    choices:
      keep: {text: Keep it., acts: [wait], effects: {trust: -10, secret: +1}, after: 2 days, to: answer}
      look: {text: Look at it., once: true, then: It is a key.}
      call: {text: Ring anyway., acts: [call], to: late}
  answer:
    by: ex
    text:
      - {ex: Where is my key?, as: message}
      - {ex: They have it., as: thought}
      - {only: ex, text: You count to ten.}
      - {player: It is hers., as: thought}
    choices:
      stop: {text: Let it be., acts: [ask-for-space], to: hall}
  late: {text: Nobody rings back., ending: boundary-crossed, reflect: [What did <ex> hear?]}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def blank(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """A page whose engine plays any story that it is handed."""
    page = browser.new_page()
    page.goto(write_page(tmp_path_factory.mktemp("page"), story_of(KEY), pack_of("five-articles")).as_uri())
    return page


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    all_ = Phones(browser)
    yield all_
    all_.close()


def opened(phones: Phones, folder: Path, story: Story, seed: int = 0, **settings: Any) -> Page:
    page = phones.phone(**settings)
    page.goto(f"{write_page(folder, story, pack_of('five-articles')).as_uri()}#seed={seed}")
    return page


def text_of(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).last.inner_text().split())


@pytest.mark.parametrize("name", STORIES)
def test_a_page_plays_and_judges_as_the_engine_does(name: str, phones: Phones, tmp_path: Path) -> None:
    story, pack = shipped(name)
    engine = [in_engine(story, pack, seed) for seed in range(PLAYS)]
    page = opened(phones, tmp_path, story)
    plays = [[str(seed), taken] for seed, (taken, _) in enumerate(engine)]
    found = page.evaluate(ON_PAGE, [plays, ""])
    for seed, (there, (_, here)) in enumerate(zip(found, engine, strict=True)):
        for key in here:
            assert there[key] == here[key], (name, seed, key)
    assert all(page.evaluate(BY_ADDRESS, plays))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(tangled(), rules(), st.integers(0, 2**64 - 1))
def test_any_story_plays_on_a_page_as_in_the_engine(blank: Page, story: Story, pack: Pack, seed: int) -> None:
    seeds = [(seed + more) % 2**64 for more in range(8)]
    try:
        engine = [in_engine(story, pack, each, most=20) for each in seeds]
    except RoadFault:
        assume(False)
    plays = [[str(each), taken] for each, (taken, _) in zip(seeds, engine, strict=True)]
    assert blank.evaluate(ON_PAGE, [plays, json.dumps(story_data(story, pack))]) == [here for _, here in engine]


def test_an_aside_counts_as_it_read_where_it_first_stood_on_offer(blank: Page) -> None:
    body = """
    scenes:
      hall:
        choices:
          ring: {text: Ring., acts: [call]}
          write: {text: Write., acts: [message]}
          go: {text: Go., to: end}
      end: {ending: at-peace}
    """
    twice = Rule("twice", "dont", "Not twice.", {"one": (1,)}, broken=Trigger(("contact",), 'ever("contact")'))
    story, pack = story_of(body), Pack(1, "A pack", {"one": Source("one", "One")}, {"twice": twice})
    engine = [in_engine(story, pack, seed) for seed in range(8)]
    assert any(len(set(taken)) == 3 for taken, _ in engine)
    plays = [[str(seed), taken] for seed, (taken, _) in enumerate(engine)]
    assert blank.evaluate(ON_PAGE, [plays, json.dumps(story_data(story, pack))]) == [here for _, here in engine]


ASKED = (
    *NUMBERS,
    *FLAGS,
    "1000000000 * 1000000000 * 9 - calm",
    "not heavy or known and told_no",
    'days_since("wait") > 2',
)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_expression_is_worth_on_a_page_what_it_is_worth_in_the_engine(blank: Page, data: st.DataObject) -> None:
    layout = Layout(VOCABULARY, "player", ("player", "ex"))
    days = st.integers(0, 9)
    for name in ("calm", "trust", "heavy", "known"):
        layout.slot("state", name, 0)
    facts = {"cause": "argument"}
    functions = [function(emit(each, InValues(layout), facts)) for each in ASKED]
    drawn = {
        "state": days,
        "visits": days,
        "took": st.booleans(),
        "last": st.one_of(days, st.just(NEVER)),
        "days": st.lists(days, max_size=4).map(sorted),
    }
    values: list[Any] = [
        data.draw(days) * 1440 + data.draw(st.integers(0, 1439)),
        data.draw(days),
        data.draw(st.integers(0, 3)),
    ]
    for kind, name in layout.slots:
        values.append(data.draw(st.booleans() if name in ("heavy", "known") else drawn[kind]))
    trees = [tree(each, layout, facts) for each in ASKED]
    found = blank.evaluate("([trees, values]) => trees.map((each) => String(worth(each, values)))", [trees, values])
    told = [str(each(values)).lower() for each in functions]
    assert dict(zip(ASKED, found, strict=True)) == dict(zip(ASKED, told, strict=True))


@pytest.mark.parametrize(("name", "seed"), [("the-long-quiet", 4), ("two-time-zones", 2), ("the-one-who-left", 3)])
def test_a_play_by_keyboard_tells_what_the_player_may_see_and_then_the_whole_debrief(
    name: str, seed: int, phones: Phones, tmp_path: Path
) -> None:
    story, pack = shipped(name)
    page = opened(phones, tmp_path, story, seed)
    play = Playthrough(Session(story), Header(name, seed=seed, roles={PLAYER: "person"}))
    session = play.session
    page.keyboard.press("1")
    play.advance()
    while session.offered:
        assert [words(each.text) for each in session.options] == options_of(page)
        number = (session.steps * 7 + seed) % len(session.offered)
        first = session.steps + 1
        page.keyboard.press(str(number + 1))
        play.take(session.offered[number])
        play.advance()
        beats = [told for each in session.road[first:] for told in each.told] + [*session.text]
        passage = text_of(page, "article")
        for told in beats:
            assert (words(told.text) in passage) is told.seen_by(PLAYER), told
        assert page.evaluate("document.activeElement.localName") == "h2"
    page.keyboard.press("1")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # on paper nothing is folded away
    shown = text_of(page, "#stage").replace("’", "'")
    missing = [line for line in lines_of(tell(debrief(session, pack))) if line not in shown]
    assert missing == []


def options_of(page: Page) -> list[str]:
    return [re.sub(r"^\d+ ", "", " ".join(each.split())) for each in page.locator(".option").all_inner_texts()]


def words(text: str) -> str:
    """A text as it is read: what is stressed has no stars."""
    return " ".join(EMPHASIS.sub(r"\1", text).split())


def lines_of(parts: Iterator[Part]) -> Iterator[str]:
    """Every line of a debrief in words but its title, what would have come next, and the help lines of this machine."""
    told = [*parts][1:]
    for part in told:
        if isinstance(part, Heading):
            if part.text.startswith("If you want to talk"):
                return
            yield words(part.text)
        elif isinstance(part, Paragraph) and not part.text.endswith(":"):
            yield words(part.text.replace("’", "'"))
        elif isinstance(part, Row):
            yield from (words(line) for line in part.lines if not line.startswith(NEXT))
        elif isinstance(part, Bar) and part.agreement is not None:
            yield part.label


def test_what_a_story_does_not_have_leaves_nothing_on_its_entry_card(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    assert text_of(page, "#page") == "A story, and no counselling."


def test_a_decision_is_taken_back_and_tried_again(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.keyboard.press("1")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    page.keyboard.press("2")
    assert options_of(page) == ["Keep it.", "Ring anyway."]
    page.keyboard.press("u")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    page.keyboard.press("1")
    assert "Noor writes: Where is my key?" in text_of(page, "article")
    assert "They have it." not in text_of(page, "#stage")
    assert "Noor's trust 30 (−10)" in text_of(page, "article")
    page.keyboard.press("3")
    assert "A boundary was crossed" in text_of(page, "article")
    page.keyboard.press("1")
    assert "Noor had said no on Day 3, 21:00" in text_of(page, "#stage")
    assert "A line (UK) 0800 1" in text_of(page, "#page")
    page.get_by_role("button", name="Try from here (decision 1)").press("Enter")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]
    assert "Day 1, 21:00" in text_of(page, "article")
    page.keyboard.press("u")
    assert text_of(page, "#status") == "There is nothing to take back yet."
    page.keyboard.press("1")
    page.keyboard.press("r")
    assert options_of(page) == ["Go on after 1 decision", "Begin again from the start"]
    page.keyboard.press("1")
    assert "Noor writes: Where is my key?" in text_of(page, "article")
    page.keyboard.press("3")
    page.keyboard.press("r")  # from its end no road goes on
    assert options_of(page) == ["Begin"]


def test_single_keys_can_be_switched_off_and_tab_and_enter_do_all(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.get_by_role("button", name="Single keys").press("Enter")
    page.keyboard.press("1")
    assert options_of(page) == ["Begin"]
    page.get_by_role("button", name="Begin").press("Enter")
    tab_and_enter(page, 1)  # from the heading of what was told to the first thing that can be done
    assert "Where is my key?" in text_of(page, "article")
    page.keyboard.press("u")
    page.keyboard.press("r")
    assert "Where is my key?" in text_of(page, "article")
    page.keyboard.press("F2")
    assert text_of(page, "dialog").startswith("Somebody to talk to Talk to a person.")
    assert page.evaluate("document.activeElement.id") == "talking"  # and not the number, which enter would call
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    tab_and_enter(page, 3)
    tab_and_enter(page, 1)
    assert text_of(page, "h2#here") == "Looking back"
    tab_and_enter(page, 1)
    assert page.locator("details").first.get_attribute("open") is not None
    page.get_by_role("button", name="Try from here (decision 1)").press("Enter")
    assert options_of(page) == ["Keep it.", "Look at it.", "Ring anyway."]


def tab_and_enter(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


# What a screen reader is told by itself: the heading that the focus goes to, and what comes into a live region.
HEARD = """
() => {
  window.heard = [];
  document.addEventListener("focusin", ({ target }) => window.heard.push(target.innerText));
  const live = document.querySelectorAll("[role=log], [role=status], [aria-live]");
  const watch = new MutationObserver((all) => {
    for (const { addedNodes } of all) for (const node of addedNodes) window.heard.push(node.textContent);
  });
  for (const each of live) watch.observe(each, { childList: true, subtree: true });
}
"""


def test_what_is_new_is_heard_once(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.evaluate(HEARD)
    page.keyboard.press("1")
    assert heard(page) == ["Day 1, 21:00 · The hall", "The key lies on the table. It is hers.", "Noor's trust 40"]
    page.keyboard.press("1")
    assert heard(page) == [
        "Day 3, 21:00 · The hall",
        "Noor writes: Where is my key?",
        "You think: It is hers.",
        "The key lies on the table. It is hers.",
        "Noor's trust 30 (−10)",
    ]
    page.keyboard.press("u")
    assert heard(page)[:2] == ["Day 1, 21:00 · The hall", "You take that back."]


def heard(page: Page) -> list[str]:
    return page.evaluate("window.heard.splice(0)")  # type: ignore[no-any-return] # a list of texts


def test_an_option_is_told_with_its_number_and_how_many_there_are(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY))
    page.keyboard.press("1")
    options = page.get_by_role("region", name="What do you do?").get_by_role("list")
    assert options.aria_snapshot().split("\n") == [
        "- list:",
        "  - listitem:",
        '    - button "1 Keep it."',
        "  - listitem:",
        '    - button "2 Look at it."',
        "  - listitem:",
        '    - button "3 Ring anyway."',
    ]


def test_a_reload_a_bookmark_and_a_link_go_on_where_the_play_stood(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY), 7)
    for key in "121":
        page.keyboard.press(key)
    assert page.url.endswith("#seed=7&road=2.1")
    stood = text_of(page, "#stage")
    assert "You: “Look at it.” Day 1, 21:00 · The hall It is a key." in stood
    page.reload()
    assert text_of(page, "h2#here") == "Before you begin"
    assert options_of(page) == ["Go on after 2 decisions", "Begin again from the start"]
    friend = phones.phone()
    friend.goto(page.url)
    for each in (page, friend):
        each.keyboard.press("1")
        assert text_of(each, "#stage") == stood
    page.keyboard.press("u")
    assert page.url.endswith("#seed=7&road=2")
    page.keyboard.press("r")
    page.keyboard.press("2")
    assert page.url.endswith("#seed=7")
    page.evaluate("location.hash = '#seed=7&road=1'")  # as somebody does who puts in an address that they were sent
    assert options_of(page) == ["Go on after 1 decision", "Begin again from the start"]
    page.keyboard.press("2")
    assert page.url.endswith("#seed=7")


def test_a_seed_that_was_drawn_is_kept_for_this_play_alone(phones: Phones, tmp_path: Path) -> None:
    page = phones.phone()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri())
    drawn = set()
    for _ in range(3):
        page.keyboard.press("1")
        page.keyboard.press("3")
        found = re.search(r"#drawn=(\d+)&road=3$", page.url)
        assert found
        drawn.add(found[1])
        page.keyboard.press("r")
        assert page.url.endswith(".html#")
    assert len(drawn) == 3


def test_a_page_within_another_that_lets_it_do_nothing_plays_all_the_same(phones: Phones) -> None:
    page = phones.phone()
    html = as_html(story_of(KEY), pack_of("five-articles"), FACE)
    page.set_content(f'<iframe sandbox="allow-scripts" srcdoc="{escape(html)}"></iframe>')
    inside = page.frame_locator("iframe")
    for name in ("Begin", "Keep it.", "Start again", "Go on after 1 decision", "Ring anyway.", "Look back on it"):
        inside.get_by_role("button", name=name).first.press("Enter")
    assert "A boundary was crossed" in inside.locator("#page").inner_text()


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("#seed=7&road=9", "Day 1, 21:00"),
        ("#seed=7&road=1.0.1", "Day 3, 21:00"),
        ("#seed=7&road=3.1.1.1", "The end"),
        ("#seed=99999999999999999999&road=1", "Day 3, 21:00"),
        ("#seed=7&road=1&road=1", "Day 1, 21:00"),
        ("#seed=-1&road=1", "Day 1, 21:00"),
        ("#seed=7&road=<img src=x onerror=alert(1)>", "Day 1, 21:00"),
        ("#seed=" + "7" * 100_000, "Day 1, 21:00"),
        ("#seed=7&road=" + "1." * 100_000 + "1", "Day 1, 21:00"),
    ],
    ids=range(9),
)
def test_an_address_that_does_not_fit_takes_nobody_off_the_road(
    address: str, where: str, phones: Phones, tmp_path: Path
) -> None:
    page = phones.phone()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri() + address)
    goes_on = options_of(page)[0].startswith("Go on")
    page.keyboard.press("1")
    assert where in text_of(page, "article")
    told = "The address tells of decisions that this story does not have."
    assert text_of(page, "#status") == (told if goes_on and "seed=9" not in address else "")


def test_without_a_script_the_page_says_so(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_page(tmp_path, story_of(KEY), pack_of("five-articles")).as_uri())
    assert page.get_by_role("heading").all_inner_texts() == ["A test"]
    assert page.get_by_role("button").count() == 0
    assert "this browser runs none" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_can_be_used_on_the_narrowest_phone(scheme: str, phones: Phones, tmp_path: Path) -> None:
    story, _ = shipped("the-long-quiet")
    page = opened(phones, tmp_path, story, width=320, color_scheme=scheme)
    assert faults(page, "Before you begin", "Content notes:") == []
    page.keyboard.press("1")
    assert faults(page, "What do you do?") == []
    while options_of(page)[0] != "Look back on it":
        page.keyboard.press(str(len(options_of(page))))
    page.keyboard.press("1")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert faults(page, "The articles, side by side", "Try from here") == []
    page.keyboard.press("F2")
    assert faults(page, "Somebody to talk to") == []


UNDER = """
() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.bottom > document.getElementById("bar").getBoundingClientRect().top || box.top < 0;
}
"""


def test_what_has_the_focus_is_never_under_the_bar(phones: Phones, tmp_path: Path) -> None:
    page = opened(phones, tmp_path, story_of(KEY), width=320)
    for key in "131":
        page.keyboard.press(key)
    met = []
    while page.evaluate("document.activeElement.id") != "keys":
        page.keyboard.press("Tab")
        met.append(page.evaluate(UNDER))
    assert len(met) > 5
    assert not any(met)


def test_nothing_is_fetched_and_nothing_else_runs(phones: Phones, tmp_path: Path) -> None:
    page = phones.phone()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = write_page(tmp_path, story_of(KEY), pack_of("five-articles"))
    page.goto(path.as_uri())
    page.keyboard.press("1")
    assert asked == [path.as_uri()]
    page.evaluate(
        """() => {
          window.refused = [];
          document.addEventListener("securitypolicyviolation", (no) => window.refused.push(no.effectiveDirective));
          const put = (name, change) => document.body.append(Object.assign(document.createElement(name), change));
          put("script", { textContent: "window.ran = true" });
          put("style", { textContent: "h1 { display: none }" });
          put("img", { src: "https://example.invalid/x.png" });
          document.body.insertAdjacentHTML("beforeend", "<p onclick='window.ran = true' id='in'>x</p>");
          document.getElementById("in").click();
          put("base", { href: "https://example.invalid/" });
          put("form", { action: "https://example.invalid/", method: "post" });
          document.querySelector("form").submit();
          fetch("https://example.invalid/").catch(() => {});
        }"""
    )
    page.wait_for_function("window.refused.length === 7")
    assert page.evaluate("window.ran") is None
    assert page.locator("h1").is_visible()
    refused = "base-uri connect-src form-action img-src script-src-attr script-src-elem style-src-elem"
    assert " ".join(sorted(page.evaluate("window.refused"))) == refused


def test_whatever_an_author_writes_is_text(phones: Phones, tmp_path: Path) -> None:
    story = hostile_story()
    html = as_html(story, pack_of("five-articles"), FACE)
    assert Reader(html).tags.count("script") == 3
    page = opened(phones, tmp_path, story)
    assert page.evaluate("document.scripts.length") == 3
    page.keyboard.press("1")
    for piece in PIECES:
        said = " ".join(page.locator("article p.told").last.text_content().split())  # type: ignore[union-attr] # it is there
        assert said == words(piece)
        assert TURNED not in said
        page.keyboard.press("1")
    assert page.evaluate("typeof pwned") == "undefined"
    page.keyboard.press("1")
    assert faults(page, "Moment by moment") == []


def test_a_story_from_right_to_left_stands_so(phones: Phones, tmp_path: Path) -> None:
    body = """
    scenes:
      hall:
        text: المفتاح على الطاولة.
        choices: {stay: {text: ابق., to: end}}
      end: {ending: at-peace, reflect: [من سمع؟]}
    """
    page = opened(phones, tmp_path, story_of(body, HEAD.replace("A test", "رسالة\nlanguage: ar")), width=320)
    page.keyboard.press("1")
    for selector in ("h1", "p.told", ".option"):
        assert page.locator(selector).evaluate("node => getComputedStyle(node).direction") == "rtl"
        assert page.locator(f"{selector}:lang(ar), {selector} :lang(ar)").count() == 1
    assert page.locator("#question").evaluate("node => getComputedStyle(node).direction") == "ltr"
    page.keyboard.press("1")
    page.keyboard.press("1")
    assert faults(page, "Questions to take along") == []


def test_words_without_end_break_no_screen(phones: Phones, tmp_path: Path) -> None:
    long = "x" * 400
    story = story_of(
        KEY.replace("The key lies", f"{long} lies " * 300).replace("Keep it.", long), HEAD.replace("A test", long)
    )
    page = opened(phones, tmp_path, story, width=320)
    assert faults(page, long) == []
    for key in "131":
        page.keyboard.press(key)
        assert faults(page, long) == []


def test_data_cannot_end_the_element_that_it_stands_in() -> None:
    told = {"a": "</script><!--<script>&\u2028\u2029", "b": ["]]>", '"', "{"]}
    written = as_json(told)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == told


def test_a_lesson_begins_and_stops_where_its_author_says(phones: Phones, tmp_path: Path) -> None:
    lesson = KEY.lstrip() + "lessons: [{name: The answer, from: answer, set: {trust: 55}, stop: [hall]}]\n"
    story, pack = story_of(lesson), pack_of("five-articles")
    excerpt = as_played(story, "The answer")
    page = opened(phones, tmp_path, excerpt)
    assert text_of(page, "h1") == "A test: The answer"
    page.keyboard.press("1")
    assert "The lesson ends here." in text_of(page, "article")
    assert "late" not in story_data(excerpt, pack)["scenes"]
    page.keyboard.press("1")
    assert "How far the lesson went" in text_of(page, "#stage")


@pytest.mark.parametrize("name", STORIES)
def test_a_page_of_a_story_that_ships_stays_small(name: str) -> None:
    assert len(as_html(*shipped(name), FACE).encode()) < MOST
