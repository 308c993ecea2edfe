// Before there is a seat: the code, and what may be wrong with it; and the tab whose seat went to another.

import { h } from "./tree.js";
import { say } from "./words.js";

export function joining(page, does) {
  if (page.link === "moved") return h("main.at-join", {}, h("h1", { "data-home": true, tabindex: -1 }, say("moved.title")), h("p", {}, say("moved.lead")), h("button.big", { id: "again", onclick: does.again }, say("moved.do")));
  if (page.link !== "joining") return h("main.at-join", {}, h("h1", { "data-home": true, tabindex: -1 }, "heartwork"), h("p.quiet", {}, say("net.first")));
  return h("main.at-join", {}, h("h1", { "data-home": true, tabindex: -1 }, say("join.title")), h("p", {}, say("join.lead")), form(page, does));
}

function form(page, does) {
  return h(
    "form",
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        does.join(document.getElementById("code").value.trim().toUpperCase());
      },
    },
    h("label", { for: "code" }, say("join.code")),
    h("input.code", {
      id: "code",
      type: "text",
      autocomplete: "off",
      autocapitalize: "characters",
      autocorrect: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      maxlength: 12,
      "aria-describedby": "trouble",
      "aria-invalid": page.trouble ? "true" : false,
    }),
    h("p.trouble", { id: "trouble", role: "alert" }, page.trouble),
    h("button.big", { type: "submit", "aria-disabled": page.busy ? "true" : false }, say(page.busy ? "join.doing" : "join.do")),
    h("p.quiet", {}, say("join.name"))
  );
}
