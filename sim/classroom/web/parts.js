// What the pages show of a story: beats, choices, a split, what the articles make of it.

import { h } from "./tree.js";
import { say, sayOr } from "./words.js";

// A text with its emphasis: `*so*`.
export function prose(text) {
  return String(text)
    .split(/\*([^*\s](?:[^*]*[^*\s])?)\*/)
    .map((part, index) => (index % 2 ? h("em", {}, part) : part));
}

export function list(tag, items) {
  return h(tag, { role: "list" }, items.map((item) => h("li", {}, prose(item))));
}

export function titled(level, title, ...rest) {
  return rest.some((part) => part && (!Array.isArray(part) || part.length)) && h("section", {}, h(level, {}, title), rest);
}

export function when(scene) {
  return say("scene.when", { day: scene.day, time: scene.time });
}

// The beats of a scene; `mine` is the name of whom this seat plays, so that their messages stand on its side.
export function beats(scene, mine) {
  return h("div.beats", { key: `${scene.id} ${scene.day} ${scene.time}` }, scene.beats.map((each) => beat(each, mine)));
}

export function beat(each, mine) {
  const own = Boolean(each.name) && each.name === mine;
  if (each.manner === "narration" || !each.name) return h("p.told", {}, prose(each.text));
  if (each.manner === "speech") return h("p.speech", {}, h("b.who", {}, each.name), " ", prose(each.text));
  const said = own && each.manner === "message" ? say("beat.message.mine") : sayOr(`beat.${each.manner}`, "") && say(`beat.${each.manner}`, { name: each.name });
  return h(`div.${each.manner}${own ? ".mine" : ""}`, {}, h("p.who", {}, said || each.name), h("p", {}, prose(each.text)));
}

export function ending(scene) {
  return scene.over && h("p.ending", {}, h("strong", {}, scene.ending ? sayOr(`ending.${scene.ending}`, scene.ending) : say("scene.over")));
}

// A split: bars with their numbers and what they mean in words. `vote` is the id of this seat's own, where it has one.
export function tally(found, vote) {
  return h("div.tally", {}, h("ol", { role: "list" }, found.splits.map((each) => split(each, found.tie, vote))), totals(found) && h("p.quiet", {}, totals(found)));
}

// What holds for a split as a whole.
export function totals(found) {
  const notes = [
    found.hands && say("tally.hands"),
    found.passes > 0 && say("tally.passes", { n: found.passes }),
    found.how === "override" && say("tally.override"),
    found.how === "lot" && say("tally.lot"),
  ];
  return notes.filter(Boolean).join(" · ");
}

function split(each, tie, vote) {
  const marks = `${each.leading ? ".leading" : ""}${each.chosen ? ".chosen" : ""}`;
  return h(
    `li.split${marks}`,
    { key: each.id },
    h("p.choice", {}, h("span.badge", {}, each.letter), " ", h("span", {}, prose(each.text))),
    share(each, tie, vote)
  );
}

// The votes for one option: a bar, and the same in words.
export function share(each, tie, vote) {
  const words = [
    say("tally.votes", { n: each.votes }),
    say("tally.share", { share: each.share }),
    each.leading && say(tie ? "tally.tied" : "tally.leading"),
    each.chosen && say("tally.chosen"),
    vote === each.id && say("vote.yours"),
  ];
  return [h("span.bar", { "aria-hidden": "true" }, h("span.fill", { vars: { share: `${each.share}%` } })), h("p.figure", {}, words.filter(Boolean).join(" · "))];
}

// What the sources make of the options of one decision.
export function feedback(found, level) {
  if (!found || !(found.stands.length || found.disputes.length)) return null;
  const under = `h${Number(level.slice(1)) + 1}`;
  return h("section.feedback", {}, h(level, {}, say("views.title")), stands(found.stands), found.disputes.length > 0 && h(under, {}, say("views.dispute")), found.disputes.map(dispute));
}

export function stands(found) {
  return (
    found.length > 0 &&
    h(
      "ul.stands",
      { role: "list" },
      found.map((each) =>
        h("li", { key: each.id }, source(each), h("span.stand", {}, each.best.length ? say("views.best", { letters: each.best.join(", ") }) : say("views.silent")))
      )
    )
  );
}

export function source(each) {
  return h("span.source", {}, each.title, each.house && h("span.quiet", {}, ` (${say("views.house")})`));
}

export function dispute(found) {
  return h("div.dispute", { key: found.question }, h("p.question", {}, prose(found.question)), h("div.sides", {}, found.sides.map(side)));
}

function side(found) {
  return h(
    "div.side",
    {},
    h("p.favours", {}, found.best.length ? say("views.side", { letters: found.best.join(", ") }) : say("views.neither")),
    h("ul", { role: "list" }, found.rules.map((rule) => h("li", {}, prose(rule.text), rule.cited.length > 0 && h("span.cited", {}, rule.cited.join("; ")))))
  );
}
