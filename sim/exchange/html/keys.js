// The keyboard: digits press what has their number, letters what stands below, F2 shows somebody to talk to.
//
// Digits and letters can be switched off, for whoever's speech or hands press keys by themselves. Tab and Enter do all.

class Keys {
  constructor(screen, letters) {
    this.screen = screen;
    this.letters = letters;
    this.on = true;
    const button = screen.bind("keys", () => {
      this.on = !this.on;
      button.setAttribute("aria-pressed", String(this.on));
    });
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || this.screen.supporting) return;
    const act = event.key === "F2" ? () => this.screen.showSupport() : this.on && this.actOf(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  actOf(key) {
    if (/^[0-9]$/.test(key)) return this.screen.acts[(Number(key) + 9) % 10];
    return this.letters[key.toLowerCase()];
  }
}
