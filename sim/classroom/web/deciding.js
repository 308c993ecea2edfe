// The decision that is open: what is on offer, this seat's vote and whether it is on record, and the split.

import { prose, tally } from "./parts.js";
import { h } from "./tree.js";
import { say } from "./words.js";

export function deciding(page, ballot, does) {
  const view = page.view;
  const decision = view.decision;
  if (!decision) return undo(view, does);
  return h("section.deciding", { key: "deciding" }, h("h2", { id: "question" }, say("vote.question", { name: decision.name })), inside(page, ballot, does));
}

function inside(page, ballot, does) {
  const view = page.view;
  if (view.mode === "own") return own(page, does);
  if (view.phase === "revealed" && view.tally) return [h("h3", {}, say("tally.title")), tally(view.tally, view.vote)];
  if (!view.yours) return elsewhere(view);
  if (view.phase === "vote" && view.networked) return voting(view, ballot, does);
  return reading(view, ballot);
}

// Somebody else's decision: no word of what is on offer, only how far they are.
function elsewhere(view) {
  const decision = view.decision;
  const name = decision.name;
  if (!decision.electors) return h("p", {}, say("vote.nobody", { name }));
  return [h("p", {}, say(view.observer ? "vote.watching" : "vote.other", { name })), view.phase === "vote" && count(decision)];
}

function count(decision) {
  return h("p.count", {}, say("vote.votes", { n: decision.votes, of: decision.electors }));
}

// Before and after the vote: what is on offer, to read.
function reading(view, ballot) {
  const vote = ballot.recorded(view);
  const words = !view.networked ? "vote.hands" : view.phase === "scene" ? "vote.soon" : "vote.closed";
  return [
    h("ol.options", { role: "list" }, view.decision.options.map((option) => h("li.option", { key: option.id }, face(option, view.phase !== "scene" && vote === option.id)))),
    h("p", {}, say(words)),
    view.phase === "closed" && view.networked && [vote === undefined && h("p.quiet", {}, say("vote.none")), vote === "" && h("p.quiet", {}, say("vote.recorded", { what: say("vote.a-pass") }))],
    state(view, ballot, false),
  ];
}

function face(option, yours) {
  return [h("span.badge", {}, option.letter), " ", h("span.text", {}, prose(option.text), yours && h("span.yours", {}, say("vote.yours")))];
}

function voting(view, ballot, does) {
  const mine = ballot.mine && ballot.mine.state !== "refused" ? ballot.mine.option : undefined;
  const vote = mine === undefined ? ballot.recorded(view) : mine;
  return [
    h("p", { id: "how" }, say("vote.how", { name: view.decision.name })),
    choices(view.decision.options, { id: "", text: say("vote.pass"), why: say("vote.pass.why") }, vote, does.vote),
    state(view, ballot, true),
    count(view.decision),
  ];
}

// Large buttons in a group of radio buttons. The arrows move between them without voting; space, Enter or a tap votes.
function choices(options, pass, vote, choose) {
  const all = [...options, pass];
  const home = Math.max(0, all.findIndex((each) => each.id === vote));
  const buttons = all.map((each, index) =>
    h(
      `button.option${each.why ? ".pass" : ""}`,
      {
        key: each.id,
        id: `option-${each.id}`,
        type: "button",
        role: "radio",
        "aria-checked": String(vote === each.id),
        tabindex: index === home ? 0 : -1,
        onclick: () => choose(each.id),
      },
      each.why ? [h("span.text", {}, h("b", {}, each.text), ": ", each.why)] : face(each, false),
      h("span.tick", { "aria-hidden": "true" }, vote === each.id ? "✓" : "")
    )
  );
  return h("div.options", { role: "radiogroup", "aria-labelledby": "question", "aria-describedby": "how", onkeydown: rove }, buttons);
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function rove(event) {
  const buttons = Array.from(event.currentTarget.children);
  const at = buttons.indexOf(document.activeElement);
  const turned = document.documentElement.dir === "rtl" && event.key.endsWith("t") ? -1 : 1; // only left and right turn round
  const to = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1 : event.key in STEPS ? at + STEPS[event.key] * turned : -2;
  if (at < 0 || to === -2) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length].focus();
}

// Where this seat's vote stands, said aloud when it changes.
function state(view, ballot, open) {
  return h("p.state", { role: "status", key: "state" }, words(view, ballot, open));
}

function words(view, ballot, open) {
  const mine = ballot.mine;
  if (mine && mine.state === "refused") return say("vote.refused", { why: mine.why });
  if (mine) return say(`state.${mine.state}`, { what: what(view, mine.option) });
  const vote = ballot.recorded(view);
  return open && vote !== undefined ? say("vote.recorded", { what: what(view, vote) }) : "";
}

function what(view, id) {
  const option = view.decision.options.find((each) => each.id === id);
  return option ? option.letter : say("vote.a-pass");
}

// A road of one's own: one tap goes on.
function own(page, does) {
  const view = page.view;
  const name = view.decision.name;
  return [
    h("p", { id: "how" }, say("own.how", { name })),
    h("div.options", { role: "group", "aria-labelledby": "question" }, view.decision.options.map((option) => h("button.option", { key: `${view.decision.step} ${option.id}`, type: "button", onclick: () => does.take(option.id) }, face(option, false)))),
    h("button.option.pass", { key: "pass", type: "button", onclick: () => does.take("") }, h("span.text", {}, h("b", {}, say("own.pass")), ": ", say("own.pass.why"))),
    h("p.state", { role: "status", key: "state" }, page.own === "sending" ? say("own.sending") : page.own),
    undo(view, does),
  ];
}

function undo(view, does) {
  return view.can_undo && h("button.undo", { key: "undo", type: "button", onclick: does.undo }, say("own.undo"));
}
