// Lots, the same as in the engine and on every machine: lot n of a road is output n of SplitMix64 under its seed.

const MASK = (1n << 64n) - 1n;
const GAMMA = 0x9e3779b97f4a7c15n;
const MIX = [0xbf58476d1ce4e5b9n, 0x94d049bb133111ebn];

// Lot number n (from 0) of a road: output n of SplitMix64.
function draw(seed, n) {
  let z = (seed + (BigInt(n) + 1n) * GAMMA) & MASK;
  z = ((z ^ (z >> 30n)) * MIX[0]) & MASK;
  z = ((z ^ (z >> 27n)) * MIX[1]) & MASK;
  return z ^ (z >> 31n);
}

// Which of the weights a lot falls on; where all are 0 each is as likely.
function pick(lot, weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total === 0n) return Number((lot * BigInt(weights.length)) >> 64n);
  let left = (lot * total) >> 64n;
  return weights.findIndex((weight) => (left -= weight) < 0n);
}
