// The page that a person plays on: the entry card, the story as it goes on, what can be done, and looking back.
//
// What can be done always stands in one numbered list, and its digits press it. New text is read out by the log, and
// the focus moves to its heading, so that the next key finds what comes next.

class Player {
  constructor(story, face, seed) {
    this.story = story;
    this.face = face;
    this.seed = seed;
    this.road = null;
    this.keys = true;
    this.meters = new Map();
    this.stage = document.getElementById("stage");
    this.status = document.getElementById("status");
  }

  // What stands around the story, and the keys.
  open() {
    const { story, face } = this;
    document.getElementById("title").append(said(story.title, story.language), story.lesson && `: ${story.lesson}`);
    document.getElementById("help").append(tellHelp(face));
    this.bind("back", () => this.takeBack());
    this.bind("again", () => this.restart());
    this.bind("support", () => this.showSupport());
    this.bind("close", () => document.getElementById("talk").close());
    this.bind("keys", () => this.switchKeys());
    document.addEventListener("keydown", (event) => this.press(event));
    window.addEventListener("beforeprint", () => this.unfold());
    this.enter();
  }

  bind(id, action) {
    document.getElementById(id).addEventListener("click", action);
  }

  // The entry card: what this is and is not, and what the story holds, before anything of it is told.
  enter() {
    const { story, face } = this;
    const notes = story.notes.map((note, index) => [index ? ", " : "", said(note, story.language)]);
    const facts = [story.minutes && counted(story.minutes, "minute"), story.ages && `ages ${story.ages}`];
    const text = (each) => h("p", {}, said(dated(each, story.starts), story.language));
    this.show(
      heading("Before you begin"),
      face.entry.map((each) => h("p", {}, each)),
      notes.length && h("p.note", {}, h("b", {}, "Content notes: "), notes, ". You may stop at any time."),
      story.summary && text(story.summary),
      h("p.quiet", {}, facts.filter(Boolean).join(" · ")),
      story.card.map(text),
    );
    this.offer("Ready?", [{ text: "Begin", act: () => this.begin() }]);
    this.running(false);
  }

  begin() {
    this.show(h("div", { id: "log", role: "log", "aria-label": "The story" }));
    this.guard(() => {
      this.road = new Road(this.story, this.seed());
    });
    if (!this.road) return;
    this.running(true);
    this.goOn(this.road, 0);
  }

  // Go on along a road: let the others decide, and tell what was told from decision `first` (counted from 0) on.
  goOn(road, first, taken) {
    this.road = road;
    this.guard(() => road.advance());
    this.tell(first, taken);
  }

  // Do something that the story itself may not allow.
  guard(action) {
    try {
      action();
    } catch (fault) {
      if (!(fault instanceof RoadFault)) throw fault;
      this.fault = `This story cannot go on from here: ${fault.message}. That is its author’s fault, not yours.`;
    }
  }

  tell(first, taken) {
    const { road, story } = this;
    const beats = [...road.past.slice(first).flatMap((position) => position.told), ...road.position.told];
    const seen = beats.filter((beat) => seenBy(beat, story.player));
    const passage = h(
      "article",
      {},
      taken && h("p.taken", {}, "You: ", quoted(said(taken, story.language))),
      heading(dateOf(road.minutes), road.scene.title && [" · ", this.dated(road.scene.title)]),
      seen.map((beat) => h(`p.${beat.manner || "told"}`, {}, spoken(story, beat))),
      this.moved(),
      this.fault && h("p.fault", {}, this.fault),
      this.fault ? null : this.ended(),
    );
    document.getElementById("log").append(passage);
    this.ask();
    this.fault = null;
    passage.querySelector("h2").focus({ preventScroll: true });
    passage.scrollIntoView();
  }

  dated(words) {
    return said(dated(words, this.road.minutes), this.story.language);
  }

  // A small line for the meters that moved.
  moved() {
    const { values } = this.road.position;
    const before = this.meters;
    this.meters = new Map(this.story.meters.map(([, slot]) => [slot, values[slot]]));
    const parts = this.story.meters.flatMap(([label, slot]) => {
      const by = values[slot] - (before.get(slot) ?? values[slot]);
      return by ? [[this.dated(label), ` ${values[slot]} (${by > 0 ? "+" : "−"}${Math.abs(by)}). `]] : [];
    });
    return parts.length ? h("p.quiet", {}, parts) : null;
  }

  ended() {
    const { road, story, face } = this;
    if (!road.over) return null;
    const { ending } = road.scene;
    if (ending) return h("p.ending", {}, `The end. ${face.endings[ending]}.`);
    const stopped = story.stops.includes(road.position.name);
    return h("p.ending", {}, stopped ? `${face.lessonOver}.` : "This story is not written any further than here.");
  }

