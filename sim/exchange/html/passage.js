// What is told of a road: its place and hour, the beats that the player may know, the meters, and the end.

function placeOf(road) {
  const { title } = road.scene;
  const words = title && said(dated(title, road.minutes), road.story.language);
  return [h("span.when", {}, dateOf(road.minutes), words && " · "), words];
}

// What was told since the player's last decision.
function passage(road, face) {
  const { story, lastOwn: first } = road;
  const beats = [...road.past.slice(first).flatMap((position) => position.told), ...road.position.told];
  const seen = beats.filter((beat) => seenBy(beat, story.player));
  return [seen.map((beat) => beatOf(story, beat)), meters(road, road.past[first - 1]), over(road, face)];
}

// Where the meters stand, and by how much they moved since an earlier position.
function meters({ story, position }, before) {
  if (!story.meters.length) return null;
  const told = story.meters.map(([label, slot], at) => {
    const by = before ? position.values[slot] - before.values[slot] : 0;
    const moved = by ? ` (${by > 0 ? "+" : "−"}${Math.abs(by)})` : "";
    const words = said(dated(label, position.values[MINUTES]), story.language);
    return [at ? " · " : "", words, ` ${position.values[slot]}`, moved];
  });
  return h("p.meters", {}, told);
}

function over(road, face) {
  if (!road.over) return null;
  const { ending } = road.scene;
  if (ending) return h("p.ending", {}, `The end. ${face.endings[ending]}.`);
  const stopped = road.story.stops.includes(road.position.name);
  return h("p.ending", {}, stopped ? `${face.lessonOver}.` : "This story is not written any further than here.");
}
