// The screens of a lesson, by phase, as one seat sees them.

import { deciding } from "./deciding.js";
import { beats, ending, feedback, list, prose, tally, titled, when } from "./parts.js";
import { station } from "./talking.js";
import { h } from "./tree.js";
import { helpLines } from "./shell.js";
import { say } from "./words.js";
import { noting, parting } from "./writing.js";

export function lesson(page, ballot, does) {
  const view = page.view;
  if (view.veil && view.phase !== "ended") return [home(say(`veil.${view.veil}`)), view.veil === "paused" && h("p", {}, say("veil.lead"))];
  const screen = SCREENS[view.phase] || playing;
  return screen(page, ballot, does);
}

function home(text) {
  return h("h1", { "data-home": true, tabindex: -1, id: "home" }, text);
}

function lobby({ view }) {
  return [
    home(say("lobby.title")),
    h("p", {}, say("lobby.name")),
    h("p.pseudonym", {}, view.name),
    h("p.quiet", {}, say("lobby.lead")),
    h("p", {}, view.observer ? say("lobby.watch") : say("lobby.role", { name: view.playing })),
    h("p", {}, say("lobby.wait")),
  ];
}

function brief({ view }) {
  const found = view.brief;
  return [
    home(say("brief.title")),
    h("p.summary", {}, prose(found.summary)),
    titled("h2", say("brief.notes"), found.content_notes.length > 0 && [list("ul", found.content_notes), h("p", {}, say("brief.pass"))]),
    titled("h2", say("brief.rules"), list("ul", found.rules)),
  ];
}

function playing(page, ballot, does) {
  const view = page.view;
  if (!view.scene) return [home(view.title)];
  const before = view.tally && view.phase === "scene";
  return [
    h("p.when", {}, when(view.scene)),
    home(view.scene.title),
    before && decided(view.tally),
    beats(view.scene, view.playing),
    ending(view.scene),
    view.scene.over && h("p.quiet", {}, say(view.mode === "own" ? "own.wait" : "scene.wait")),
    deciding(page, ballot, does),
    view.phase === "revealed" && view.feedback && feedback(view.feedback, "h2"),
    view.observer && noting(page, does),
  ];
}

// What the class did, in short; how it voted is one tap away, so that the story begins on the first screen.
function decided(found) {
  const chosen = found.splits.filter((split) => split.chosen);
  return h("section.before", {}, h("h2", {}, say("tally.before")), tally(Object.assign({}, found, { splits: chosen })), found.total > 0 && h("details", {}, h("summary", {}, say("tally.all")), tally(found)));
}

function debrief(page, ballot, does) {
  return [station(page.view.debrief, page.line, does.compare, "h1"), page.view.observer && noting(page, does)];
}

function out(page, ballot, does) {
  return [home(say("out.title")), h("p", {}, say("out.lead")), parting(page, does)];
}

function ended({ help }) {
  return [home(say("ended.title")), h("p", {}, say("ended.lead")), h("p", {}, say("ended.help")), helpLines(help)];
}

const SCREENS = { lobby, brief, debrief, "out-of-role": out, ended };
