// The decision on the teacher's page: the split as it grows, notes, what the articles make of it, hands, and the last word.

import { feedback, prose, share, totals } from "./parts.js";
import { h } from "./tree.js";
import { say } from "./words.js";

export function weighing(page, does) {
  const view = page.view;
  if (!view.decision) return null;
  const decision = view.decision;
  return h(
    "section.ballot",
    { key: "ballot" },
    h("h2", {}, say("vote.question", { name: decision.name })),
    view.phase === "vote" && h("p.count", {}, say("vote.votes", { n: decision.votes, of: decision.electors })),
    h("p.only", {}, say(view.phase === "revealed" ? "desk.shown" : "desk.only-you")),
    h("ol.choices", { role: "list" }, decision.options.map((option) => choice(view, option, does))),
    view.tally && h("p.quiet", {}, totals(view.tally)),
    hands(page, does),
    feedback(view.feedback, "h3")
  );
}

function choice(view, option, does) {
  const may = view.phase === "closed" || view.phase === "revealed" || view.phase === "scene";
  const votes = view.tally && view.tally.splits.find((each) => each.id === option.id);
  const note = view.notes.find((each) => each.letter === option.letter);
  return h(
    `li${votes && votes.leading ? ".leading" : ""}`,
    { key: option.id },
    h("p.choice", {}, h("span.badge", {}, option.letter), " ", h("span", {}, prose(option.text))),
    votes && share(votes, view.tally.tie),
    note && note.note && h("p.note", {}, prose(note.note)),
    may && h("button.take", { type: "button", "aria-label": say("desk.take.aloud", option), onclick: () => does.send(word(view, option)) }, say("desk.take", option))
  );
}

// Taking what most voted for is a majority; anything else is the teacher's own word.
function word(view, option) {
  const leading = view.tally ? view.tally.splits.filter((split) => split.leading) : [];
  const most = leading.length === 1 && leading[0].id === option.id;
  return { event: "decided", option: option.id, how: most ? "majority" : "override" };
}

function hands(page, does) {
  const view = page.view;
  return h(
    "details",
    { key: "hands", id: "fold-hands", open: view.networked ? null : true },
    h("summary", {}, say("desk.hands")),
    h(
      "form.inside",
      {
        onsubmit: (event) => {
          event.preventDefault();
          does.hands();
        },
      },
      h("p.quiet", {}, say("desk.hands.lead")),
      view.decision.options.map((option) => field(page, option, does)),
      h("button", { type: "submit" }, say("desk.hands.do"))
    )
  );
}

function field(page, option, does) {
  return h(
    "label.hands",
    { key: option.id },
    h("span.badge", {}, option.letter),
    h("span.clip", {}, option.text),
    h("input", { id: `hands-${option.id}`, type: "number", inputmode: "numeric", min: 0, max: 999, value: page.counts[option.id] || "", oninput: (event) => does.count(option.id, event.target.value) })
  );
}
