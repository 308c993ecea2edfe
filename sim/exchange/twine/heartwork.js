// The clock and the history of a story from heartwork, as its conditions ask for them.
setup.heartwork = (() => {
  const means = MEANS;
  const seeker = SEEKER;
  const kept = () => State.variables.KEPT;
  const day = () => Math.floor(kept().clock / 1440);
  const since = (...acts) => day() - kept().log.reduce((last, done) => done.acts.some(act => acts.includes(act)) ? Math.max(last, done.day) : last, -1e12);
  function did(when, role, acts) {
    const meant = acts.map(act => means[act]);
    if (role === seeker && meant.includes("contact")) kept().contact = when;
    if (role !== seeker && meant.includes("reopen")) delete kept().no[role];
    if (role !== seeker && meant.includes("no")) kept().no[role] = true;
    if (acts.length) kept().log.push({day: when, acts});
  }
  return {
    day,
    since,
    hour: () => Math.floor(kept().clock / 60) % 24,
    silence: () => day() - kept().contact,
    toldNo: () => Object.keys(kept().no).length > 0,
    visits: scene => kept().visits[scene] || 0,
    took: option => Boolean(kept().took[option]),
    ever: (...acts) => since(...acts) < 1e11,
    count: (days, ...acts) => kept().log.filter(done => done.day > day() - days && done.acts.some(act => acts.includes(act))).length,
    past: (ago, role, ...acts) => did(day() - ago, role, acts),
    enter: scene => { kept().visits[scene] = (kept().visits[scene] || 0) + 1; },
    take: (option, stays, role, ...acts) => {
      kept().took[option] = true;
      kept().stays = stays;
      kept().told = "";
      did(day(), role, acts);
    },
    tell: text => { kept().told += text; },
    goOn: () => { kept().stays = false; kept().told = ""; },
    pass: minutes => { kept().clock += minutes; },
    at: (time, on) => { kept().clock = on === undefined ? kept().clock + ((time - kept().clock) % 1440 + 1440) % 1440 : on * 1440 + time; },
    draw: (...weights) => {
      const some = weights.map(weight => Math.max(0, weight));
      const all = some.some(weight => weight > 0) ? some : weights.map(() => 1);
      let left = random(all.reduce((sum, weight) => sum + weight, 0) - 1);
      return all.findIndex(weight => (left -= weight) < 0);
    },
  };
})();
