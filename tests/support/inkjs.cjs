// Compiles and plays ink for tests. Each line of stdin is a request {source, plays, table}: a play is the numbers of the
// choices (modulo how many there are), and `table` the start of hw_table. Each line of stdout answers with what the
// compiler and the player complained of, and for each play its moments: lines and choices, each a text with its tags.
const { Compiler } = require(process.argv[2] + "/node_modules/inkjs/dist/ink-full.js");

const TURNS = 400;

function compiled(source, faults) {
  try {
    return new Compiler(source, { errorHandler: (message) => faults.push(message) }).Compile();
  } catch (error) {
    faults.push(String(error));
    return null;
  }
}

function moment(story) {
  const lines = [];
  while (story.canContinue) {
    const text = story.Continue().trimEnd();
    if (text || (story.currentTags || []).some((tag) => tag.startsWith("ending"))) lines.push([text, ...story.currentTags]);
  }
  return [lines, story.currentChoices.map((choice) => [choice.text, ...(choice.tags || [])])];
}

function play(story, numbers, table, seed) {
  story.ResetState();
  story.state.storySeed = seed;
  story.variablesState.$("hw_table", table);
  const moments = [moment(story)];
  for (const number of numbers.slice(0, TURNS)) {
    const count = story.currentChoices.length;
    if (!count) break;
    story.ChooseChoiceIndex(number % count);
    moments.push(moment(story));
  }
  return moments;
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { source, plays, table } = JSON.parse(line);
    const faults = [];
    const story = compiled(source, faults);
    if (story) story.onError = (message) => faults.push(message);
    const played = story ? plays.map((numbers, at) => play(story, numbers, table, at)) : [];
    process.stdout.write(JSON.stringify({ faults, plays: played }) + "\n");
  });
