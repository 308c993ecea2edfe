// The debrief, station by station: prompts, the road with its splits, agreement, lines side by side, what was hidden.

import { h } from "./tree.js";
import { beat, dispute, list, prose, source, stands, tally, titled, when } from "./parts.js";
import { say, sayOr } from "./words.js";

// The station on show, headed at a level such as `h1`. `chosen` is the number of the line that is laid beside the present
// one; `choose` takes another.
export function station(found, chosen, choose, level) {
  const at = found.stations.indexOf(found.station);
  const under = below(level);
  return [
    h("p.quiet", {}, say("debrief.at", { n: at + 1, of: found.stations.length })),
    h(level, { "data-home": true, tabindex: -1, id: "home" }, stationName(found.station)),
    titled(under, say("debrief.prompts"), found.prompts.length > 0 && h("div.prompts", {}, list("ul", found.prompts))),
    found.station !== "reactions" && titled(under, say("debrief.outcome"), found.outcome && h("p.ending", {}, prose(found.outcome))),
    titled(under, say("debrief.floor"), found.floor.length > 0 && h("div.floor", {}, list("ul", found.floor))),
    titled(under, say("debrief.agreements"), agreements(found.agreements)),
    titled(under, say("debrief.path"), path(found.path, below(under))),
    found.lines.length > 1 && titled(under, say("debrief.lines"), lines(found.lines, chosen, choose, below(under))),
    titled(under, say("debrief.goals"), found.goals.map((each) => h("div.goal", {}, h("p.who", {}, each.name), h("p", {}, prose(each.text))))),
    titled(under, say("debrief.hidden"), found.hidden.map((each) => h("div.hidden-beat", {}, h("p.quiet", {}, each.title), beat(each.beat, "")))),
    titled(under, say("debrief.questions"), found.questions.length > 0 && list("ul", found.questions)),
    titled(under, say("debrief.marks"), found.marks.length > 0 && list("ul", found.marks)),
  ];
}

function below(level) {
  return `h${Number(level.slice(1)) + 1}`;
}

export function stationName(name) {
  return sayOr(`station.${name}`, name);
}

// The road of a class, decision by decision.
export function path(steps, level) {
  return steps.length > 0 && h("ol.path", { role: "list" }, steps.map((each, index) => h("li.step", { key: `${each.step}` }, step(each, index + 1, level))));
}

function step(each, number, level) {
  return [
    h(level, {}, `${say("debrief.step", { n: number })}: ${each.title}`),
    h("p.quiet", {}, when(each)),
    h("p", {}, say("debrief.took", { name: each.name }), " ", h("q", {}, prose(each.text))),
    each.tally ? tally(each.tally) : h("p.quiet", {}, say("debrief.unvoted")),
    each.stands.length > 0 && h("p.under", {}, say("views.title.best")),
    stands(each.stands),
    each.disputes.length > 0 && h("p.under", {}, say("views.dispute")),
    each.disputes.map(dispute),
  ];
}

export function agreements(found) {
  return (
    found.length > 0 &&
    h(
      "ul.agreements",
      { role: "list" },
      found.map((each) =>
        h(
          "li",
          { key: each.id },
          source(each),
          h("span.bar", { "aria-hidden": "true" }, h("span.fill", { vars: { share: `${each.agreement || 0}%` } })),
          h("span.figure", {}, each.agreement === "" ? say("debrief.says-nothing") : say("debrief.of", { figure: each.agreement.replace(/\.0$/, "") }))
        )
      )
    )
  );
}

// Two lines side by side: the present one, and another of those that were tried.
export function lines(found, chosen, choose, level) {
  const ours = found.find((each) => each.present) || found[0];
  const others = found.filter((each) => each !== ours);
  if (!others.length) return null;
  const other = others.find((each) => each.number === chosen) || others[0];
  const parting = ours.steps.findIndex((text, index) => other.steps[index] !== text);
  return [
    others.length > 1 &&
      h(
        "label.compare",
        {},
        say("debrief.compare"),
        " ",
        h(
          "select",
          { id: "compare", value: String(other.number), onchange: (event) => choose(Number(event.target.value)) },
          others.map((each) => h("option", { key: String(each.number), value: String(each.number) }, say("debrief.line", { n: found.indexOf(each) + 1, outcome: each.outcome })))
        )
      ),
    h("div.sides", {}, line(ours, say("debrief.ours"), parting, level), line(other, say("debrief.another"), parting, level)),
  ];
}

function line(each, title, parting, level) {
  return h(
    "div.side",
    { key: title },
    h(level, {}, title),
    h("p.ending", {}, prose(each.outcome)),
    h("ol.steps", {}, each.steps.map((text, index) => h(`li${index === parting ? ".parting" : ""}`, {}, index === parting && h("b", {}, `${say("debrief.parts")}: `), prose(text)))),
    agreements(each.agreements)
  );
}
