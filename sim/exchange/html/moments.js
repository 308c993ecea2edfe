// A decision of the debrief: what was taken, who is for and against it, by which rules, what was in dispute, and luck.

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

function tellMoment(telling, moment, tryFrom) {
  const { decision, disputed } = moment;
  const heading = [`${decision.step} · ${dateOf(decision.minutes)} · `, telling.title(decision.scene, decision.minutes)];
  const own = decision.role === telling.story.player;
  return h(
    "section.moment",
    { "aria-labelledby": `moment-${decision.step}` },
    h("h3", { id: `moment-${decision.step}` }, heading, disputed && h("span.mark", {}, " the articles disagree")),
    h("p", {}, own ? "You took: " : `${telling.name(decision.role)} took: `, quoted(optionText(telling, decision, decision.taken))),
    h("p", {}, whoSpeaks(telling, moment)),
    h("details", {}, h("summary", {}, "What was on offer, and who says what"), tellOffer(telling, moment)),
    luckRows(telling, telling.luck(decision.step - 1, decision.step)),
    own && h("button.try", { type: "button", onclick: () => tryFrom(decision.step) }, `Try from here (decision ${decision.step})`),
  );
}

function tellOffer(telling, moment) {
  return [
    rows(moment.decision.options.map((option, place) => tellOption(telling, moment, option, place))),
    under("Side by side", standRows(telling, moment)),
    under("By the rules", ruleRows(telling, moment)),
    under("In dispute", moment.disputes.map((dispute) => tellDispute(telling, moment, dispute))),
  ];
}

const under = (title, all) => (all.length ? [h("h4", {}, title), rows(all)] : null);
const optionText = (telling, { minutes }, option) => telling.words(option.text, minutes);

// The author's note is told once a visit, at the last decision where its option stood on offer.
function tellOption(telling, { decision, place: taken }, option, place) {
  const later = telling.decisions.slice(decision.step).filter((after) => after.visit === decision.visit);
  const again = place !== taken && later.some((after) => after.options.includes(option));
  const note = option.note && !again && ["the author: ", telling.words(option.note, decision.minutes)];
  const lines = [quoted(optionText(telling, decision, option)), note].filter(Boolean);
  return row(`${place + 1}${place === taken ? " taken" : ""}${option.road ? "" : " aside"}`, ...lines);
}

// How many articles are with whoever decided, or why none takes sides.
function whoSpeaks(telling, { decision, best, place }) {
  if (decision.options.length === 1) return "There was one way on, so nobody takes sides.";
  const { seeker, pack } = telling.story;
  if (decision.role !== seeker) return `The articles speak to ${telling.name(seeker)}; here the house alone is heard.`;
  const speaking = [...best].filter(([source, its]) => its.length && !pack.sources[source].house);
  if (!speaking.length) return "No article tells these options apart.";
  const agreeing = speaking.filter(([, its]) => its.includes(place)).length;
  const articles = speaking.length === 1 ? "article that speaks" : "articles that speak";
  return `${agreeing} of ${speaking.length} ${articles} ${agreeing === 1 ? "is" : "are"} with ${telling.who(decision.role)}.`;
}

function standRows(telling, { decision, best, place }) {
  const { sources } = telling.story.pack;
  const title = (source) => [said(sources[source].title), sources[source].house ? " (the house’s addition)" : ""];
  const speaking = [...best].filter(([, its]) => its.length);
  const silent = [...best].filter(([, its]) => !its.length).map(([source], index) => [index ? "; " : "", title(source)]);
  const stands = speaking.map(([source, its]) => {
    const side = its.includes(place) ? "with" : "against";
    return row(`${side} ${telling.who(decision.role)}`, [title(source), `: for ${listed(its.map((each) => each + 1), "or")}`]);
  });
  return silent.length && speaking.length ? [...stands, row("silent", silent)] : stands;
}

// The rules that some option meets, of those that this role is judged by, in the order of the pack.
function heardRules(telling, { marks, worths }) {
  return telling.story.pack.rules.flatMap(({ cited }, rule) => {
    const met = marks.some((each) => each.followed.has(rule) || each.broken.has(rule));
    return met && cited.some(([source]) => worths.has(source)) ? [rule] : [];
  });
}

function ruleRows(telling, moment) {
  const { marks, judgements: found } = moment;
  const given = new Map(found.map(({ rule, verdict }) => [rule, verdict]));
  return [...VERDICTS, undefined].flatMap((verdict) =>
    heardRules(telling, moment)
      .filter((rule) => given.get(rule) === verdict)
      .map((rule) => row(verdict || "elsewhere", [telling.citedByAll(rule), ": ", sidesOf(marks, rule)])),
  );
}

function sidesOf(marks, rule) {
  const verbs = [["followed", "follow"], ["broken", "break"]].map(([side, verb]) => {
    const places = marks.flatMap((each, place) => (each[side].has(rule) ? [place + 1] : []));
    return places.length ? `${listed(places)} ${verb}${places.length === 1 ? "s" : ""} it` : "";
  });
  return verbs.filter(Boolean).join(", ");
}

function tellDispute(telling, moment, { question, sides }) {
  const { sources } = telling.story.pack;
  const speakers = (side) => {
    const heard = heardRules(telling, moment).filter((rule) => side.rules.includes(rule));
    const cited = heard.flatMap((rule) => telling.story.pack.rules[rule].cited.map(([source]) => sources[source]));
    return [...new Set(cited.map((source) => (source.house ? "the house" : source.short)))].join(", ");
  };
  const lines = sides.map((side) => `${speakers(side)}: ${listed(side.best.map((each) => each + 1), "or")}`);
  return row("?", said(question), ...lines);
}

// What was not the player's to decide, with the odds of what happened and of what else might have.
function luckRows(telling, lucks) {
  if (!lucks.length) return null;
  const { seeker, player } = telling.story;
  const whose = seeker === player ? "yours" : `${telling.name(seeker)}’s`;
  return [h("p", {}, `Not ${whose} to decide:`), rows(lucks.map(({ name, odds }) => row(name, ...oddsLines(odds))))];
}

function oddsLines(odds) {
  const share = (odd) => [quoted(odd.text), ` ${odd.share} in 100`];
  const fell = odds.find((odd) => odd.fell);
  const others = odds.filter((odd) => !odd.fell);
  const lines = [others.length ? share(fell) : [quoted(fell.text), " the only answer there was"]];
  if (others.length) lines.push(["it could have been ", others.map((odd, at) => [at ? "; " : "", share(odd)])]);
  return [...lines, ...odds.filter((odd) => odd.note).map((odd) => ["the author, on ", quoted(odd.text.cloneNode(true)), ": ", odd.note])];
}
