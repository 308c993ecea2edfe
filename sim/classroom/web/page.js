// The phone page: one seat in a room. It holds what this page alone knows (is it connected, is the card open, which vote
// is on its way), and draws it with the view that the room sends.

import { Ballot } from "./ballot.js";
import { joining } from "./joining.js";
import { lesson } from "./lesson.js";
import { news } from "./news.js";
import { panel, shell } from "./shell.js";
import { patch } from "./tree.js";
import { listen, post, request } from "./wire.js";
import { say, speak } from "./words.js";

const root = document.getElementById("page");
const aloud = document.getElementById("news");

// `link` is asking, joining, live, lost or moved; `sent` tells by form what became of what was written there.
const page = { link: "asking", view: null, code: "", panel: "", help: null, trouble: "", busy: false, sign: "plus", sent: {}, line: 0, own: "" };
const ballot = new Ballot(draw, () => leave("join.gone"));
let shown = "";
let stop = () => {};

const does = {
  join: (code) => (code ? enter("/api/join", { code }) : change({ trouble: say("join.empty") })),
  again: sit,
  vote: (option) => ballot.choose(page.view, option),
  take: (option) => walk({ event: "took", option }),
  undo: () => walk({ event: "undid" }),
  mark: (text) => write("mark", { event: "marked", sign: page.sign, text }),
  part: (text) => write("part", { event: "parted", text }),
  sign: (sign) => change({ sign }),
  toVote: () => document.querySelector("[role=radio][tabindex='0']").focus(),
  compare: (line) => change({ line }),
  open: (name) => change({ panel: name }) || (name === "help" && fetchHelp()),
  close: (id) => {
    change({ panel: "" });
    const button = document.getElementById(id);
    if (button) button.focus();
  },
};

function change(what) {
  Object.assign(page, what);
  draw();
}

// --- drawing

function draw() {
  const { link, view } = page;
  if (link === "joining" || link === "moved" || !view) patch(root, joining(page, does));
  else patch(root, shell(page, calls(view), does, page.panel ? panel(page, does) : lesson(page, ballot, does)));
  settle(view);
}

// Whether a vote waits for this seat: a long scene must not hide that.
function calls(view) {
  return view.yours && view.phase === "vote" && view.networked && !view.veil && view.mode !== "own" && !page.panel && !ballot.mine && ballot.recorded(view) === undefined;
}

// A new scene or station begins at its top; anything less moves nothing under a reader's eyes.
function settle(view) {
  const where = !view || page.link === "joining" ? page.link : `${page.panel} ${view.veil} ${place(view)}`;
  if (where !== shown && shown) window.scrollTo(0, 0);
  shown = where;
  document.title = view ? `${view.title} · heartwork` : "heartwork";
}

function place(view) {
  if (view.debrief) return view.debrief.station;
  return view.scene ? `${view.scene.id} ${view.decision ? view.decision.step : ""}` : view.phase;
}

function tell(text) {
  if (text) aloud.textContent = text;
}

// --- the seat

function sit() {
  stop();
  stop = listen("/api/events", {
    view: (view) => {
      const before = page.link === "live" ? page.view : null;
      speak(view.language);
      tell(page.link === "lost" && page.view ? say("net.back") : news(before, view));
      ballot.see(view);
      change({ view, link: "live", trouble: "", own: !before || place(before) !== place(view) ? "" : page.own });
    },
    lost: () => {
      if (page.link === "live") tell(say("net.lost"));
      change({ link: page.view ? "lost" : page.link });
    },
    moved: () => change({ link: "moved", panel: "" }),
    gone: () => (page.code && !page.view ? enter("/api/join", { code: page.code }) : leave(page.view ? "join.gone" : "")),
  });
}

function leave(why) {
  stop();
  change({ link: "joining", view: null, panel: "", trouble: why ? say(why) : "" });
}

async function enter(path, body) {
  if (page.busy) return;
  change({ busy: true, trouble: "" });
  const answer = await post(path, body);
  page.busy = false;
  page.code = "";
  if (answer.status === 200 || answer.status === 201) {
    change({ link: "asking", trouble: "" });
    sit();
  } else change({ link: "joining", trouble: whyNot(answer, path) });
}

function whyNot({ status, data, after }, path) {
  if (status === 0) return say("net.none");
  if (status === 429) return say("join.often", { n: after || 10 });
  if (status === 423) return data.refused || say("join.locked");
  if (status === 409) return data.refused;
  return say(path === "/api/claim" ? "join.stale" : "join.wrong");
}

// --- what a seat does beside voting: it is sent once, and what did not get through is said, never sent again unasked

async function walk(event) {
  if (page.own === "sending") return;
  change({ own: "sending" });
  const answer = await post("/api/do", event);
  if (answer.status === 401) leave("join.gone");
  else change({ own: answer.status === 200 ? "" : answer.data.refused || say("own.failed") });
}

async function write(form, event) {
  const text = event.text.replace(/\s+/g, " ").trim();
  if (!text) return sent(form, say("mark.empty"), false);
  const answer = await post("/api/do", Object.assign({}, event, { text }));
  if (answer.status === 200) return sent(form, say(form === "mark" ? "mark.kept" : "out.kept"), true);
  if (answer.status === 429) return sent(form, say("net.busy", { n: answer.after || 1 }), false);
  return sent(form, answer.data.refused || say("mark.failed"), false);
}

function sent(form, words, kept) {
  const field = document.getElementById(`${form}-text`);
  if (kept && field) field.value = "";
  page.sent[form] = { words, kept };
  draw();
}

async function fetchHelp() {
  const answer = await request("/api/support", {});
  change({ help: answer.status === 200 ? answer.data : page.help || { lines: [] } });
}

// --- beginning

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && page.panel === "card") change({ panel: "" });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && page.panel) does.close(`open-${page.panel}`);
});

function begin() {
  const named = decodeURIComponent(window.location.hash.slice(1));
  if (named) window.history.replaceState(null, "", window.location.pathname);
  fetchHelp();
  if (named.startsWith("seat=")) return enter("/api/claim", { token: named.slice(5) });
  // Whoever has a seat in this room already keeps it; only somebody new takes one by the code of the link.
  page.code = named.replace(/^code=/, "");
  return sit();
}

window.addEventListener("hashchange", begin);
draw();
begin();
