"""Passages as authors write them for each story format: what is prose, what leads on, and what is kept beside."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exchange.twine.markup import content_of
from tests.support.twine import imported_text, scenario_of

SUGAR, HARLOWE, CHAPBOOK, SNOWMAN = "sugarcube", "harlowe", "chapbook", "snowman"


def prose(text: str, form: str) -> list[str]:
    return [part.strip() for part in content_of(text, form).prose.split("\n\n") if part.strip()]


def links(text: str, form: str) -> list[tuple[str, str]]:
    return [(link.text, link.target) for link in content_of(text, form, {"Hall"}).links]


def kept(text: str, form: str) -> list[str]:
    """What is beside the prose and needs a human."""
    found = sorted(content_of(text, form).notes)
    return [note.what for note in found if note.why and not note.ends]


@pytest.mark.parametrize("form", [SUGAR, HARLOWE, CHAPBOOK, SNOWMAN, ""])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("You go to the [[old door|Hall]].", ["You go to the old door."]),
        ("'[[Really?|Hall]],' says Kim.", ["'Really?,' says Kim."]),
        ("Go [[in->Hall]] or [[out->Yard]].", ["Go in or out."]),
        ("It is late. [[Go home|Hall]]", ["It is late."]),
        ("It is late. [[Go home|Hall]].", ["It is late."]),
        ("「もう遅い。」[[帰る|Hall]]", ["「もう遅い。」"]),
        ("[[古い扉|Hall]]へ行く。", ["古い扉へ行く。"]),
        ("Late.\n> [[In|Hall]]\n- [[Out|Yard]]\n1. [[Up|Attic]]\n[[Down]] | [[On]]", ["Late."]),
        ("> A voice.", ["A voice."]),
        ("One.\n***\nTwo.", ["One.", "Two."]),
        ("Late &amp; dark: <b>[[go|Hall]].</b>", ["Late & dark:"]),
        ('See [[this|https://example.org/"x"]] first.', ["See this first."]),
    ],
)
def test_the_words_of_a_link_stay_in_their_sentence_and_only_there(text: str, said: list[str], form: str) -> None:
    assert prose(text, form) == said


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        (SUGAR, "One.\nTwo.", ["One.", "Two."]),
        (HARLOWE, "One.\nTwo.", ["One.", "Two."]),
        (CHAPBOOK, "One.  \nTwo \\\nthree\nfour.\n- Five", ["One.", "Two", "three\nfour.", "- Five"]),
        (SNOWMAN, "One\ntwo.", ["One\ntwo."]),
        (SUGAR, "A groan. \\\n<<if $a>>\\\nIt fits. \\\n<</if>>\\\n\\\nThey hold.", ["A groan. It fits. They hold."]),
        (SUGAR, "x\n!!Then\n----\nIt --- no, it -- costs $$5.", ["x", "Then", "It --- no, it — costs $5."]),
        (SUGAR, "//a// ''b'' __c__ ==d== ^^e^^ @@.loud;f@@ A /// B /// C", ["*a* *b* *c* d e f A /// B /// C"]),
        (HARLOWE, "**a** *b* ~~c~~\n==>\n# d", ["*a* *b* c", "d"]),
        (CHAPBOOK, "_a_ __b__ **c** snake_case_name", ["*a* *b* *c* snake_case_name"]),
        (
            "",
            "<h2>Late</h2><p>a</p><ul><li>b</li></ul>//c// http://x.y//z &lt;3",
            ["Late", "a", "b", "*c* http://x.y//z <3"],
        ),
    ],
)
def test_paragraphs_and_stress_are_those_that_the_format_shows(form: str, text: str, said: list[str]) -> None:
    assert prose(text, form) == said


@pytest.mark.parametrize(
    ("form", "text", "ways"),
    [
        (SUGAR, '<<link "In">><<set $a to 1>><<goto "Hall">><</link>>', [("In", "Hall")]),
        (
            SUGAR,
            '<<link "In">><<if $a>><<goto "Hall">><<else>><<goto "Yard">><</if>><</link>>',
            [("In", "Hall"), ("In", "Yard")],
        ),
        (
            SUGAR,
            '<<button [[In|Hall]]>><</button>> <<actions "Yard" [[Up|Attic]]>>',
            [("In", "Hall"), ("Yard", "Yard"), ("Up", "Attic")],
        ),
        (SUGAR, "[[Take it|Hall][$a to 1, $b to [1, 2]]]", [("Take it", "Hall")]),
        (SUGAR, "[img[A door|door.png][Hall]]", [("A door", "Hall")]),
        (
            SUGAR,
            '<<fade "Come in" "Hall" 200>> <<if $a is "x" or $a is "Hall">> <<fade "x" "nowhere">>',
            [("Come in", "Hall")],
        ),
        (SUGAR, '<a class="b" data-passage="Hall">Go <i>in</i></a>', [("Go in", "Hall")]),
        (HARLOWE, "(link: 'In')[(set: $a to 1)\n(go-to: 'Hall')]", [("In", "Hall")]),
        (
            HARLOWE,
            "(link: 'In')[(if: $a)[(goto: 'Hall')](else:)[(go-to: 'Yard')]] (go-to: 'End')",
            [("In", "Hall"), ("In", "Yard")],
        ),
        (
            HARLOWE,
            "(link-reveal-goto: 'In', 'Hall')[(set: $a to 1)] (link-goto: 'Yard')",
            [("In", "Hall"), ("Yard", "Yard")],
        ),
        (HARLOWE, "(if: $a)[[[In->Hall]]] [[[Out|Yard]]]", [("In", "Hall"), ("Out", "Yard")]),
        (CHAPBOOK, "{link to: 'Hall', label: 'In'} {link to: 'Yard'}", [("In", "Hall"), ("Yard", "Yard")]),
        (SUGAR, """<<link [['Come in'|"Hall"]]>><</link>> [[|Hall]]""", [("Come in", "Hall"), ("Hall", "Hall")]),
        (HARLOWE, "(link: 'In')[[[Out->Yard]] (go-to: 'Hall')]", [("Out", "Yard"), ("In", "Hall")]),
    ],
)
def test_whatever_leads_on_is_a_link(form: str, text: str, ways: list[tuple[str, str]]) -> None:
    assert links(text, form) == ways


@pytest.mark.parametrize(
    ("form", "text", "beside", "said"),
    [
        (
            SUGAR,
            'You can <<link "save">> <<script>>UI.saves("x");<</script>><</link>>.',
            ['<<link "save">>', '<<script>>UI.saves("x");<</script>>'],
            ["You can save."],
        ),
        (
            SUGAR,
            'Some <<linkreplace "cake">>pie<</linkreplace>>, please.',
            ['<<linkreplace "cake">>'],
            ["Some cake pie, please."],
        ),
        (
            SUGAR,
            "It is <<print $a.b>>, <<= $b>>, <<= f(1)>>, $c.d[0].",
            ["<<print $a.b>>", "<<= $b>>", "<<= f(1)>>", "$c.d[0]"],
            ["It is $a.b, $b, …, $c.d[0]."],
        ),
        (
            SUGAR,
            "<<silently>>x <<set $a to 1>><</silently>>y <<nobr>>z<</nobr>>",
            ["<<silently>>x <<set $a to 1>><</silently>>", "<<nobr>>"],
            ["y z"],
        ),
        (SUGAR, "[[Talk to $npc|Hall]]", ["$npc"], []),
        (SUGAR, "<<link [[In|Hall][$a to 1]]>><</link>>", ["<<link [[In|Hall][$a to 1]]>>"], []),
        (
            SUGAR,
            '<a data-passage="Hall" data-setter="$a to 1">In</a>',
            ['<a data-passage="Hall" data-setter="$a to 1">In</a>'],
            [],
        ),
        (HARLOWE, "(link-goto: 'In', 'Hall', $a)", ["(link-goto: 'In', 'Hall', $a)"], []),
        (HARLOWE, "(link-goto: 'In', 'Hall', 'late')", ["(link-goto: 'In', 'Hall', 'late')"], []),
        (
            SUGAR,
            "<div @style=\"'a' + ($b > 6 ? 'c' : 'd')\">x</div>",
            ["<div @style=\"'a' + ($b > 6 ? 'c' : 'd')\">"],
            ["x"],
        ),
        (SUGAR, "An open [[bracket\nand a [[door|Hall]].", [], ["An open [[bracket", "and a door."]),
        (SUGAR, "[[Site|https://x.y]]", ["[[Site|https://x.y]]"], []),
        (
            HARLOWE,
            "{(set: $a to 1)\nYou have |n>[$a] coins}, (either: 'x', 'y')",
            ["(set: $a to 1)", "$a", "(either: 'x', 'y')"],
            ["You have $a coins, …"],
        ),
        (HARLOWE, "[soft]<mood| [plain] (click: ?mood)[loud]", ["(click: ?mood)"], ["soft [plain] loud"]),
        (HARLOWE, "I read _The Hall_ to _npc. /* no */", ["_npc"], ["I read _The Hall_ to _npc. /* no */"]),
        (
            CHAPBOOK,
            "[JavaScript]\nlet a = 1;\n\n[continue]\nIt is {a}, {random d6}.\n[if a[0] > 1]\nMore.\n[note]\nTo do.",
            ["[JavaScript]\nlet a = 1;\n\n", "{a}", "{random d6}", "[if a[0] > 1]"],
            ["It is {a}, ….", "More."],
        ),
        (
            CHAPBOOK,
            "trust: 5\n--\nThis {reveal link: 'opens', text: 'more'}.",
            ["trust: 5", "{reveal link: 'opens', text: 'more'}"],
            ["This opens."],
        ),
        (SNOWMAN, "<% if (s.a) { %>x<% } else { %>y<% } %>", ["<% if (s.a) { %>"], ["xy"]),
        (HARLOWE, "(if: $a)[x](else:)[y]", ["(if: $a)"], ["xy"]),
        (CHAPBOOK, "[if a]\nx\n\n[else]\ny\n\n[cont]\nz", ["[if a]"], ["x", "y", "z"]),
        (SNOWMAN, "Find <%= s.all %> here.<% s.a = 1 %>", ["<%= s.all %>", "<% s.a = 1 %>"], ["Find … here."]),
    ],
)
def test_what_would_be_run_is_beside_the_sentence_which_stays_whole(
    form: str, text: str, beside: list[str], said: list[str]
) -> None:
    assert (kept(text, form), prose(text, form)) == (beside, said)


def test_a_jump_in_what_no_reader_sees_is_a_jump() -> None:
    content = content_of('<<silently>><<repeat 1s>><<goto "Hall">><</repeat>><</silently>>x', SUGAR)
    assert (content.jumps, content.prose) == (("Hall",), "x")


def test_a_redirection_of_chapbooks_runs_on() -> None:
    assert content_of("{redirect to: 'Hall'}", CHAPBOOK).jumps == ("Hall",)


def test_what_ends_a_macro_stands_below_it_and_asks_nothing_of_anybody() -> None:
    head = f":: StoryData\n{json.dumps({'format': 'SugarCube'})}\n"
    done = imported_text(head + ":: Hall\n<<if $a>>x<<else>>y<</if>><<set $b to 1>>\n<span id=z>[[Hall]]</span>")
    assert [remark.what for remark in done.remarks] == ["<<if $a>>", "<<set $b to 1>>", "<span id=z>"]
    told = [line.strip() for line in done.text.splitlines() if line.startswith("    #")]
    assert told == [
        "# passage “Hall”",
        "#! a macro of SugarCube: say it by state, effects and conditions:",
        "#     <<if $a>>",
        "#     <<else>>",
        "#     <</if>>",
        "#     <<set $b to 1>>",
        "#! an element of a page, and prose here is plain:",
        "#     <span id=z>",
        "#     </span>",
    ]
    assert scenario_of(done).scenes["hall"].text[0].text == "xy"


MARKS = st.sampled_from(
    [
        *(
            "[[",
            "]]",
            "][",
            "|",
            "->",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "<",
            ">",
            "<<",
            ">>",
            "\n",
            "\n\n",
            '"',
            "'",
            "\\",
            "--",
        ),
        *(
            "<<if ",
            "<</if>>",
            "<<link ",
            "<<link '",
            "<</link>>",
            "<<goto ",
            "<<print ",
            "<<= ",
            "<<script>>",
            "<</script>>",
        ),
        *(
            "(if: ",
            "(link: '",
            "(link-goto: '",
            "', '",
            "(go-to: '",
            "(print: ",
            ")[",
            "|a>[",
            "]<a|",
            "[[[",
            "]]]",
            "$",
            "_",
        ),
        *(
            "{link to: '",
            "', label: '",
            "{reveal link: '",
            "[if ",
            "\n[note]\n",
            "\n[continue]\n",
            "\n--\n",
            "<%",
            "<%=",
            "%>",
        ),
        *(
            "<b>",
            "</b>",
            "<b ",
            "<div>",
            "<a data-passage='",
            "'>",
            "</a>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "/%",
            "%/",
        ),
        *(
            "@@.a;",
            "@@",
            "''",
            "//",
            "**",
            "__",
            "==",
            "!",
            "> ",
            "- ",
            "* ",
            "[img[",
            "https://x.y/",
            ".",
            ", ",
            "&lt;",
            "…",
        ),
    ]
)


@given(st.lists(MARKS, max_size=20), st.sampled_from(["SugarCube", "Harlowe", "Chapbook", "Snowman", ""]))
def test_no_word_of_a_passage_is_dropped(marks: list[str], form: str) -> None:
    text = "".join(f"{mark}qx{number}z " for number, mark in enumerate(marks))
    done = imported_text(f":: StoryData\n{json.dumps({'format': form})}\n:: Hall\n{text}")
    assert [number for number in range(len(marks)) if f"qx{number}z" not in done.text] == []
