// How far each source agrees with a road, and which of its rules were followed, broken, missed and resisted.

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
