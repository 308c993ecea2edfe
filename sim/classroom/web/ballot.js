// The vote of a seat: on its way until the room says that it is on record, or why it is not. There is never more than one
// on its way, and what was tapped last is what is sent last.

import { post } from "./wire.js";
import { say } from "./words.js";

const AGAIN = 1500; // milliseconds before a vote that got no answer is sent again

export class Ballot {
  constructor(changed, gone) {
    this.changed = changed;
    this.gone = gone;
    this.mine = remembered(); // {step, option, state, why}: state is sending, waiting or refused
    this.kept = null; // {step, option, revision}: what the room has acknowledged
    this.view = null;
    this.flying = false;
    this.timer = 0;
  }

  choose(view, option) {
    this.mine = { step: view.decision.step, option, state: "sending", why: "" };
    this.keep();
    this.send();
    this.changed();
  }

  // What this seat has voted on the open decision, as far as the room has said so; undefined where it has not.
  recorded(view) {
    const kept = this.kept;
    if (kept && view.decision && kept.step === view.decision.step && kept.revision > view.revision) return kept.option;
    return view.vote === null ? undefined : view.vote;
  }

  // A new view: a vote that waits is sent again if it can still count, and only then, for the decision may be another.
  see(view) {
    this.view = view;
    const mine = this.mine;
    if (!mine || mine.state === "refused") {
      if (mine && (!view.decision || view.decision.step !== mine.step)) this.done();
      return;
    }
    const open = view.phase === "vote" && view.decision && view.decision.step === mine.step && view.yours;
    if (view.vote === mine.option && view.decision && view.decision.step === mine.step) this.done();
    else if (!open && !this.flying && !view.veil) this.refuse(say("vote.late"));
    else if (open && mine.state === "waiting") this.send();
  }

  async send() {
    if (this.flying) return;
    clearTimeout(this.timer);
    this.flying = true;
    const sent = this.mine;
    const answer = await post("/api/do", { event: "voted", option: sent.option });
    this.flying = false;
    if (answer.status === 401) return this.gone();
    if (answer.status === 200) this.kept = { step: sent.step, option: sent.option, revision: answer.data.revision };
    if (this.mine && this.mine !== sent) this.send();
    else if (answer.status === 200) this.done();
    else if (answer.status === 429) this.wait((answer.after || 1) * 1000);
    else if (answer.status === 0 || answer.status >= 500) this.wait(AGAIN);
    else this.refuse(answer.data.refused || say("vote.late"));
    this.changed();
  }

  wait(milliseconds) {
    if (!this.mine) return;
    this.mine.state = "waiting";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mine && this.mine.state === "waiting" && navigator.onLine && this.send(), milliseconds);
  }

  refuse(why) {
    if (this.mine) Object.assign(this.mine, { state: "refused", why });
    forget();
  }

  done() {
    this.mine = null;
    clearTimeout(this.timer);
    forget();
  }

  // A reload must not lose what was tapped.
  keep() {
    try {
      sessionStorage.setItem("vote", JSON.stringify({ step: this.mine.step, option: this.mine.option }));
    } catch (error) {
      // A browser that keeps nothing: then a reload asks for the tap again.
    }
  }
}

function remembered() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("vote"));
    return kept && { step: kept.step, option: kept.option, state: "waiting", why: "" };
  } catch (error) {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem("vote");
  } catch (error) {
    // Nothing was kept.
  }
}
