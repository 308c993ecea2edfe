// The teacher's page: the whole room, the one next step, and what nobody else may see before the reveal.

import { desk } from "./desk.js";
import { h, patch } from "./tree.js";
import { listen, post } from "./wire.js";
import { say, speak } from "./words.js";

const root = document.getElementById("page");
const aloud = document.getElementById("news");

// `asking` names what waits for a second yes; `counts` are hands as typed so far; `link` of a seat that was given anew.
const page = { link: "asking", view: null, trouble: "", busy: "", asking: "", counts: {}, anew: null, line: 0, noted: "" };
let stop = () => {};

const does = {
  send: (event) => act(event.event, "/api/teacher/do", event),
  ask: (what) => change({ asking: what }),
  sure: (event) => {
    page.asking = "";
    does.send(event);
  },
  wipe: () => {
    page.asking = "";
    act("wipe", "/api/teacher/wipe", {}).then((answer) => answer && over());
  },
  count: (option, text) => change({ counts: Object.assign({}, page.counts, { [option]: text }) }),
  hands: () => {
    const options = page.view.decision.options;
    const counts = {};
    options.forEach((option) => (counts[option.id] = Math.max(0, Math.floor(Number(page.counts[option.id]) || 0))));
    does.send({ event: "counted", counts });
  },
  reissue: (seat, name) => act("reissue", "/api/teacher/reissue", { seat }).then((data) => data && change({ anew: Object.assign({ name }, data) })),
  rekey: () => act("rekey", "/api/teacher/rekey", {}).then((data) => data && change({ anew: Object.assign({ name: "" }, data) })),
  put: () => change({ anew: null }),
  compare: (line) => change({ line }),
  note: (sign, field) => {
    const text = field.value.replace(/\s+/g, " ").trim();
    if (!text) return;
    act("note", "/api/teacher/do", { event: "marked", seat: "", sign, text }).then((data) => data && (field.value = ""));
  },
};

function change(what) {
  Object.assign(page, what);
  draw();
}

function draw() {
  patch(root, page.view && page.link !== "gone" && page.link !== "wiped" ? desk(page, does) : outside());
  if (page.view) document.title = `${page.view.title} · ${say("desk.title")}`;
}

function outside() {
  const name = page.link === "gone" || page.link === "wiped" ? page.link : "asking";
  return h("main.outside", {}, h("h1", { "data-home": true, tabindex: -1 }, say(`outside.${name}`)), h("p", {}, page.trouble || say(`outside.${name}.lead`)));
}

// Ask for something, and say what came of it: `page.trouble` is empty where it was done. Gives the answer's data, or null.
async function act(what, path, body) {
  if (page.busy) return null;
  change({ busy: what, trouble: "" });
  const answer = await post(path, body);
  page.busy = "";
  if (answer.status === 401) page.link = "gone";
  const done = answer.status >= 200 && answer.status < 300;
  if (done && what === "counted") page.counts = {};
  change({ trouble: done ? "" : whyNot(answer) });
  return done ? answer.data : null;
}

function whyNot({ status, data, after }) {
  if (status === 0) return say("desk.no-answer");
  if (status === 429) return say("net.busy", { n: after || 1 });
  if (status === 503) return say("desk.unkept", { why: data.unkept || "" });
  return data.refused ? say("desk.refused", { why: data.refused }) : say("desk.no-answer");
}

function over() {
  stop();
  change({ link: "wiped" });
}

function sit() {
  stop();
  stop = listen("/api/teacher/events", {
    view: (view) => {
      const before = page.view;
      speak(view.language);
      if (!before || before.phase !== view.phase || before.veil !== view.veil) aloud.textContent = say(`desk.phase.${view.veil || view.phase}`);
      const same = before && before.decision && view.decision && before.decision.step === view.decision.step;
      change({ view, link: "live", counts: same ? page.counts : {} });
    },
    lost: () => change({ link: page.view ? "lost" : page.link }),
    moved: () => change({ link: "gone" }),
    gone: () => change({ link: "gone" }),
  });
}

async function begin() {
  const secret = decodeURIComponent(window.location.hash.slice(1));
  if (secret) {
    window.history.replaceState(null, "", window.location.pathname);
    const answer = await post("/api/teacher/claim", { secret });
    if (answer.status >= 300 || answer.status === 0) return change({ link: "gone", trouble: answer.status === 0 ? say("net.none") : answer.status === 429 ? say("join.often", { n: answer.after || 10 }) : "" });
  }
  sit();
}

window.addEventListener("hashchange", begin);
draw();
begin();
