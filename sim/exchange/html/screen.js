// The places of the page: where one is, what is told there, what went before, and what can be done next.
//
// The focus goes to the heading, which stands outside of the log, and the log reads out what was told below it: so each
// is heard once, in this order. What went before stands above, outside of the log.

const PLACES = ["stage", "past", "here", "log", "page", "question", "options", "status", "talk", "help"];

class Screen {
  constructor() {
    for (const id of PLACES) this[id] = document.getElementById(id);
    this.acts = [];
  }

  // A button by its id.
  bind(id, act) {
    const button = document.getElementById(id);
    button.addEventListener("click", act);
    return button;
  }

  // A page of its own, with nothing of the story beside it.
  show(title, ...parts) {
    this.clear();
    this.head(title);
    this.page.replaceChildren(h("div", {}, parts));
  }

  // The passage that is told now.
  tell(title, told) {
    this.head(title);
    this.log.replaceChildren(...h("div", {}, told).childNodes);
  }

  // A passage that was told before, and what was done there.
  keep(title, told, taken) {
    this.past.append(h("article", {}, h("h2", {}, title), told, h("p.taken", {}, "You: ", quoted(taken))));
  }

  // A heading of its own each time: the focus that stayed on the last one would tell nobody that this one is new.
  head(title) {
    const here = h("h2", { id: "here", tabindex: "-1" }, title);
    this.here.replaceWith(here);
    this.here = here;
  }

  clear() {
    for (const place of [this.past, this.log, this.page]) place.replaceChildren();
  }

  // Ask for one thing of several. The number is a part of a button's name: the debrief names options by it.
  offer(question, things) {
    this.question.replaceChildren(question);
    this.options.replaceChildren(
      ...things.map(({ text, act }, index) => {
        const key = h("span.key", {}, String(index + 1));
        return h("li", {}, h("button.option", { type: "button", dir: "auto", onclick: act }, key, " ", h("span", {}, text)));
      }),
    );
    this.acts = things.map((each) => each.act);
  }

  // To the heading of what was told; what was done just before stands above it.
  arrive() {
    this.here.focus({ preventScroll: true });
    if (this.past.childNodes.length) this.here.scrollIntoView();
    else window.scrollTo(0, 0);
  }

  say(words) {
    this.status.textContent = words;
  }

  get supporting() {
    return this.talk.hasAttribute("open");
  }

  // Browsers of 2020 do not all know how to lay a dialog over the page: there it stands at its end.
  showSupport() {
    if (this.supporting) return;
    if (this.talk.showModal) this.talk.showModal();
    else this.talk.setAttribute("open", "");
    document.getElementById("talking").focus();
  }

  hideSupport() {
    if (this.talk.close) this.talk.close();
    else this.talk.removeAttribute("open");
  }

  unfold() {
    for (const details of this.stage.querySelectorAll("details")) details.open = true;
  }
}
