// A decision of the debrief: what was taken, who is for and against it, by which rules, and what was in dispute.

function tellMoment(telling, moment, tryFrom) {
  const { decision, disputed } = moment;
  const title = telling.title(decision.scene, decision.minutes);
  const own = decision.role === telling.story.player;
  const took = own ? "You took: " : `${telling.name(decision.role)} took: `;
  const again = { type: "button", onclick: () => tryFrom(decision.step) };
  return h(
    "section.moment",
    { "aria-labelledby": `moment-${decision.step}` },
    h(
      "h3",
      { id: `moment-${decision.step}` },
      `${decision.step} · ${dateOf(decision.minutes)} · `,
      title,
      disputed && h("span.mark", {}, " the articles disagree"),
    ),
    h("p", {}, took, quoted(optionText(telling, decision, decision.taken))),
    h("p", {}, whoSpeaks(telling, moment)),
    h("details", {}, h("summary", {}, "What was on offer, and who says what"), tellOffer(telling, moment)),
    luckRows(telling, telling.luck(decision.step - 1, decision.step)),
    own && h("button.try", again, `Try from here (decision ${decision.step})`),
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
  const are = agreeing === 1 ? "is" : "are";
  return `${agreeing} of ${speaking.length} ${articles} ${are} with ${telling.who(decision.role)}.`;
}

function standRows(telling, { decision, best, place }) {
  const { sources } = telling.story.pack;
  const title = (source) => [said(sources[source].title), sources[source].house ? " (the house’s addition)" : ""];
  const speaking = [...best].filter(([, its]) => its.length);
  const others = [...best].filter(([, its]) => !its.length);
  const silent = others.map(([source], index) => [index ? "; " : "", title(source)]);
  const stands = speaking.map(([source, its]) => {
    const side = its.includes(place) ? "with" : "against";
    const numbers = its.map((each) => each + 1);
    return row(`${side} ${telling.who(decision.role)}`, [title(source), `: for ${listed(numbers, "or")}`]);
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
