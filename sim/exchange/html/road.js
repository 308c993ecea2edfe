// A road through the story: taking options, entering scenes, chance, and going back.
//
// Each step copies the short list of values and leaves the earlier position alone, so taking back is exact.

const LONGEST_RUN = 1000;

class Road {
  constructor(story, seed) {
    this.story = story;
    this.seed = seed;
    this.draws = 0;
    this.past = []; // the positions before each decision
    this.taken = []; // the options that were taken there
    this.falls = [[]]; // how chances fell: before the first decision, then after each
    this.position = this.arrive(story.first, [...story.values], 0, []);
  }

  get scene() {
    return this.position.scene;
  }

  get by() {
    return this.position.offer.length ? this.scene.by : null;
  }

  get over() {
    return !this.position.offer.length && !this.position.open;
  }

  get minutes() {
    return this.position.values[MINUTES];
  }

  // Take an option on offer by its id.
  take(id) {
    const now = this.position;
    const option = now.offer.find((each) => each.id === id);
    if (!option) throw new RangeError(`not on offer: ${id}`);
    const values = [...now.values];
    change(option.changes, values);
    leave(this.story.deeds[option.deed].marks, values, dayOf(values[MINUTES]));
    for (const slot of option.spends || []) values[slot] = true;
    const beats = told(option.then, values);
    values[MINUTES] += option.after || 0;
    const then = option.road
      ? this.along(option.road, now, values, beats)
      : this.stand(now.name, values, now.visit, beats);
    this.past.push(now);
    this.taken.push(option);
    this.falls.push([]);
    this.position = then;
  }

  // Let the open chance fall on a scene.
  settle(name) {
    const now = this.position;
    const chances = this.chances();
    const way = now.open.ways.find((each) => each.scene === name);
    this.position = this.onto(way, now.visit, [...now.values], now.told);
    this.falls[this.falls.length - 1].push({ chances, scene: name });
  }

  // The outcomes of the open chance with their weights.
  chances() {
    const { open, values } = this.position;
    return open.ways.map((way) => ({ scene: way.scene, weight: amount(way.weight, values) }));
  }

  along(road, now, values, beats) {
    const way = wayOn(road, values);
    if (!way) return { ...now, values, offer: [], told: beats, open: road, draws: this.draws };
    return this.onto(way, now.visit, values, beats);
  }

  onto(way, visit, values, beats) {
    return this.arrive(way.scene, values, visit, [...beats, ...told(way.then, values)]);
  }

  stand(name, values, visit, beats) {
    const scene = this.story.scenes[name];
    return { name, scene, values, offer: onOffer(scene, values), visit, told: beats, open: null, draws: this.draws };
  }

  // Enter a scene, and those that it runs on into, up to the next decision, chance or end.
  arrive(start, values, visit, beats) {
    let name = start;
    for (let run = 0; run < LONGEST_RUN; run += 1) {
      const scene = this.story.scenes[name];
      visit += 1;
      if (scene.visits) values[scene.visits] += 1;
      if (scene.after || scene.at) moveClock(name, scene, values);
      change(scene.changes, values);
      beats = [...beats, ...told(scene.text, values)];
      if (!scene.road) return this.stand(name, values, visit, beats);
      const way = wayOn(scene.road, values);
      if (!way) return { ...this.stand(name, values, visit, beats), offer: [], open: scene.road };
      beats = [...beats, ...told(way.then, values)];
      name = way.scene;
    }
    throw new RoadFault(`"${name}" runs on for ${LONGEST_RUN} scenes without a decision`);
  }

  // Let weights and chance decide until the player has to, or the story ends.
  advance() {
    for (let run = 0; run < LONGEST_RUN; run += 1) {
      if (!this.position.open && (this.by === null || this.by === this.story.player)) return;
      if (this.position.open) {
        const chances = this.chances();
        this.settle(chances[this.drawn(chances.map((each) => each.weight))].scene);
      } else {
        this.take(this.position.offer[this.drawn(this.weights())].id);
      }
    }
    throw new RoadFault(`"${this.position.name}" goes on without ever asking the player`);
  }

  weights() {
    return this.position.offer.map((option) => amount(option.weight, this.position.values));
  }

  // Draw a lot; where only one outcome is possible none is drawn.
  drawn(weights) {
    const possible = weights.flatMap((weight, index) => (weight > 0n ? [index] : []));
    if (possible.length === 1) return possible[0];
    if (weights.length === 1) return 0;
    const found = pick(draw(this.seed, this.draws), weights);
    this.draws += 1;
    return found;
  }

  // A road of its own that stands before decision `step`, counted from 1.
  at(step) {
    const fork = Object.create(Road.prototype);
    const position = this.past[step - 1];
    return Object.assign(fork, {
      story: this.story,
      seed: this.seed,
      draws: position.draws,
      past: this.past.slice(0, step - 1),
      taken: this.taken.slice(0, step - 1),
      falls: this.falls.slice(0, step).map((each) => [...each]),
      position,
    });
  }

  // The step of the player's last decision; 0 where there is none.
  get lastOwn() {
    return this.past.map((each) => each.scene.by).lastIndexOf(this.story.player) + 1;
  }

  // Every decision that was taken, in order.
  decisions() {
    return this.past.map((position, index) => ({
      step: index + 1,
      visit: position.visit,
      scene: position.name,
      role: position.scene.by,
      minutes: position.values[MINUTES],
      standing: position.values[STANDING],
      options: position.offer,
      weights: position.offer.map((option) => amount(option.weight, position.values)),
      taken: this.taken[index],
      told: position.told,
      falls: this.falls[index + 1],
    }));
  }
}
