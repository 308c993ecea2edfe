// What somebody may write: a note while watching, a line at the end.

import { h } from "./tree.js";
import { say } from "./words.js";

const LONGEST = 280;

export function noting(page, does) {
  const signs = ["plus", "delta"].map((sign) =>
    h("label.sign", { key: sign }, h("input", { type: "radio", name: "sign", checked: sign === "plus", onchange: () => does.sign(sign) }), " ", say(`sign.${sign}`))
  );
  return h(
    "section",
    { key: "noting" },
    h("h2", { id: "noting" }, say("mark.title")),
    form("mark", say("mark.text"), say("mark.do"), page.sent.mark, does.mark, h("fieldset", {}, h("legend", {}, say("mark.sign")), h("div.signs", {}, signs)))
  );
}

export function parting(page, does) {
  if (page.sent.part && page.sent.part.kept) return h("p.kept", { role: "status" }, page.sent.part.words);
  return form("part", say("out.label"), say("out.do"), page.sent.part, does.part, null);
}

function form(name, label, button, sent, send, first) {
  return h(
    "form",
    {
      key: name,
      onsubmit: (event) => {
        event.preventDefault();
        send(document.getElementById(`${name}-text`).value);
      },
    },
    first,
    h("label", { for: `${name}-text` }, label),
    h("textarea", { id: `${name}-text`, rows: 3, maxlength: LONGEST }),
    h("button", { type: "submit" }, button),
    h("p.state", { role: "status" }, sent ? sent.words : "")
  );
}
