// A road through the story: the rules of options, of entering scenes, of ways on and of chance.
//
// Each step copies the short list of values and leaves the earlier position alone, so taking back is exact.

const LONGEST_RUN = 1000;
const MASK = (1n << 64n) - 1n;
const GAMMA = 0x9e3779b97f4a7c15n;
const MIX = [0xbf58476d1ce4e5b9n, 0x94d049bb133111ebn];

// The story itself cannot go on from here: its author's fault, not the player's.
class RoadFault extends Error {}

// Lot number n (from 0) of a road: output n of SplitMix64.
function draw(seed, n) {
  let z = (seed + (BigInt(n) + 1n) * GAMMA) & MASK;
  z = ((z ^ (z >> 30n)) * MIX[0]) & MASK;
  z = ((z ^ (z >> 27n)) * MIX[1]) & MASK;
  return z ^ (z >> 31n);
}

// Which of the weights a lot falls on; where all are 0 each is as likely.
function pick(lot, weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return Number((lot * BigInt(weights.length)) >> 64n);
  let left = (lot * total) >> 64n;
  return weights.findIndex((weight) => (left -= weight) < 0n);
}

// A text, with the day of this moment where it names it.
const dated = (words, minutes) => (Array.isArray(words) ? words.join(String(dayOf(minutes))) : words || "");

// Whether a role may read a beat: what is meant for another, and what another thinks, it may not.
function seenBy(beat, role) {
  if (beat.only) return beat.only === role;
  return beat.manner !== "thought" || !beat.who || beat.who === role;
}

function told(beats, values) {
  return (beats || [])
    .filter((beat) => holds(beat.condition, values))
    .map(({ text, who, manner, only }) => ({ text: dated(text, values[MINUTES]), who, manner, only }));
}

function change(changes, values) {
  if (!changes) return;
  for (const [slot, by, least, most] of changes.added) {
    values[slot] = Math.min(most, Math.max(least, values[slot] + by));
  }
  for (const [slot, value] of changes.replaced) values[slot] = value;
}

// What the acts of an option leave in the values, done on this day.
function leave(marks, values, day) {
  if (!marks) return;
  if (marks.contact) values[LAST_CONTACT] = day;
  // Bits by arithmetic on BigInt: a cast may have more roles than the 31 bits of a bitwise Number.
  let standing = BigInt(values[STANDING]);
  standing &= ~BigInt(marks.reopen);
  standing |= BigInt(marks.no); // last, so that who gets in touch in order to say no has said it
  values[STANDING] = Number(standing);
  for (const slot of marks.last) values[slot] = day;
  for (const [slot, span] of marks.days) values[slot] = [...values[slot].filter((each) => each > day - span), day];
}

function onOffer(scene, values) {
  return (scene.options || []).filter(
    (option) => !(option.once && values[option.once]) && holds(option.condition, values),
  );
}

// The way on; none where a chance is open. One outcome that is possible is no chance.
function wayOn(road, values) {
  if (!road.chance) {
    const way = road.ways.find((each) => holds(each.condition, values));
    if (!way) throw new RoadFault("no way on");
    return way;
  }
  const possible = road.ways.filter((way) => amount(way.weight, values) > 0n);
  return possible.length === 1 ? possible[0] : null;
}

function moveClock(name, scene, values) {
  const now = values[MINUTES] + (scene.after || 0);
  let then = now;
  if (scene.at) {
    const [time, day] = scene.at;
    then = day === null ? now + ((((time - now) % DAY) + DAY) % DAY) : day * DAY + time;
  }
  if (then < now) throw new RoadFault(`"${name}" takes place earlier than it is by then`);
  values[MINUTES] = then;
}

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
    return this.past.findLastIndex((each) => each.scene.by === this.story.player) + 1;
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
