"""One scene as a passage for SugarCube: its title, what entering it does, its beats, and its options as links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.exchange.plain import plain
from sim.exchange.twine.escaping import comment, string, wiki
from sim.exchange.twine.sugarcube import OWN, changes, expression, moves
from sim.story.model import PLAYER, Beat, Choice, Scene, Target
from sim.story.prose import EMPHASIS, put_in
from sim.story.story import Story

ON = "…"  # the link of a scene that runs on by itself


class Passage:
    """What a scene's passage says; `left` collects what SugarCube cannot be told, in words."""

    def __init__(self, story: Story, scene: Scene, kept: str) -> None:
        self.story, self.scene, self.kept = story, scene, kept
        self.left: list[str] = []

    def text(self) -> str:
        """The passage's text; a stub has at most a title."""
        scene = self.scene
        title = [f"!{wiki(self._named(scene.title))}"] if scene.title else []
        if scene.todo and not (scene.text or scene.to):
            return "\n".join(title)
        return "\n".join([*title, *self._entering(), *self._beats(scene.text), *self._onward()])

    def _named(self, text: str) -> str:
        """With this cast's names, for where no macro may stand; the day is that of the start."""
        return self.story.text(text)

    def _prose(self, text: str) -> str:
        """A beat with this cast's names and the day of the moment."""
        return f"<<= {OWN}.day()>>".join(wiki(part) for part in put_in(text, self.story.people))

    def _entering(self) -> Iterator[str]:
        scene = self.scene
        done = [f"<<run {OWN}.enter({string(scene.id)})>>"]
        done += [f"<<run {move}>>" for move in moves(scene.after, scene.at)]
        done += [f"<<set {change}>>" for change in changes(scene.effects, scene.settings, self.story)]
        yield f"<<if not ${self.kept}.stays>>{''.join(done)}<</if>><<= ${self.kept}.told>>\\"

    def _beats(self, beats: Sequence[Beat]) -> Iterator[str]:
        for beat in beats:
            said = self._beat(beat)
            if said:
                yield from (f"<<if {self._asked(beat.condition)}>>{said}<</if>>" if beat.condition else said, "")

    def _beat(self, beat: Beat) -> str:
        """A beat as the player reads it; what is for other eyes is a comment."""
        who = plain(self.story.people[beat.who].name) if beat.who else ""
        if beat.only not in (None, PLAYER) or (beat.manner == "thought" and beat.who != PLAYER):
            whose = self.story.people[beat.only or beat.who or PLAYER].name
            self.left.append(f"a beat is for {plain(whose)} alone, and is a comment")
            return comment(f"for {whose} alone: {self._named(beat.text)}")
        if not who:
            return self._prose(beat.text)
        manner = f" ({beat.manner})" if beat.manner not in (None, "speech") else ""
        return f"{wiki(who)}{manner}: “{self._prose(beat.text)}”"

    def _asked(self, condition: str | None) -> str:
        return expression(condition or "true", self.story)

    def _onward(self) -> Iterator[str]:
        scene = self.scene
        if scene.choices and scene.by != PLAYER:
            who = plain(self.story.people[scene.by].name)
            self.left.append(f"{who} decides here; whoever plays picks for {who}, and weights are comments")
            yield comment(f"{who} decides")
        for choice in scene.choices.values():
            yield self._choice(choice)
        if scene.ending:
            yield comment(f"ending: {scene.ending}")
            yield from (wiki(self._named(question)) for question in scene.reflect)
        elif not scene.choices and scene.to:
            yield self._link(ON, f"{OWN}.goOn()", scene.to, "", "")

    def _choice(self, choice: Choice) -> str:
        scene, name = self.scene, f"{self.scene.id}/{choice.id}"
        to = choice.to or scene.to
        acts = "".join(f", {string(act)}" for act in choice.acts)
        taken = f"{OWN}.take({string(name)}, {str(not to).lower()}, {string(scene.by)}{acts})"
        done = ", ".join([taken, *self._tells(choice.then)])
        sets = ", ".join(changes(choice.effects, choice.settings, self.story))
        link = self._link(self._named(choice.text), done, to, sets, ", ".join(moves(choice.after, None)))
        gates = [f"not {OWN}.took({string(name)})"] if choice.once else []
        gates += [self._asked(choice.condition)] if choice.condition else []
        about = [f"weight: {choice.weight}"] if choice.weight and scene.by != PLAYER else []
        about += [f"note: {self._named(choice.note)}"] if choice.note else []
        told = "".join(comment(each) for each in about)
        return (f"<<if {' and '.join(gates)}>>{link}<</if>>" if gates else link) + told

    def _link(self, text: str, done: str, to: Sequence[Target], sets: str, moved: str) -> str:
        """A link that leads on, or stays; effects come first, then the option counts, the clock moves and the road is
        read."""
        steps = ", ".join(filter(None, (sets, done, moved)))
        if len(to) == 1 and not (to[0].then or to[0].condition or EMPHASIS.search(text)):
            return f"[[{string(plain(text))}|{to[0].scene}][{steps}]]"
        road = self._road(to) if to else f"<<goto {string(self.scene.id)}>>"
        return f"<<link {string(wiki(text))}>><<set {steps}>>{road}<</link>>"

    def _road(self, to: Sequence[Target]) -> str:
        by_chance = len(to) > 1 and to[0].weight is not None
        weights = ", ".join(self._asked(way.weight) for way in to)
        parts = [f"<<set _lot to {OWN}.draw({weights})>>"] if by_chance else []
        for number, way in enumerate(to):
            asked = f"_lot is {number}" if by_chance else self._asked(way.condition)
            head = f"<<{'elseif' if number else 'if'} {asked}>>"
            tells = "".join(f"<<run {tell}>>" for tell in self._tells(way.then))
            parts.append(f"{head}{tells}<<goto [[{way.scene}]]>>")
        return "".join(parts) + "<</if>>"

    def _tells(self, beats: Sequence[Beat]) -> Iterator[str]:
        """What is told at once, and shown on top of the next passage."""
        for beat in beats:
            said = self._beat(beat)
            told = f"{OWN}.tell({string(said + chr(10) * 2)})"
            yield f"({self._asked(beat.condition)} ? {told} : 0)" if beat.condition else told
