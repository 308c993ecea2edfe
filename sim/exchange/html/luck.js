// Luck told apart from judgement: what was not the player's to decide, and how likely it was.

// What was not the player's to decide, with the odds of what happened and of what else might have.
function luckRows(telling, lucks) {
  if (!lucks.length) return null;
  const { seeker, player } = telling.story;
  const whose = seeker === player ? "yours" : `${telling.name(seeker)}’s`;
  return [h("p", {}, `Not ${whose} to decide:`), rows(lucks.map(({ name, odds }) => row(name, ...oddsLines(odds))))];
}

function oddsLines(odds) {
  const share = (odd) => [quoted(odd.text), ` ${odd.share} in 100`];
  const fell = odds.find((odd) => odd.fell);
  const others = odds.filter((odd) => !odd.fell);
  const lines = [others.length ? share(fell) : [quoted(fell.text), " the only answer there was"]];
  if (others.length) lines.push(["it could have been ", others.map((odd, at) => [at ? "; " : "", share(odd)])]);
  const noted = odds.filter((odd) => odd.note);
  return [...lines, ...noted.map((odd) => ["the author, on ", quoted(odd.text.cloneNode(true)), ": ", odd.note])];
}