  // What can be done now: the options, or after the end what comes after it.
  ask() {
    const { road } = this;
    if (!road.over && !this.fault) {
      const options = road.position.offer.map((option) => ({
        text: this.dated(option.text),
        act: () => this.take(option.id),
      }));
      this.offer("What do you do?", options, this.where());
      return;
    }
    this.offer("And now?", [
      { text: "Look back on it", act: () => this.lookBack() },
      { text: "Take back the last decision", act: () => this.takeBack() },
      { text: "Start again", act: () => this.restart() },
    ]);
  }

  where() {
    const { values } = this.road.position;
    if (!this.story.meters.length) return null;
    const told = ([label, slot], at) => [at ? " · " : "", this.dated(label), ` ${values[slot]}`];
    return h("p.quiet", {}, this.story.meters.map(told));
  }

  take(id) {
    const first = this.road.past.length + 1;
    const option = this.road.position.offer.find((each) => each.id === id);
    const text = dated(option.text, this.road.minutes);
    this.status.textContent = "";
    this.guard(() => this.road.take(id));
    this.goOn(this.road, first, text);
  }

  takeBack() {
    const step = this.road ? this.road.lastOwn : 0;
    if (!step) {
      this.say("There is nothing to take back yet.");
      return;
    }
    this.tryFrom(step, "You take that back.");
  }

  // Stand before a decision again, whatever was decided there and since.
  tryFrom(step, words = "You are back at this decision.") {
    this.say(words);
    this.show(h("div", { id: "log", role: "log", "aria-label": "The story" }));
    this.meters = new Map();
    this.road = this.road.at(step);
    this.tell(this.road.past.length);
  }

  restart() {
    if (!this.road || this.road.over || !this.road.lastOwn || window.confirm("Start again? This road is not kept.")) {
      this.road = null;
      this.meters = new Map();
      this.say("");
      this.enter();
    }
  }

  lookBack() {
    this.show(heading("Looking back"), tellDebrief(this.road, this.face, (step) => this.tryFrom(step)));
    this.offer("And now?", [
      { text: "Start again", act: () => this.restart() },
      { text: "Print this, or keep it as a file", act: () => window.print() },
    ]);
    this.stage.querySelector("h2").focus();
  }

  showSupport() {
    const talk = document.getElementById("talk");
    if (!talk.open) talk.showModal();
  }

  switchKeys() {
    this.keys = !this.keys;
    document.getElementById("keys").setAttribute("aria-pressed", String(this.keys));
  }

  // --- the page

  show(...parts) {
    this.stage.replaceChildren(h("div.page", {}, parts), h("section", { id: "ask", "aria-labelledby": "question" }));
  }

  offer(question, things, ...before) {
    const buttons = things.map(({ text, act }, index) => {
      const key = h("span.key", { "aria-hidden": "true" }, String(index + 1));
      return h("li", {}, h("button.option", { type: "button", onclick: act }, key, h("span", {}, text)));
    });
    const list = h("ol.options", { role: "list" }, buttons);
    const asked = h("h2", { id: "question" }, question);
    document.getElementById("ask").replaceChildren(...before.filter(Boolean), asked, list);
    this.acts = things.map((each) => each.act);
  }

  running(yes) {
    for (const id of ["back", "again"]) document.getElementById(id).hidden = !yes;
    this.stage.querySelector("h2")?.focus();
  }

  say(words) {
    this.status.textContent = words;
  }

  unfold() {
    for (const details of this.stage.querySelectorAll("details")) details.open = true;
  }

  // Digits press what has their number; letters what stands at the top; F2 shows somebody to talk to.
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.getElementById("talk").open) return;
    const act = event.key === "F2" ? () => this.showSupport() : this.keys ? this.actOf(event.key) : null;
    if (!act || event.repeat) return;
    event.preventDefault();
    act();
  }

  actOf(key) {
    if (/^[1-9]$/.test(key)) return this.acts[Number(key) - 1];
    if (key === "0") return this.acts[9];
    if (!this.road) return null;
    return { u: () => this.takeBack(), r: () => this.restart() }[key.toLowerCase()];
  }
}

const heading = (...parts) => h("h2", { tabindex: "-1" }, parts);

// The seed of the next play: of the address (page.html#seed=7), so that everybody has the same luck, or drawn anew.
function nextSeed() {
  const given = /^#seed=(\d{1,20})$/.exec(location.hash);
  return (given ? BigInt(given[1]) : crypto.getRandomValues(new BigUint64Array(1))[0]) & MASK;
}
