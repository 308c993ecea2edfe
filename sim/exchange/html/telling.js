// What a debrief is told from: a road and its moments, with scenes, odds and citations in words.

class Telling {
  constructor(road) {
    this.road = road;
    this.story = road.story;
    this.decisions = road.decisions();
    this.moments = momentsOf(this.story, this.decisions);
    this.judged = new Set(this.moments.map((moment) => moment.decision.step));
  }

  words(text, minutes = this.story.starts) {
    return said(dated(text, minutes), this.story.language);
  }

  name(role) {
    return this.story.names[role];
  }

  who(role) {
    return role === this.story.player ? "you" : this.name(role);
  }

  // A scene as people know it; one without a title goes by its id.
  title(name, minutes) {
    const { title } = this.story.scenes[name] || {};
    return title ? this.words(title, minutes) : name.replaceAll("-", " ");
  }

  // The luck from index `first` of the road up to the judged decision that comes at `end` or next after it.
  luck(first, end) {
    const { decisions, judged, story } = this;
    while (end < decisions.length && !judged.has(decisions[end].step)) end += 1;
    return decisions.slice(first, end).flatMap((decision) => {
      const answer = !judged.has(decision.step) && decision.role !== story.player ? [this.answer(decision)] : [];
      return [...answer, ...decision.falls.map((fall) => this.fall(fall))];
    });
  }

  answer({ role, options, weights, taken, minutes }) {
    const odds = options.map((option, place) => ({
      text: this.words(option.text, minutes),
      share: inHundred(weights, place),
      fell: option === taken,
      note: option.note && this.words(option.note, minutes),
    }));
    return { name: this.name(role), odds };
  }

  fall({ chances, scene }) {
    const weights = chances.map((chance) => chance.weight);
    const odds = chances.map((chance, place) => ({
      text: this.title(chance.scene),
      share: inHundred(weights, place),
      fell: chance.scene === scene,
    }));
    return { name: "chance", odds };
  }

  get opening() {
    return [...this.road.falls[0].map((fall) => this.fall(fall)), ...this.luck(0, 0)];
  }

  cited(rule, source) {
    const its = this.story.pack.rules[rule];
    const [, numbers] = its.cited.find(([each]) => each === source);
    const house = this.story.pack.sources[source].house;
    return [said(bare(its.text)), house ? "" : ` (${paragraphs(numbers)})`];
  }

  citedByAll(rule) {
    const { sources, rules } = this.story.pack;
    const by = rules[rule].cited.map(([source, numbers]) =>
      sources[source].house ? "the house" : `${sources[source].short} ${paragraphs(numbers)}`,
    );
    return [said(bare(rules[rule].text)), ` (${by.join("; ")})`];
  }
}

// A share in 100 to one decimal, a half rounded up, and without it where it is none.
function inHundred(weights, place) {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const [its, all] = total ? [weights[place], total] : [1n, BigInt(weights.length)];
  return String(Number((2000n * its + all) / (2n * all)) / 10);
}

// Where an article says it, or that it is implied.
function paragraphs(numbers) {
  if (!numbers.length) return "implied, not stated";
  const [first, last] = [numbers[0], numbers[numbers.length - 1]];
  const run = numbers.length > 2 && numbers.every((number, index) => number === first + index);
  return `¶${run ? `${first} to ${last}` : listed(numbers)}`;
}
