// What the rules of the pack make of each decision of a road.
//
// Sources and rules are named by their numbers, options by their place among those on offer.

const VERDICTS = ["followed", "broken", "missed", "resisted"];

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

// The places of highest worth where the options differ; none where they are all worth the same.
function bestOf(worths) {
  const highest = Math.max(...worths);
  return highest === Math.min(...worths) ? [] : worths.flatMap((each, place) => (each === highest ? [place] : []));
}

// Whether no option is best for every article that speaks.
function isDisputed(bests) {
  return bests.length > 0 && !bests[0].some((place) => bests.every((best) => best.includes(place)));
}

// What some rules make of one option: those followed weigh for it, those broken against it.
function weighed(pack, marks, rules) {
  const side = (rule) => Number(marks.followed.has(rule)) - Number(marks.broken.has(rule));
  return sum(rules.map((rule) => side(rule) * pack.rules[rule].weight));
}

// The sources that judge a role: articles the seeker, the house whoever is played by a person.
function judging(story, role) {
  return story.pack.sources.flatMap((source, number) =>
    role === (source.house ? story.player : story.seeker) ? [number] : [],
  );
}

// The rules that an option follows and breaks at a moment.
function marksOf(story, deed, values) {
  const marks = { followed: new Set(), broken: new Set() };
  for (const [rule, follows, when] of deed.clauses) {
    const met = when === undefined || worth(story.pack.conditions[when], values);
    if (met) (follows ? marks.followed : marks.broken).add(rule);
  }
  return marks;
}

// One verdict a rule: what was done comes before what was left undone, and a breach before anything else.
function verdictOf(kind, rule, own, marks) {
  if (own.broken.has(rule)) return "broken";
  if (own.followed.has(rule)) return "followed";
  if (kind === "do" && marks.some((each) => each.followed.has(rule))) return "missed";
  if (kind === "dont" && marks.some((each) => each.broken.has(rule))) return "resisted";
  return null;
}

function judgements(pack, sources, own, marks) {
  return pack.rules.flatMap(({ kind, cited }, rule) => {
    const verdict = cited.some(([source]) => sources.includes(source)) && verdictOf(kind, rule, own, marks);
    return verdict ? [{ rule, verdict }] : [];
  });
}

// The rules of a side that speak here, and the options it holds for best.
function sideOf(pack, side, marks) {
  const rules = side.filter((rule) => marks.some((each) => each.followed.has(rule) || each.broken.has(rule)));
  return { rules, best: rules.length ? bestOf(marks.map((each) => weighed(pack, each, rules))) : [] };
}

// The named disputes that bite: two sides speak, and no option is among the best of both.
function disputesOf(pack, marks) {
  return pack.disputes.flatMap(({ question, sides }, number) => {
    const speaking = sides.map((side) => sideOf(pack, side, marks)).filter((side) => side.best.length);
    const apart = speaking.some((one, i) =>
      speaking.slice(0, i).some((other) => !one.best.some((place) => other.best.includes(place))),
    );
    return apart ? [{ number, question, sides: speaking }] : [];
  });
}

function momentOf(story, decision, marks) {
  const { pack } = story;
  const sources = judging(story, decision.role);
  if (!sources.length) return null;
  const place = decision.options.indexOf(decision.taken);
  const worths = new Map();
  const best = new Map();
  for (const source of sources) {
    const rules = pack.rules.flatMap((rule, number) => (rule.cited.some(([its]) => its === source) ? [number] : []));
    worths.set(source, marks.map((each) => weighed(pack, each, rules)));
    best.set(source, bestOf(worths.get(source)));
  }
  const articles = sources.filter((source) => !pack.sources[source].house);
  return {
    decision,
    place,
    marks,
    worths,
    best,
    judgements: judgements(pack, sources, marks[place], marks),
    disputed: isDisputed(articles.map((source) => best.get(source)).filter((each) => each.length)),
    disputes: decision.role === story.seeker ? disputesOf(pack, marks) : [],
  };
}

// The judged decisions of a road, in order.
function momentsOf(story, decisions) {
  const values = [...story.pack.values];
  return decisions.flatMap((decision) => {
    values[MINUTES] = decision.minutes;
    const moment = momentOf(
      story,
      decision,
      decision.options.map((option) => marksOf(story, story.deeds[option.deed], values)),
    );
    leave(story.deeds[decision.taken.deed].noted, values, dayOf(decision.minutes));
    return moment ? [moment] : [];
  });
}
