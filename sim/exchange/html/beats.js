// A beat as it is read: told, said, written or thought.

function beatOf(story, beat) {
  if (!beat.who) return prose(`p.${beat.manner || "told"}`, beat.text, story.language);
  const own = beat.who === story.player ? ".mine" : "";
  // A bubble's side is the page's; what stands in it goes its own way.
  const dir = beat.manner === "message" ? undefined : "auto";
  return h(`p.${beat.manner || "speech"}${own}`, { dir }, spoken(story, beat));
}

// A beat in words: who says, writes or thinks it, `You` where it is the player.
function spoken(story, { who, manner, text }) {
  const words = said(text, story.language);
  if (!who) return words;
  const own = who === story.player;
  const name = own ? "You" : story.names[who];
  const by = (doing) => [h("b.who", {}, `${name}${doing}:`), " "];
  if (manner === "message") return [by(own ? " write" : " writes"), words];
  if (manner === "thought") return [by(own ? " think" : " thinks"), words];
  return [by(manner === "call" ? ", on the phone" : ""), quoted(words)];
}
