// A page as a tree of descriptions, and the page brought to it in place: what stays keeps its focus, its scrolling and
// what was typed into it. Every text goes in as text; nothing here reads markup.

// `h("p.quiet", {id: "x", onclick: f}, "text", child)`: an element as it should be. Children that are false, null or
// empty are left out, lists are laid flat. `key` tells siblings apart; `value` is set only when it changes; `vars` are
// custom properties of style.
export function h(name, props, ...children) {
  const [tag, ...classes] = name.split(".");
  return { tag, props: Object.assign({}, props, classes.length ? { class: classes.join(" ") } : {}), children: flat(children) };
}

// Bring the children of an element to what is wanted. Where the focus was on something that went, it goes to the first
// heading that can take it, never back to the top of the window.
export function patch(root, wanted) {
  const focused = document.activeElement;
  const inside = focused && focused !== root && root.contains(focused);
  bring(root, flat([wanted]));
  if (inside && !root.contains(focused)) {
    const home = root.querySelector("[data-home]");
    if (home) home.focus();
  }
}

function flat(children) {
  const out = [];
  for (const child of children) {
    if (Array.isArray(child)) out.push(...flat(child));
    else if (child !== null && child !== undefined && child !== false && child !== "") out.push(child);
  }
  return out;
}

function bring(parent, wanted) {
  const had = Array.from(parent.childNodes);
  const nodes = wanted.map((child) => take(had, child) || make(child));
  had.forEach((node) => parent.removeChild(node));
  let place = parent.firstChild;
  nodes.forEach((node, index) => {
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    dress(node, wanted[index]);
  });
}

// The node that a description goes on with, taken out of those that were there; null where it needs a new one.
function take(had, child) {
  const at = had.findIndex((node) =>
    typeof child === "object"
      ? node.held && node.localName === child.tag && node.heldKey === child.props.key
      : node.nodeType === 3
  );
  return at < 0 ? null : had.splice(at, 1)[0];
}

const SVG = "http://www.w3.org/2000/svg";

function make(child) {
  if (typeof child !== "object") return document.createTextNode("");
  const node = child.tag === "svg" || child.tag === "path" ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
  node.heldKey = child.props.key;
  node.held = {};
  return node;
}

function dress(node, child) {
  if (typeof child !== "object") {
    if (node.data !== String(child)) node.data = String(child);
    return;
  }
  const held = node.held;
  node.held = child.props;
  for (const name of new Set([...Object.keys(held), ...Object.keys(child.props)])) {
    if (name !== "key" && held[name] !== child.props[name]) set(node, name, child.props[name], held[name]);
  }
  bring(node, child.children);
  if ("value" in child.props && held.value !== child.props.value) node.value = child.props.value;
}

function set(node, name, value, before) {
  if (name.startsWith("on")) {
    if (!before) node.addEventListener(name.slice(2), (event) => node.held[name] && node.held[name](event));
  } else if (name === "vars") {
    for (const each of Object.keys(value || {})) node.style.setProperty(`--${each}`, value[each]);
  } else if (value === false || value === null || value === undefined) node.removeAttribute(name);
  else if (name !== "value" || node.localName === "option") node.setAttribute(name, value === true ? "" : value);
}
