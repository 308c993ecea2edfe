// What stands in the page as data, and the one who plays it out.

const STORY = JSON.parse(document.getElementById("story").textContent);
const FACE = JSON.parse(document.getElementById("face").textContent);
new Player(STORY, FACE, new Screen()).open();
