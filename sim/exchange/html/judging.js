// What the rules of the pack make of each decision of a road, and how far each source agrees with it.
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
  return sum(
    rules.map((rule) => ((marks.followed.has(rule) ? 1 : 0) - (marks.broken.has(rule) ? 1 : 0)) * pack.rules[rule].weight),
  );
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
    if (when === undefined || worth(story.pack.conditions[when], values)) (follows ? marks.followed : marks.broken).add(rule);
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

// The credit and the total of each source over some moments.
class Ledger {
  constructor(story) {
    this.credit = story.pack.sources.map(() => 0);
    this.total = story.pack.sources.map(() => 0);
    this.visit = { number: 0, first: new Map(), taken: new Set() };
  }

  // An aside counts as it read where it first stood on offer in a visit, and not as it read when it was taken.
  enter({ decision, worths, best, place }) {
    if (decision.visit !== this.visit.number) {
      this.visit = { number: decision.visit, first: new Map(), taken: new Set() };
    }
    const { first, taken } = this.visit;
    decision.options.forEach((option, at) => {
      if (option.road || first.has(option.id)) return;
      first.set(option.id, [...worths].map(([source, its]) => [source, its[at]]));
    });
    if (decision.taken.road) {
      this.leaveScene(decision.options, worths, best, place);
    } else if (!taken.has(decision.taken.id)) {
      taken.add(decision.taken.id);
      this.bookAside(decision.taken.id, 1);
    }
  }

  // The options that lead on are compared with each other, and the asides left on offer weighed.
  leaveScene(options, worths, best, place) {
    for (const [source, its] of worths) {
      if (!best.get(source).length) continue;
      const leading = its.filter((_, at) => options[at].road);
      const lowest = Math.min(...leading);
      this.credit[source] += its[place] - lowest;
      this.total[source] += Math.max(...leading) - lowest;
    }
    for (const option of options) {
      if (!option.road && !this.visit.taken.has(option.id)) this.bookAside(option.id, -1);
    }
  }

  // An aside that was taken (sign 1) or left (-1): to take what is good and to leave what is bad is credit.
  bookAside(id, sign) {
    for (const [source, its] of this.visit.first.get(id)) {
      this.total[source] += Math.abs(its);
      this.credit[source] += Math.max(0, sign * its);
    }
  }
}

// Agreement of 0 to 100 to one decimal, a half rounded up; null where a source says nothing.
function agreement(credit, total) {
  return total ? Math.floor((2000 * credit + total) / (2 * total)) / 10 : null;
}

// How each source that judges a role reads its decisions: agreement, and its rules by verdict with their steps.
function readingsOf(story, moments) {
  return [...new Set([story.seeker, story.player])].map((role) => {
    const own = moments.filter((moment) => moment.decision.role === role);
    const ledger = new Ledger(story);
    own.forEach((moment) => ledger.enter(moment));
    return {
      role,
      sources: judging(story, role).map((source) => ({
        source,
        credit: ledger.credit[source],
        total: ledger.total[source],
        uses: usesOf(story.pack, source, own),
      })),
    };
  });
}

function usesOf(pack, source, moments) {
  const uses = new Map();
  for (const { decision, judgements: found } of moments) {
    for (const { rule, verdict } of found) {
      const cited = pack.rules[rule].cited.find(([its]) => its === source);
      if (!cited) continue;
      const key = `${verdict} ${rule}`;
      if (!uses.has(key)) uses.set(key, { verdict, rule, paragraphs: cited[1], steps: [] });
      uses.get(key).steps.push(decision.step);
    }
  }
  return [...uses.values()].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}
