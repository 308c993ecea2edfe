// The teacher's page as it is laid out: where the lesson stands, the next step, the vote, and everything else by its name.

import { beside, next } from "./course.js";
import { beats, ending, list, prose, titled, when } from "./parts.js";
import { room } from "./room.js";
import { handedOut, roster } from "./roster.js";
import { lines, path, station } from "./talking.js";
import { h } from "./tree.js";
import { say } from "./words.js";
import { weighing } from "./weighing.js";

export function desk(page, does) {
  const view = page.view;
  return [
    head(view),
    h("p.net", { key: "net", role: "status" }, page.link === "lost" && say("desk.lost")),
    h(
      "main",
      { key: "main" },
      h("div.lead", { key: "lead" }, now(page, does), weighing(page, does)),
      h("div.story", { key: "story" }, briefing(view), scene(view), talking(page, does), view.exits.length > 0 && fold("exits", say("desk.exits", { n: view.exits.length }), h("ul", {}, view.exits.map((text) => h("li", {}, text))))),
      h("div.room", { key: "room" }, handedOut(page, does), people(page, does), fold("notes", say("desk.marks", { n: view.marks_all.length }), marks(view, does)), past(page, does), fold("room", say("desk.room"), room(page, does)))
    ),
    h("div.thumb", { key: "thumb" }, next(page, does)),
  ];
}

function head(view) {
  return h(
    "header.top",
    { key: "top" },
    h("h1", { "data-home": true, tabindex: -1 }, view.lesson ? `${view.title} · ${view.lesson}` : view.title),
    h("p.quiet", {}, [say(`desk.mode.${view.mode}`), say(view.practice ? "desk.practice" : "desk.perform"), say("desk.seats", { n: view.seats, on: view.online.length })].join(" · "))
  );
}

function now(page, does) {
  const view = page.view;
  return h(
    "section.now",
    { key: "now", "aria-label": say("desk.now") },
    h("p.phase", {}, say(`desk.phase.${view.veil || view.phase}`)),
    view.phase === "lobby" && joining(view),
    h("p.trouble", { role: "alert" }, page.trouble),
    h("div.beside", {}, beside(page, does))
  );
}

function joining(view) {
  return h("div.joining", {}, h("p", {}, say("desk.join", { address: view.address })), h("p.code", {}, view.code), h("img.qr", { src: "/qr.svg", alt: say("desk.qr") }));
}

function briefing(view) {
  const found = view.brief;
  return (
    found &&
    h(
      "section",
      { key: "brief" },
      h("p.summary", {}, prose(found.summary)),
      titled("h2", say("desk.objectives"), found.objectives.length > 0 && list("ul", found.objectives)),
      titled("h2", say("brief.notes"), found.content_notes.length > 0 && list("ul", found.content_notes)),
      titled("h2", say("brief.rules"), list("ul", found.rules))
    )
  );
}

function scene(view) {
  if (!view.scene) return null;
  return h("section", { key: "scene" }, h("h2", {}, view.scene.title), h("p.quiet", {}, when(view.scene)), beats(view.scene, ""), ending(view.scene));
}

function talking(page, does) {
  const found = page.view.debrief;
  return found && h("section.debrief", { key: "debrief" }, station(found, page.line, does.compare, "h2"));
}

function people(page, does) {
  return fold("roster", say("desk.roster", { n: page.view.roster.length }), roster(page, does));
}

function marks(view, does) {
  const field = () => document.getElementById("note");
  return [
    view.marks_all.length > 0 && h("ul", {}, view.marks_all.map((mark) => h("li", {}, `${mark.sign === "plus" ? "+" : "Δ"} ${mark.text}`, mark.name && h("span.quiet", {}, ` (${mark.name})`)))),
    h("label", { for: "note" }, say("desk.note")),
    h("textarea", { id: "note", rows: 2, maxlength: 280 }),
    h("div.row", {}, h("button", { type: "button", onclick: () => does.note("plus", field()) }, say("sign.plus")), h("button", { type: "button", onclick: () => does.note("delta", field()) }, say("sign.delta"))),
  ];
}

// The road so far, back to any decision of it, and on with another line.
function past(page, does) {
  const view = page.view;
  const steps = view.path_so_far;
  const may = view.practice && view.mode !== "own" && ["scene", "vote", "closed", "revealed", "debrief"].includes(view.phase);
  const others = view.lines.filter((line) => !line.present);
  return [
    steps.length > 0 && fold(
      "path",
      say("desk.path", { n: steps.length }),
      h("p.quiet", {}, say("desk.only-you")),
      may && steps.length > 0 && h("ul.back", { role: "list" }, steps.map((step) => h("li", { key: `${step.step}` }, h("button", { type: "button", onclick: () => does.send({ event: "returned", step: step.step }) }, say("desk.back", { title: step.title }))))),
      path(steps, "h3")
    ),
    others.length > 0 && fold(
      "lines",
      say("desk.lines", { n: view.lines.length }),
      lines(view.lines, page.line, does.compare, "h3"),
      may && others.map((line) => h("button", { key: `${line.number}`, type: "button", onclick: () => does.send({ event: "switched", number: line.number }) }, say("desk.switch", { n: view.lines.indexOf(line) + 1, outcome: line.outcome })))
    ),
  ];
}

function fold(name, title, ...inside) {
  return h("details", { key: name, id: `fold-${name}` }, h("summary", {}, h("h2", {}, title)), h("div.inside", {}, inside));
}
