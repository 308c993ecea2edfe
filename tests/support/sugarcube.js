// As much of SugarCube 2 as exported stories use, for playing given roads: macros, setters, and TwineScript's words.
// It is written from SugarCube's documentation and knows nothing of heartwork. Returns the first place of each road at
// which passage, options, states or clock are not as they should be.
(stories) => {
  const WORDS = {to: "=", is: "===", isnot: "!==", and: "&&", or: "||", not: "!", gt: ">", gte: ">=", lt: "<", lte: "<="};
  const TOKENS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\$(\w+)|(?<![\w.])_(\w+)|(?<![\w.$])(to|isnot|is|and|or|not|gte|gt|lte|lt)\b/g;
  const javascript = (text) => text.replace(TOKENS, (whole, kept, passing, word) =>
    kept ? `State.variables.${kept}` : passing ? `State.temporary.${passing}` : word ? WORDS[word] : whole);
  const value = (text) => (0, eval)(`(${javascript(text)})`);
  const shown = (text) => text.replace(/\/\//g, "*").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code));
  let lot = 7;
  globalThis.setup = {};
  globalThis.State = {variables: {}, temporary: {}};
  globalThis.random = (most) => (lot = (lot * 1103515245 + 12345) % 2147483648) % 65537 % (most + 1);
  Math.clamp = (number, least, most) => Math.min(most, Math.max(least, number));

  // Where a mark stands outside quotation marks.
  function end(text, start, mark) {
    let quote = "";
    for (let at = start; at < text.length; at++) {
      if (quote) { if (text[at] === "\\") at++; else if (text[at] === quote) quote = ""; }
      else if (text[at] === '"' || text[at] === "'") quote = text[at];
      else if (text.startsWith(mark, at)) return at;
    }
    throw Error(`never closed: ${text.slice(start, start + 80)}`);
  }
  function parts(text) {
    const found = [];
    for (let at = 0; at < text.length; at++) {
      if (text.startsWith("/%", at)) at = text.indexOf("%/", at) + 1;
      else if (text.startsWith("<<", at)) {
        const to = end(text, at + 2, ">>");
        const [, name, rest] = text.slice(at + 2, to).match(/^(\S+)\s*([^]*)$/);
        found.push({name, rest});
        at = to + 1;
      } else if (text.startsWith("[[", at)) {
        const to = end(text, at + 2, "]]");
        found.push({link: text.slice(at + 2, to)});
        at = to + 1;
      }
    }
    return found;
  }
  function nested(all, at, closing) {
    const found = [];
    for (; at < all.length; at++) {
      const part = all[at];
      if (closing.includes(part.name)) return [found, at];
      if (part.name === "if") {
        const branches = [];
        for (let asked = part.rest; ; asked = all[at].name === "else" ? "true" : all[at].rest) {
          const [inside, to] = nested(all, at + 1, ["elseif", "else", "/if"]);
          branches.push([asked, inside]);
          at = to;
          if (all[at].name === "/if") break;
        }
        found.push({branches});
      } else if (part.name === "link") {
        const [inside, to] = nested(all, at + 1, ["/link"]);
        found.push({text: shown(value(part.rest)), inside});
        at = to;
      } else found.push(part);
    }
    return [found, at];
  }
  function run(those, links) {
    for (const part of those) {
      if (part.branches) {
        const branch = part.branches.find(([asked]) => value(asked));
        const there = branch && run(branch[1], links);
        if (there) return there;
      } else if (part.inside) links.push({text: part.text, go: () => run(part.inside, [])});
      else if (part.link) {
        const [, text, to, setter] = part.link.match(/^("(?:\\.|[^"\\])*")\|([^\]]*)\]\[([^]*)$/);
        links.push({text: value(text), go: () => (value(setter), to)});
      } else if (part.name === "goto") return part.rest.startsWith("[[") ? part.rest.slice(2, -2) : value(part.rest);
      else if (["set", "run", "="].includes(part.name)) value(part.rest);
      else throw Error(`an unknown macro: ${part.name}`);
    }
    return "";
  }
  function play(passages, road) {
    let here, links;
    const enter = (name) => {
      State.temporary = {};
      links = [];
      here = name;
      if (run(nested(parts(passages[name]), 0, [])[0], links)) throw Error(`${name} leaves by itself`);
    };
    const runOn = (goal) => { for (let n = 0; n < 50 && here !== goal && links.length === 1 && links[0].text === "…"; n++) enter(links[0].go()); };
    State.variables = {};
    (0, eval)(passages.heartwork);
    run(nested(parts(passages.StoryInit), 0, [])[0], []);
    enter(JSON.parse(passages.StoryData).start);
    for (const [step, [wanted, taken]] of road.entries()) {
      runOn(wanted.scene);
      const own = setup.heartwork;
      const found = {scene: here, options: links.map((link) => link.text),
        state: Object.fromEntries(Object.keys(wanted.state).map((name) => [name, State.variables[name]])),
        clock: [own.day(), own.hour(), own.silence(), own.toldNo()]};
      if (JSON.stringify(found) !== JSON.stringify(wanted)) return {step, found, wanted};
      if (taken === null) return null;
      const link = links.find((each) => each.text === taken), before = structuredClone(State.variables);
      for (let n = 0; n < 500; n++) {  // until chance leads where it led on this road
        State.variables = structuredClone(before);
        enter(link.go());
        runOn(road[step + 1][0].scene);
        if (here === road[step + 1][0].scene) break;
      }
    }
  }
  return stories.flatMap(({passages, roads}) => roads.map((road) => play(passages, road))).filter(Boolean);
}
