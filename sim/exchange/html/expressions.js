// Walks the small trees that conditions and weights are: nothing here makes code of a text.
//
// Whole numbers are BigInt while they are reckoned with: an author's sums may go past what a Number holds exactly.

const MINUTES = 0; // the clock, in minutes since midnight of day 0
const LAST_CONTACT = 1; // the day of the seeker's last contact
const STANDING = 2; // roles whose no stands, one bit each
const HOUR = 60;
const DAY = 24 * HOUR;
const NEVER = -(10 ** 12); // the day of what was never done

const dayOf = (minutes) => Math.floor(minutes / DAY);
const hourOf = (minutes) => Math.floor(minutes / HOUR) % 24;
const exact = (value) => (typeof value === "number" ? BigInt(value) : value);

const OPERATIONS = {
  read: ([slot], values) => exact(values[slot]),
  day: (_, values) => BigInt(dayOf(values[MINUTES])),
  hour: (_, values) => BigInt(hourOf(values[MINUTES])),
  silence: (_, values) => BigInt(dayOf(values[MINUTES]) - values[LAST_CONTACT]),
  "told-no": (_, values) => values[STANDING] !== 0,
  seen: ([slot], values) => values[slot] > 0,
  ever: ([slot], values) => values[slot] !== NEVER,
  since: ([slot], values) => BigInt(dayOf(values[MINUTES]) - values[slot]),
  count: ([slot, days], values) =>
    BigInt(values[slot].filter((day) => day > dayOf(values[MINUTES]) - days).length),
  "+": ([left, right], values) => worth(left, values) + worth(right, values),
  "-": ([left, right], values) => worth(left, values) - worth(right, values),
  "*": ([left, right], values) => worth(left, values) * worth(right, values),
  minus: ([only], values) => -worth(only, values),
  not: ([only], values) => !worth(only, values),
  and: (parts, values) => parts.every((part) => worth(part, values)),
  or: (parts, values) => parts.some((part) => worth(part, values)),
  min: (parts, values) => parts.map((part) => worth(part, values)).reduce((a, b) => (b < a ? b : a)),
  max: (parts, values) => parts.map((part) => worth(part, values)).reduce((a, b) => (b > a ? b : a)),
  compare: ([signs, ...sides], values) => {
    const found = sides.map((side) => worth(side, values));
    return signs.every((sign, index) => COMPARISONS[sign](found[index], found[index + 1]));
  },
};
const COMPARISONS = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

function worth(tree, values) {
  if (!Array.isArray(tree)) return exact(tree);
  const [operation, ...parts] = tree;
  return OPERATIONS[operation](parts, values);
}

// A condition stands in a list of its own; where there is none it holds.
const holds = (condition, values) => condition === undefined || Boolean(worth(condition[0], values));

// A weight stands so too; where there is none it is 1, and a negative one counts as 0.
function amount(weight, values) {
  const found = weight === undefined ? 1n : worth(weight[0], values);
  return found > 0n ? found : 0n;
}
