// Elements made of values: every text comes onto the page as text, never as markup.

function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
}

// An author's words, what was between stars stressed.
function stressed(text) {
  const parts = text.split(/\*([^* ](?:[^*]*[^* ])?)\*/);
  return parts.map((part, index) => (index % 2 ? h("em", {}, part) : part));
}

// Such words as a block, or within a sentence of the page: in the language of the story, or of whoever wrote the pack.
const prose = (tag, text, language) => h(tag, { dir: "auto", lang: language }, stressed(text));
const said = (text, language) => prose("span", text, language);

const quoted = (node) => ["“", node, "”"];
const row = (label, ...lines) =>
  h("div", {}, h("dt", {}, label), h("dd", {}, lines.map((line) => h("p", {}, line))));
const rows = (all) => (all.length ? h("dl", {}, all) : null);
const counted = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
const listed = (items, joint = "and") =>
  items.length < 2 ? String(items[0]) : `${items.slice(0, -1).join(", ")} ${joint} ${items[items.length - 1]}`;
const bare = (text) => text.trim().replace(/\.$/, "");

function timeOf(minutes) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(hourOf(minutes))}:${two(minutes % HOUR)}`;
}
const dateOf = (minutes) => `Day ${dayOf(minutes)}, ${timeOf(minutes)}`;
