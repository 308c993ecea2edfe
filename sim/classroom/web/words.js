// The words of the pages, by language. A translation is a file like words-en.js and a line in TABLES.

import english from "./words-en.js";

const TABLES = { en: english };
const RIGHT_TO_LEFT = ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

let table = english;
let plural = new Intl.PluralRules("en");

// Speak a language as far as there are words for it, and turn the page the way that the language is written.
export function speak(language) {
  const base = (language || "en").toLowerCase().split("-")[0];
  const spoken = TABLES[base] ? base : "en";
  table = TABLES[spoken];
  plural = new Intl.PluralRules(spoken);
  document.documentElement.lang = language || "en";
  document.documentElement.dir = RIGHT_TO_LEFT.includes(base) ? "rtl" : "ltr";
}

// The words under a name, with values for its {places}. Where the words differ by number, `n` decides.
export function say(name, values) {
  const found = table[name] === undefined ? english[name] : table[name];
  const text = typeof found === "object" ? found[plural.select(values.n)] || found.other : found;
  return String(text === undefined ? name : text).replace(/\{(\w+)\}/g, (whole, place) => values && place in values ? values[place] : whole);
}

// The same where there may be no such name; then what is given instead.
export function sayOr(name, otherwise) {
  return table[name] === undefined && english[name] === undefined ? otherwise : say(name);
}
