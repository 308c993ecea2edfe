// Who is here: roles, who has voted, who is connected; a seat for another device, or taken away.

import { h } from "./tree.js";
import { say } from "./words.js";

export function roster(page, does) {
  const view = page.view;
  return [
    h("ul.roster", { role: "list" }, view.roster.map((row) => seat(page, row, does))),
    view.roster.length === 0 && h("p.quiet", {}, say("desk.roster.none")),
  ];
}

function seat(page, row, does) {
  const view = page.view;
  const words = [say(view.online.includes(row.seat) ? "desk.online" : "desk.offline"), view.phase === "vote" && row.voted && say("desk.voted"), row.stands];
  const asked = page.asking === `remove ${row.seat}`;
  return h(
    "li",
    { key: row.seat },
    h("p", {}, h("b", {}, row.name), " ", h("span.quiet", {}, words.filter(Boolean).join(" · "))),
    h(
      "div.row",
      {},
      h(
        "select",
        { "aria-label": say("desk.role", { name: row.name }), value: row.role, onchange: (event) => does.send({ event: "cast", seat: row.seat, role: event.target.value }) },
        view.roles.map((role) => h("option", { key: role.id, value: role.id }, role.name))
      ),
      h("button", { type: "button", "aria-label": say("desk.reissue.aloud", { name: row.name }), onclick: () => does.reissue(row.seat, row.name) }, say("desk.reissue")),
      asked
        ? [
            h("button.danger", { key: "sure", type: "button", onclick: () => does.sure({ event: "removed", seat: row.seat }) }, say("desk.remove.sure", { name: row.name })),
            h("button", { key: "keep", type: "button", onclick: () => does.ask("") }, say("desk.keep")),
          ]
        : h("button", { key: "remove", type: "button", "aria-label": say("desk.remove.aloud", { name: row.name }), onclick: () => does.ask(`remove ${row.seat}`) }, say("desk.remove"))
    )
  );
}

// The link that was just handed out, to a seat or to the teacher: once it is put away, nobody can look it up again.
export function handedOut(page, does) {
  if (!page.anew) return null;
  const { name, link, qr } = page.anew;
  return h(
    "div.anew",
    { key: "anew", role: "status" },
    h("p", {}, name ? say("desk.anew", { name }) : say("desk.anew.mine")),
    h("svg.qr", { viewBox: `0 0 ${qr.size} ${qr.size}`, role: "img", "aria-label": say("desk.qr"), "shape-rendering": "crispEdges" }, h("path", { d: qr.path })),
    h("p.link", {}, link),
    h("button", { type: "button", onclick: does.put }, say("desk.anew.done"))
  );
}
