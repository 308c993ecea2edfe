// The seed and the player's decisions in the page's address, so that a reload, a bookmark or a link goes on from there.
//
// What stands behind the # never leaves the browser. Decisions are told by the numbers that their options had. A seed
// that was given (#seed=7) stays for every play, so that everybody has the same luck; one that was drawn does not.

const ADDRESS = /^#(seed|drawn)=(\d{1,20})(?:&road=(\d{1,3}(?:\.\d{1,3}){0,998}))?$/;

function readAddress() {
  const [, kind, seed, road] = ADDRESS.exec(location.hash) || [];
  return {
    given: kind === "seed",
    seed: BigInt(seed || 0) & MASK,
    numbers: road ? road.split(".").map(Number) : [],
  };
}

const drawnSeed = () => BigInt(crypto.getRandomValues(new Uint32Array(1))[0]);

// The address takes the place of the one before, so that the browser's way back leaves the page and no play.
function writeAddress({ given, seed }, numbers) {
  const road = numbers.length ? `&road=${numbers.join(".")}` : "";
  try {
    history.replaceState(null, "", given ? `#seed=${seed}${road}` : road ? `#drawn=${seed}${road}` : "#");
  } catch {
    // Inside of another page it may not change its address, and plays all the same.
  }
}

// The numbers of the player's own decisions on a road; those of others are drawn anew, and the same.
function numbersOf(road) {
  return road.past.flatMap(({ scene, offer }, index) =>
    scene.by === road.story.player ? [offer.indexOf(road.taken[index]) + 1] : [],
  );
}

// Go along a road by such numbers, as far as they fit; whether all of them did.
function follow(road, numbers) {
  return numbers.every((number) => {
    road.advance();
    const option = road.position.offer[number - 1];
    if (option) road.take(option.id);
    return Boolean(option);
  });
}
