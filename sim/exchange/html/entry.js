// What a person reads before anything is told: what the story is about, what this is and is not, and what it holds.

// The head of the page, which stands above everything.
function tellHead(story) {
  const facts = [story.minutes && counted(story.minutes, "minute"), story.ages && `ages ${story.ages}`];
  const title = document.getElementById("title");
  title.lang = story.language;
  title.replaceChildren(...stressed(story.title), story.lesson && `: ${story.lesson}`);
  document.getElementById("summary").append(prose("p", dated(story.summary, story.starts), story.language));
  document.getElementById("facts").append(facts.filter(Boolean).join(" · "));
}

function tellEntry(story, face) {
  const notes = story.notes.map((note, index) => [index ? ", " : "", said(note, story.language)]);
  const card = story.card.map((each) => prose("p", dated(each, story.starts), story.language));
  return [
    face.entry.map((each) => h("p", {}, each)),
    notes.length && h("p.note", {}, h("b", {}, "Content notes: "), notes, "."),
    card.length && h("div.card", {}, card),
  ];
}

// Somebody to talk to: the words and the lines that came with the page.
function tellHelp(face) {
  const lines = face.lines.map(({ name, number, place, checked }) =>
    h(
      "li",
      {},
      h("b", {}, `${name} (${place})`),
      h("a.number", { href: `tel:${number.replace(/[^+\d]/g, "")}` }, number),
      checked && h("span.quiet", {}, `checked ${checked}`),
    ),
  );
  return h("div.help", {}, face.help.map((each) => h("p", {}, each)), lines.length ? h("ul.lines", { role: "list" }, lines) : null);
}
