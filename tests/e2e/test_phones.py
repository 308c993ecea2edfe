"""A class with its phones in a real browser, and the teacher's page beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browser import Phones, faults
from tests.support.command import STORY, write_story
from tests.support.hosted import COMMAND, Hosted
from tests.support.tmux import Tmux, needs_tmux

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.wheel

Hosting = Callable[..., Hosted]
LAPTOP = (1280, 800)
FIRST = "[role=radio] >> nth=0"
SECOND = "[role=radio] >> nth=1"
PASS = "[role=radio].pass"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Hosting]:
    rooms: list[Hosted] = []

    def one(story: str = STORY, *arguments: str) -> Hosted:
        rooms.append(Hosted(tmp_path, write_story(tmp_path, story), "--port", "0", *arguments))
        return rooms[-1]

    yield one
    for room in rooms:
        room.close()


def expect(what: Any) -> Any:
    from playwright.sync_api import expect as expected

    return expected(what)


def sees(page: Page, *texts: str) -> None:
    """Wait until a page shows all of these, and everybody can use it as it is."""
    assert faults(page, *texts) == []


def seated(phones: Phones, room: Hosted, **settings: Any) -> Page:
    """A phone that joined by the link."""
    page = phones.phone(**settings)
    page.goto(room.link)
    sees(page, "You are in")
    return page


def lead(phones: Phones, room: Hosted, width: int = LAPTOP[0], height: int = LAPTOP[1]) -> Page:
    """The teacher's page."""
    page = phones.phone(width, height)
    page.goto(room.teacher)
    expect(page.locator("#next")).to_be_visible()
    return page


def go_on(teacher: Page, words: str) -> None:
    """Press the next step once it is this one."""
    button = teacher.locator("#next", has_text=words)
    button.click()
    expect(button).to_have_count(0)


def to_the_vote(teacher: Page) -> None:
    go_on(teacher, "Show the ground rules")
    go_on(teacher, "Begin the story")
    go_on(teacher, "Open the vote")


def name_of(phone: Page) -> str:
    return phone.locator(".me b").inner_text()


