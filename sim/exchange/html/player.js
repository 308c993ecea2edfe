// A person's play: begun or gone on with, decision by decision, taken back, tried from an earlier one, looked back on.
//
// What can be done always stands in one numbered list, and the address always says where the play stands.

class Player {
  constructor(story, face, screen) {
    this.story = story;
    this.face = face;
    this.screen = screen;
    this.road = null;
    this.fault = "";
  }

  // What stands around the story, and the entry card.
  open() {
    const { screen } = this;
    tellHead(this.story);
    screen.help.append(tellHelp(this.face));
    this.back = screen.bind("back", () => this.takeBack());
    this.again = screen.bind("again", () => this.restart());
    screen.bind("support", () => screen.showSupport());
    screen.bind("close", () => screen.hideSupport());
    new Keys(screen, { u: () => this.takeBack(), r: () => this.restart() });
    window.addEventListener("beforeprint", () => screen.unfold());
    window.addEventListener("hashchange", () => this.enter());
    for (const id of ["ask", "keys", "bar"]) document.getElementById(id).hidden = false;
    this.enter();
  }

  // The entry card; who comes with a road in the address may go on along it.
  enter(address = readAddress()) {
    this.road = null;
    this.address = address;
    this.running(false);
    this.screen.say("");
    this.screen.show("Before you begin", tellEntry(this.story, this.face));
    const { numbers } = this.address;
    const on = { text: `Go on after ${counted(numbers.length, "decision")}`, act: () => this.begin(numbers) };
    const anew = { text: numbers.length ? "Begin again from the start" : "Begin", act: () => this.beginAnew() };
    this.screen.offer("Ready?", numbers.length ? [on, anew] : [anew]);
  }

  beginAnew() {
    if (!this.address.given) this.address.seed = drawnSeed();
    this.begin([]);
  }

  begin(numbers) {
    this.guard(() => {
      this.road = new Road(this.story, this.address.seed);
      if (!follow(this.road, numbers)) this.screen.say("The address tells of decisions that this story does not have.");
      this.road.advance();
    });
    if (!this.road) {
      this.screen.say(this.fault);
      return;
    }
    this.running(true);
    this.retell();
  }

  // Put the whole of the road onto the page, passage by passage.
  retell() {
    const { road, screen } = this;
    screen.clear();
    road.past.forEach(({ scene }, index) => {
      if (scene.by === this.story.player) this.keep(road.at(index + 1), road.taken[index]);
    });
    this.tell();
  }

  keep(road, option) {
    const taken = said(dated(option.text, road.minutes), this.story.language);
    this.screen.keep(placeOf(road), passage(road, this.face), taken);
  }

  // Do something that the story itself may not allow.
  guard(action) {
    try {
      action();
    } catch (fault) {
      if (!(fault instanceof RoadFault)) throw fault;
      this.fault = `This story cannot go on from here: ${fault.message}. That is its author’s fault, not yours.`;
    }
  }

  tell() {
    const { road, screen } = this;
    screen.tell(placeOf(road), [passage(road, this.face), this.fault && h("p.fault", {}, this.fault)]);
    writeAddress(this.address, numbersOf(road));
    this.ask();
    this.fault = "";
    screen.arrive();
  }

  // What can be done now: the options, or after the end what comes after it.
  ask() {
    const { road, screen } = this;
    if (!road.over && !this.fault) {
      const options = road.position.offer.map((option) => ({
        text: h("span", { lang: this.story.language }, stressed(dated(option.text, road.minutes))),
        act: () => this.take(option),
      }));
      screen.offer("What do you do?", options);
      return;
    }
    screen.offer("And now?", [
      { text: "Look back on it", act: () => this.lookBack() },
      { text: "Take back the last decision", act: () => this.takeBack() },
      { text: "Start again", act: () => this.restart() },
    ]);
  }

  take(option) {
    this.screen.say("");
    this.keep(this.road, option);
    this.guard(() => {
      this.road.take(option.id);
      this.road.advance();
    });
    this.tell();
  }

  takeBack() {
    const step = this.road ? this.road.lastOwn : 0;
    if (step) this.tryFrom(step, "You take that back.");
    else if (this.road) this.screen.say("There is nothing to take back yet.");
  }

  // Stand before a decision again, whatever was decided there and since.
  tryFrom(step, words = "You are back at this decision.") {
    this.screen.say(words);
    this.road = this.road.at(step);
    this.retell();
  }

  // Back to the entry card, from where an unfinished road still goes on: nothing is lost, so nothing is asked.
  restart() {
    if (!this.road) return;
    const numbers = this.road.over ? [] : numbersOf(this.road);
    writeAddress(this.address, numbers);
    this.enter({ ...this.address, numbers });
    this.screen.arrive();
  }

  lookBack() {
    this.screen.show("Looking back", tellDebrief(this.road, this.face, (step) => this.tryFrom(step)));
    this.screen.offer("And now?", [
      { text: "Start again", act: () => this.restart() },
      { text: "Print this, or keep it as a file", act: () => window.print() },
    ]);
    this.screen.arrive();
  }

  running(yes) {
    for (const button of [this.back, this.again]) button.hidden = !yes;
  }
}
