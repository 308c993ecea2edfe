// What is said aloud, once and in a sentence, when a view differs from the one before in something that matters.

import { say } from "./words.js";
import { stationName } from "./talking.js";

export function news(before, view) {
  if (view.veil) return !before || before.veil !== view.veil ? say(`news.${view.veil}`) : "";
  if (before && moment(before) === moment(view)) return "";
  return say(`news.${view.phase}`, {
    title: view.scene ? view.scene.title : view.title,
    station: view.debrief ? stationName(view.debrief.station) : "",
  });
}

function moment(view) {
  return [view.veil, view.phase, view.scene ? view.scene.id : "", view.debrief ? view.debrief.station : ""].join(" ");
}
