// What a step does to the values of a story, and what they make of it: beats, changes, acts, options, ways, the clock.

// The story itself cannot go on from here: its author's fault, not the player's.
class RoadFault extends Error {}

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
