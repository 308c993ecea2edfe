// What is around every screen of a seat: whose it is, whether it is connected, the card and the help lines.

import { list, prose } from "./parts.js";
import { h } from "./tree.js";
import { say } from "./words.js";

// `calls`: whether a vote is open in which this seat has not voted yet.
export function shell(page, calls, does, inside) {
  const view = page.view;
  return [
    h("header.top", { key: "top" }, h("p.story", {}, view.lesson ? `${view.title} · ${view.lesson}` : view.title), h("p.me", {}, h("b", {}, view.name), " ", !after(view) && h("span.quiet", {}, part(view)))),
    h("p.net", { key: "net" }, page.link === "lost" && say("net.lost")),
    h(`main.at-${page.panel || view.veil || view.phase}`, { key: "main" }, inside),
    bar(page, calls, does),
  ];
}

function part(view) {
  return view.observer ? say("seat.watches") : say("seat.plays", { name: view.playing });
}

// Out of role nobody plays anybody any more.
function after(view) {
  return view.phase === "out-of-role" || view.phase === "ended";
}

function bar(page, calls, does) {
  const view = page.view;
  const names = after(view) ? ["help"] : [view.observer ? "watch" : "card", "help"];
  return h(
    "nav.hand",
    { key: "bar", "aria-label": say("bar.name") },
    calls && h("button.big", { key: "call", id: "call", onclick: does.toVote }, say("vote.go")),
    names.map((name) => toggle(name, page.panel === name, does))
  );
}

function toggle(name, open, does) {
  const act = () => (open ? does.close(`open-${name}`) : does.open(name));
  return h("button", { id: `open-${name}`, key: name, "aria-expanded": String(open), onclick: act }, say(`bar.${name}.${open ? "close" : "open"}`));
}

// The card, what to watch for, or the help lines: one of them in place of the lesson, and gone by the same button.
export function panel(page, does) {
  if (page.panel === "help") return help(page.help);
  return page.panel === "watch" ? watching(page.view) : card(page.view);
}

function card(view) {
  return [
    h("h1", { "data-home": true, tabindex: -1 }, say("card.title")),
    view.playing && h("p.playing", {}, view.playing),
    view.card.length ? h("div.card", {}, view.card.map((text) => h("p", {}, prose(text)))) : h("p", {}, say(view.phase === "lobby" ? "card.none" : "card.empty")),
    h("p.quiet", {}, say("card.alone")),
  ];
}

function watching(view) {
  return [h("h1", { "data-home": true, tabindex: -1 }, say("watch.title")), h("h2", {}, say("watch.criteria")), list("ul", view.criteria)];
}

function help(found) {
  const lines = found ? found.lines : [];
  return [
    h("h1", { "data-home": true, tabindex: -1 }, say("help.title")),
    h("p", {}, say("help.lead")),
    lines.length > 0 && h("p", {}, say("help.lines")),
    helpLines(found),
    found && !lines.length && h("p", {}, say("help.none")),
  ];
}

export function helpLines(found) {
  return h("ul.lines", { role: "list" }, (found ? found.lines : []).map(line));
}

function line(each) {
  const number = each.number.replace(/[^+\d]/g, "");
  return h("li", { key: each.name }, h("b", {}, each.name), h("a.number", { href: `tel:${number}` }, each.number), h("span.quiet", {}, say("help.checked", each)));
}
