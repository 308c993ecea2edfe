// Looking back: a crossed line first, how it ended, the articles side by side, each moment, and the other side.

function tellDebrief(road, face, tryFrom) {
  const telling = new Telling(road);
  return [
    tellFloor(telling),
    tellEnding(telling, face),
    tellArticles(telling),
    telling.decisions.length || telling.opening.length ? h("h2", {}, "Moment by moment") : null,
    luckRows(telling, telling.opening),
    telling.moments.map((moment) => tellMoment(telling, moment, tryFrom)),
    tellOtherSide(telling),
    tellQuestions(telling),
    hurts(telling) && [h("h2", {}, "If you want to talk to somebody"), tellHelp(face)],
  ];
}

// Every broken floor rule of the road, one entry an occurrence.
function breachesOf(telling) {
  return telling.moments.flatMap((moment) =>
    moment.judgements
      .filter(({ rule, verdict }) => verdict === "broken" && telling.story.pack.rules[rule].floor)
      .map(({ rule }) => ({ rule, decision: moment.decision })),
  );
}

function hurts(telling) {
  return breachesOf(telling).length > 0 || ["apart-in-pain", "boundary-crossed"].includes(telling.road.scene.ending);
}

// Whose the latest no is that stands before a decision, and when it was said.
function standingNo(telling, { step, standing }) {
  if (!standing) return null;
  const { seeker, deeds, pastNo } = telling.story;
  const earlier = telling.decisions.slice(0, step - 1);
  const last = earlier.filter(({ role, taken }) => role !== seeker && deeds[taken.deed].no).pop();
  if (last) return { name: telling.name(last.role), when: `on ${dateOf(last.minutes)}` };
  return pastNo && { name: pastNo, when: `before the ${telling.story.lesson ? "lesson" : "story"} begins` };
}

function tellFloor(telling) {
  const breaches = breachesOf(telling);
  if (!breaches.length) return null;
  const told = breaches.map(({ rule, decision }) => {
    const no = standingNo(telling, decision);
    const chose = [telling.title(decision.scene, decision.minutes), `: ${telling.who(decision.role)} chose `];
    return row(
      dateOf(decision.minutes),
      [...chose, quoted(optionText(telling, decision, decision.taken))],
      ["the rule: ", said(telling.story.pack.rules[rule].text)],
      ...(no ? [`why it counts here: ${no.name} had said no ${no.when}, and had not taken it back`] : []),
    );
  });
  const why =
    "These are safety rules of the house. No article can outvote them, and nothing done afterwards makes up for it.";
  return h("section.floor", {}, h("h2", {}, "First of all: a line that was crossed"), rows(told), h("p", {}, why));
}

function tellEnding(telling, face) {
  const { road, decisions, story } = telling;
  const own = decisions.filter((decision) => decision.role === story.player).length;
  const { ending } = road.scene;
  const stopped = !ending && story.stops.includes(road.position.name);
  const how = ending ? face.endings[ending] : stopped ? face.lessonOver : "Not finished";
  const place = quoted(telling.title(road.position.name, road.minutes));
  const where = [": ", place, `, ${dateOf(road.minutes)}, after ${counted(own, "decision")}.`];
  const points = "Endings carry no points: a calm goodbye and a reunion are worth the same.";
  const heading = ending ? "How it ended" : stopped ? "How far the lesson went" : "Where it stands";
  return [h("h2", {}, heading), h("p", {}, how, where), ending && h("p", {}, points)];
}

function tellArticles(telling) {
  const { story, moments } = telling;
  const { sources } = story.pack;
  const readings = readingsOf(story, moments);
  const bars = readings.flatMap(({ role, sources: its }) =>
    its.map((reading) => {
      const { house, short } = sources[reading.source];
      return bar(house ? `Respect${role === story.player ? "" : ` (${telling.name(role)})`}` : short, reading);
    }),
  );
  const full = readings.flatMap(({ role, sources: its }) => its.map((reading) => tellSource(telling, role, reading)));
  const parted = h("p", {}, disagreement(telling));
  return [h("h2", {}, "The articles, side by side"), h("ul.bars", { role: "list" }, bars), parted, full];
}

function bar(label, { credit, total }) {
  const value = agreement(credit, total);
  if (value === null) return h("li", {}, h("span.name", {}, label), h("span.silent", {}, "says nothing here"));
  const fill = h("span.fill");
  fill.style.width = `${value}%`;
  const track = h("span.track", { "aria-hidden": "true" }, fill);
  return h("li", {}, h("span.name", {}, label), " ", track, " ", h("span.value", {}, value.toFixed(1)));
}

function disagreement({ story, moments }) {
  const own = moments.filter(({ decision }) => decision.role === story.seeker && decision.taken.road);
  if (!own.length) return "No decision has been taken yet, so there is nothing to compare.";
  const disputed = own.filter((moment) => moment.disputed).length;
  const whose = story.seeker === story.player ? "your" : `${story.names[story.seeker]}’s`;
  const at = disputed
    ? `At ${disputed} of ${whose} ${counted(own.length, "decision")} that led on the articles wanted different things.`
    : `At ${whose} decisions the articles never wanted different things.`;
  return `${at} They are not added up: there is no grade here.`;
}

function tellSource(telling, role, { source, uses }) {
  const { story } = telling;
  const { title, stance, house } = story.pack.sources[source];
  const about = role === story.seeker ? "" : `, about ${telling.name(role)}`;
  const told = uses.map(({ verdict, rule, steps }) =>
    row(verdict, [telling.cited(rule, source), steps.length > 1 ? `, ${steps.length} times` : ""]),
  );
  return [
    h("h3", {}, said(title), about),
    house && h("p.quiet", {}, "the house’s addition, not one of the articles"),
    stance && h("p", {}, said(stance)),
    told.length
      ? h("details", {}, h("summary", {}, "Rule by rule: ", said(title)), rows(told))
      : h("p", {}, "It says nothing about this play."),
  ];
}

// What everybody wanted, and the beats of the road that the player could not see, in their places.
function tellOtherSide(telling) {
  const { road, story, decisions } = telling;
  const here = { minutes: road.minutes, scene: road.position.name, told: road.position.told };
  const hidden = [...decisions, here].flatMap(({ minutes, scene, told: beats }) =>
    beats.filter((beat) => !seenBy(beat, story.player)).map((beat) => ({ minutes, scene, beat })),
  );
  if (!story.goals.length && !hidden.length) return null;
  return [
    h("h2", {}, "The other side"),
    rows(story.goals.map(([role, goal]) => row(telling.name(role), ["wanted all along: ", telling.words(goal)]))),
    hidden.length && h("p", {}, "What you could not see:"),
    rows(
      hidden.map(({ minutes, scene, beat }) =>
        row(
          telling.name(beat.only || beat.who || story.seeker),
          [`${dateOf(minutes)}, `, telling.title(scene, minutes)],
          spoken(story, beat),
        ),
      ),
    ),
  ];
}

function tellQuestions(telling) {
  const { reflect } = telling.road.scene;
  if (!reflect) return null;
  const { road, story } = telling;
  const questions = reflect.map((question) => h("li", {}, stressed(dated(question, road.minutes))));
  return [h("h2", {}, "Questions to take along"), h("ul", { dir: "auto", lang: story.language }, questions)];
}
