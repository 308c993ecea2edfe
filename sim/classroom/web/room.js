// What holds for the whole room: the network, the lock, the files to take home, the end and the wipe.

import { h } from "./tree.js";
import { say } from "./words.js";

export function room(page, does) {
  const view = page.view;
  return [
    h("p", {}, say("desk.address", { address: view.address, code: view.code })),
    h(
      "div.row",
      {},
      h("button", { type: "button", "aria-pressed": String(!view.networked), onclick: () => does.send({ event: "networked", on: !view.networked }) }, say("desk.by-hand")),
      h("button", { type: "button", "aria-pressed": String(view.locked), onclick: () => does.send({ event: "locked", on: !view.locked }) }, say("desk.lock")),
      h("button", { type: "button", onclick: does.rekey }, say("desk.rekey"))
    ),
    h("p.quiet", {}, say("desk.files")),
    h("div.row", {}, h("a.get", { href: "/api/teacher/trace", download: true }, say("desk.trace")), h("a.get", { href: "/api/teacher/journal", download: true }, say("desk.journal"))),
    view.phase === "ended" ? asked(page, does, "wipe", does.wipe) : asked(page, does, "end", () => does.sure({ event: "ended" })),
  ];
}

// What cannot be taken back is asked twice.
function asked(page, does, what, sure) {
  if (page.asking !== what) return h("button.danger", { key: what, id: `ask-${what}`, type: "button", onclick: () => does.ask(what) }, say(`asked.${what}`));
  return h(
    "div.asked",
    { key: `${what} sure`, role: "group", "aria-label": say(`asked.${what}`) },
    h("p", {}, say(`asked.${what}.lead`)),
    h("div.row", {}, h("button.danger", { type: "button", onclick: sure }, say(`asked.${what}.sure`)), h("button", { type: "button", onclick: () => does.ask("") }, say("desk.keep")))
  );
}