def test_twelve_phones_go_through_a_whole_lesson_and_are_reloaded_in_every_phase(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher = lead(phones, room)
    typing = phones.phone()
    typing.goto(room.address)
    sees(typing, "Take a seat")
    typing.fill("#code", "wrong")
    typing.keyboard.press("Enter")
    sees(typing, "There is no room with this code")
    typing.fill("#code", room.code.lower())
    typing.keyboard.press("Enter")
    sees(typing, "You are in")
    small: list[dict[str, Any]] = [{"width": 320, "height": 568}, {"width": 180, "height": 320}]  # the one at 200%
    settings = [*small, {"color_scheme": "dark"}, {"reduced_motion": "reduce"}, {"forced_colors": "active"}]
    class_ = [typing, *(seated(phones, room, **(settings[i] if i < len(settings) else {})) for i in range(11))]
    names = [name_of(phone) for phone in class_]
    assert len(set(names)) == 12

    def all_see(*texts: str) -> None:
        for phone in class_:
            sees(phone, *texts)
        again = class_.pop(0)  # another one is reloaded each time
        again.reload()
        sees(again, *texts)
        class_.append(again)
        sees(teacher)

    all_see("You are in", "You will play Sam")
    go_on(teacher, "Show the ground rules")
    all_see("Before we begin", "a key is mentioned", "Nobody has to tell anything of their own")
    go_on(teacher, "Begin the story")
    all_see("The key lies on the table.", "What does Sam do?", "Your teacher opens the vote")
    go_on(teacher, "Open the vote")
    for number, phone in enumerate(class_):
        phone.locator(FIRST if number < 7 else SECOND if number < 11 else PASS).click()
        sees(phone, "Recorded: A" if number < 7 else "Recorded: B" if number < 11 else "Recorded: a pass")
    class_[0].locator(SECOND).click()
    sees(class_[0], "Recorded: B")
    expect(teacher.locator("#next")).to_contain_text("12 of 12 have voted")
    for phone in class_:
        assert "5 votes" not in phone.locator("body").inner_text()
    all_see("Recorded:", "12 of 12 have voted")
    go_on(teacher, "Close the vote")
    all_see("The vote is closed")
    go_on(teacher, "Show the class how it voted")
    all_see("6 votes · 55% · most votes", "5 votes · 45%", "1 pass")
    go_on(teacher, "Go on with A, the majority")
    all_see("What was decided", "Where is my key?")
    go_on(teacher, "Debrief: How it felt")
    all_see("How it felt", "One word each, or a pass")
    go_on(teacher, "Debrief: What happened")
    all_see("Decision 1: The hall", "6 votes")
    go_on(teacher, "Debrief: What the articles say")
    all_see("How far each article agrees")
    go_on(teacher, "Debrief: What stays")
    all_see("What each of them wanted", "Sleep.")
    go_on(teacher, "Out of role")
    all_see("You are yourself again")
    class_[0].fill("#part-text", "Ask first.")
    class_[0].click("text=Leave the line")
    sees(class_[0], "Your line is left")
    expect(teacher.locator("#fold-exits")).to_contain_text("1 line")
    go_on(teacher, "End the lesson")
    all_see("The lesson is over", "love is respect")
    assert sorted(map(name_of, class_)) == sorted(names)
    assert room.journal.count('"event": "joined"') == 12


def test_a_vote_is_cast_and_changed_by_keyboard_and_the_focus_stays(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone = lead(phones, room), seated(phones, room)
    to_the_vote(teacher)
    sees(phone, "You can change it until the vote closes")
    phone.locator("#call").focus()
    phone.keyboard.press("Enter")
    focus = "document.activeElement.textContent"
    assert phone.evaluate(focus).startswith("A")
    phone.keyboard.press("ArrowDown")
    assert phone.evaluate(focus).startswith("B")
    assert phone.locator("[aria-checked=true]").count() == 0  # looking is not voting
    phone.keyboard.press("Space")
    sees(phone, "Recorded: B")
    assert phone.evaluate(focus).startswith("B")
    assert phone.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    phone.keyboard.press("End")
    phone.keyboard.press("Enter")
    sees(phone, "Recorded: a pass")
    assert phone.evaluate(focus).startswith("Pass")
    phone.keyboard.press("ArrowDown")
    assert phone.evaluate(focus).startswith("A")
    go_on(teacher, "Close the vote")
    sees(phone, "The vote is closed")
    assert phone.evaluate("document.activeElement.id") == "home"  # what had the focus is gone; it is not lost
    assert phone.locator("#news").inner_text() == "The vote is closed."


def test_a_second_tab_takes_the_seat_and_the_first_can_take_it_back(phones: Phones, host: Hosting) -> None:
    room = host()
    lead(phones, room)
    first = seated(phones, room)
    second = phones.tab(first.context.new_page())
    second.goto(room.address)
    sees(second, "You are in", name_of(second))
    sees(first, "This seat is open in another tab")
    first.click("#again")
    sees(first, "You are in")
    assert name_of(first) in first.locator("main").inner_text()
    sees(second, "This seat is open in another tab")
    assert room.journal.count('"event": "joined"') == 1


def test_a_vote_without_a_network_is_sent_when_it_is_back_or_said_to_be_late(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone, late = lead(phones, room), seated(phones, room), seated(phones, room)
    to_the_vote(teacher)
    for each in (phone, late):
        sees(each, "You can change it")
        each.context.set_offline(True)
        sees(each, "No connection")
        each.locator(SECOND).click()
        sees(each, "Yours, not yet on record: B. It is sent as soon as there is a connection.")
    assert '"voted"' not in room.journal
    phone.context.set_offline(False)
    sees(phone, "Recorded: B")
    go_on(teacher, "Close the vote (1 of 2")
    late.context.set_offline(False)
    sees(late, "Not recorded: the vote closed before yours arrived.")
    assert room.journal.count('"voted"') == 1


def test_a_connection_without_a_sign_of_life_is_made_anew(phones: Phones, host: Hosting) -> None:
    room = host()
    phone = phones.phone()
    phone.clock.install()
    phone.goto(room.link)
    expect(phone.locator("main")).to_contain_text("You are in")
    with phone.expect_request("**/api/events"):
        phone.clock.fast_forward(41_000)


def test_a_room_that_crashed_is_found_again_with_every_vote(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone, other = lead(phones, room), seated(phones, room), seated(phones, room)
    to_the_vote(teacher)
    phone.locator(FIRST).click()
    sees(phone, "Recorded: A")
    room.crash()
    sees(phone, "No connection")
    other.locator(SECOND).click()
    sees(other, "not yet on record")
    room.resume()
    sees(phone, "Recorded: A")
    sees(other, "Recorded: B")
    expect(teacher.locator("#next")).to_contain_text("2 of 2")


def test_a_card_is_seen_when_asked_for_and_hidden_again(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone = lead(phones, room), seated(phones, room)
    go_on(teacher, "Show the ground rules")
    sees(phone, "Before we begin")
    assert "You have the key." not in phone.content()
    phone.locator("#open-card").focus()
    phone.keyboard.press("Enter")
    sees(phone, "You have the key.", "Hide my card")
    phone.keyboard.press("Escape")
    sees(phone, "Before we begin")
    assert "You have the key." not in phone.content()
    assert phone.evaluate("document.activeElement.id") == "open-card"
    phone.click("#open-help")
    sees(phone, "Somebody to talk to", "1-866-331-9474")


def test_what_an_author_wrote_is_text_and_goes_the_way_its_language_goes(phones: Phones, host: Hosting) -> None:
    hostile = "<img src=x onerror=document.title=1> &amp; </script>"
    room = host(STORY.replace("Keep it.", f"'{hostile}'").replace("minutes: 3", "minutes: 3\nlanguage: ar"))
    teacher, phone = lead(phones, room), seated(phones, room, width=320, height=568)
    go_on(teacher, "Show the ground rules")
    go_on(teacher, "Begin the story")
    for page in (phone, teacher):
        sees(page, hostile)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        assert page.locator("main img").count() == 0
    badge, text = (phone.locator(f"li.option >> nth=1 >> {part}").bounding_box() for part in (".badge", ".text"))
    assert badge is not None
    assert text is not None
    assert badge["x"] > text["x"]


def test_everybody_walks_a_road_of_their_own_and_back(phones: Phones, host: Hosting) -> None:
    room = host(STORY, "--mode", "own")
    teacher, phone = lead(phones, room), seated(phones, room)
    go_on(teacher, "Show the ground rules")
    go_on(teacher, "Begin the story")
    phone.click("text=Look at it.")
    sees(phone, "It is a key.", "Take the last decision back")
    expect(teacher.locator(".roster")).to_contain_text("at decision 2")
    phone.click("text=Take the last decision back")
    expect(phone.locator("main")).to_contain_text("Look at it.")
    phone.click("text=Let the story decide")
    expect(phone.locator(".undo")).to_be_visible()


def test_a_watcher_leaves_notes_and_sees_no_options(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone = lead(phones, room), seated(phones, room)
    seated(phones, room)
    teacher.click("#fold-roster summary")
    teacher.select_option(f"[aria-label='Role of {name_of(phone)}']", "observer")
    sees(phone, "You will watch")
    go_on(teacher, "Show the ground rules")
    go_on(teacher, "Begin the story")
    sees(phone, "Watch, and note what you see.")
    assert "Keep it." not in phone.content()
    phone.click("text=could be otherwise")
    phone.fill("#mark-text", "Nobody\nasked.")
    phone.click("text=Leave the note")
    sees(phone, "Your note is kept.")
    assert phone.input_value("#mark-text") == ""
    expect(teacher.locator("#fold-notes")).to_contain_text("1 note")
    assert "Δ Nobody asked." in (teacher.locator("#fold-notes").text_content() or "")


def test_a_teacher_leads_from_a_phone_in_one_hand(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone = lead(phones, room, 360, 640), seated(phones, room)
    sees(teacher, room.code, "1 seat, 1 connected")
    go_on(teacher, "Show the ground rules")
    teacher.click("text=Pause")
    sees(phone, "A short pause")
    go_on(teacher, "Go on: lift the veil")
    sees(phone, "Before we begin")
    go_on(teacher, "Begin the story")
    teacher.click("#fold-room summary")
    teacher.click("text=Without the network: count hands")
    sees(phone, "Hands are counted this time")
    for option, count in (("keep", "4"), ("send", "4"), ("look", "2")):
        teacher.fill(f"#hands-{option}", count)
    teacher.click("text=These are the hands")
    go_on(teacher, "Show the class how it voted")
    sees(phone, "4 votes · 40% · level at the top", "Hands were counted.")
    expect(teacher.locator(".thumb")).to_contain_text("Level at the top")
    sees(teacher, "Level at the top")
    teacher.get_by_role("button", name="Take A").click()
    sees(phone, "What was decided", "Your teacher chose this one.")
    teacher.click("#fold-path summary")
    teacher.click("text=Back to before")
    sees(phone, "The key lies on the table.")
    teacher.get_by_role("button", name="Take C").click()
    sees(phone, "It is a key.")
    teacher.click("#fold-lines summary")
    teacher.click("text=Go on with road 2")
    sees(phone, "Where is my key?")
    sees(teacher, "2 roads tried")


def test_a_seat_goes_to_another_phone_and_is_taken_away(phones: Phones, host: Hosting) -> None:
    room = host()
    teacher, phone = lead(phones, room), seated(phones, room)
    name = name_of(phone)
    teacher.click("#fold-roster summary")
    teacher.click(f"[aria-label='A new link for {name}']")
    link = teacher.locator(".anew .link").inner_text()
    sees(teacher, "For the device that")
    teacher.click("text=Done")
    sees(phone, "This seat is no longer yours")
    other = phones.phone()
    other.goto(link)
    sees(other, "You are in", name)
    assert "seat=" not in other.url
    teacher.click("#fold-room summary")
    teacher.click("text=Locked: nobody else joins")
    expect(teacher.locator("[aria-pressed=true]", has_text="Locked")).to_be_visible()
    phone.fill("#code", room.code)
    phone.keyboard.press("Enter")
    sees(phone, "ask your teacher to open it")
    teacher.click(f"[aria-label='Remove {name}']")
    teacher.click(f"text=Yes, remove {name}")
    sees(other, "This seat is no longer yours")
    teacher.click("#ask-end")
    teacher.click("text=Yes, end it")
    teacher.click("#ask-wipe")
    sees(teacher, "It cannot be taken back.")
    teacher.click("text=Yes, wipe it")
    sees(teacher, "The room is wiped")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Tmux]:
    needs_tmux()
    terminal = Tmux(tmp_path, (100, 34), HOME=str(tmp_path), HEARTWORK_HOME=str(tmp_path))
    yield terminal
    terminal.close()


def test_phones_follow_the_stage_in_a_terminal_and_the_stage_counts_them(phones: Phones, stage: Tmux) -> None:
    stage.run(COMMAND, "host", write_story(stage.folder), "--port", "0", "--seed", "7")
    stage.until("Welcome to heartwork")
    stage.press("Enter")
    shown = stage.until("Nobody has joined yet")
    address, code = re.findall(r"[\d.]+:\d+", shown)[0], re.findall(r"([A-Z]{6}) · 0 here", shown)[0]
    class_ = [phones.phone() for _ in range(3)]
    for phone in class_:
        phone.goto(f"http://{address}/#{code}")
        sees(phone, "You are in")
    stage.until("3 here")

    def enter(*texts: str) -> None:
        stage.press("Enter")
        for phone in class_:
            sees(phone, *texts)

    enter("Before we begin")
    enter("The key lies on the table.")
    enter("You can change it until the vote closes")
    for number, phone in enumerate(class_):
        phone.locator(FIRST if number else SECOND).click()
        sees(phone, "Recorded: B" if number == 0 else "Recorded: A")
    assert "67" not in stage.until("3 of 3")
    enter("The vote is closed")
    enter("2 votes · 67% · most votes")
    stage.until("67")
    enter("What was decided", "Where is my key?")
    stage.press("p")
    for phone in class_:
        sees(phone, "A short pause")
    stage.press("C-q")
    stage.until("ended with 0")
    for phone in class_:
        sees(phone, "No connection")
