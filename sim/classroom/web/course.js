// The course of a lesson as buttons: the one next step, and what may be done beside it.

import { stationName } from "./talking.js";
import { h } from "./tree.js";
import { say } from "./words.js";

// The next step: one big button, where there is one; else a word on what is missing.
export function next(page, does) {
  const step = onward(page.view);
  if (!step.event) return h("p.missing", {}, step.words);
  return h("button.big", { id: "next", type: "button", "aria-disabled": page.busy ? "true" : false, onclick: () => does.send(step.event) }, step.words);
}

function onward(view) {
  if (view.veil) return { event: { event: "veiled", veil: "" }, words: say("desk.do.unveil") };
  return (STEPS[view.phase] || (() => ({ words: "" })))(view);
}

const STEPS = {
  lobby: () => ({ event: { event: "briefed" }, words: say("desk.do.brief") }),
  brief: () => ({ event: { event: "begun" }, words: say("desk.do.begin") }),
  scene: (view) => {
    if (view.mode === "own" || view.over) return to("reactions");
    if (view.decision && view.networked && !view.decision.electors) return { event: { event: "decided", option: "", how: "lot" }, words: say("desk.do.lot", { name: view.decision.name }) };
    return view.networked ? { event: { event: "opened" }, words: say("desk.do.open") } : { words: say("desk.do.hands") };
  },
  vote: (view) => (view.networked ? { event: { event: "closed" }, words: say("desk.do.close", { n: view.decision.votes, of: view.decision.electors }) } : { words: say("desk.do.hands") }),
  closed: () => ({ event: { event: "revealed" }, words: say("desk.do.reveal") }),
  revealed: (view) => {
    const leading = view.tally.splits.filter((split) => split.leading);
    if (leading.length !== 1) return { words: say(leading.length ? "desk.do.tie" : "desk.do.nobody") };
    return { event: { event: "decided", option: leading[0].id, how: "majority" }, words: say("desk.do.majority", { letter: leading[0].letter }) };
  },
  debrief: (view) => {
    const stations = view.debrief.stations;
    const after = stations[stations.indexOf(view.debrief.station) + 1];
    return after ? to(after) : { event: { event: "released" }, words: say("desk.do.release") };
  },
  "out-of-role": () => ({ event: { event: "ended" }, words: say("desk.do.end") }),
  ended: () => ({ words: say("desk.do.nothing") }),
};

function to(station) {
  return { event: { event: "debriefed", station }, words: say("desk.do.station", { station: stationName(station) }) };
}

// What goes beside the next step in this phase: a way back, a way round, the veils.
export function beside(page, does) {
  const view = page.view;
  const button = (words, event, pressed) => h("button", { key: words, type: "button", "aria-pressed": pressed, onclick: () => does.send(event) }, words);
  const playing = ["scene", "vote", "closed", "revealed"].includes(view.phase);
  return [
    view.phase === "lobby" && button(say("desk.do.begin-now"), { event: "begun" }),
    view.phase === "closed" && view.networked && button(say("desk.do.reopen"), { event: "opened" }),
    playing && !(view.over || view.mode === "own") && button(say("desk.do.debrief"), { event: "debriefed", station: "reactions" }),
    view.debrief && view.debrief.stations.map((name) => button(stationName(name), { event: "debriefed", station: name }, String(name === view.debrief.station))),
    view.debrief && button(say("desk.do.back-in"), { event: "begun" }),
    view.phase !== "ended" && [
      button(say("desk.do.pause"), { event: "veiled", veil: view.veil === "paused" ? "" : "paused" }, String(view.veil === "paused")),
      button(say("desk.do.blank"), { event: "veiled", veil: view.veil === "blank" ? "" : "blank" }, String(view.veil === "blank")),
    ],
  ];
}
