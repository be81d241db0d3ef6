"""Help, usage and errors of the command line, in the language asked for."""

import argparse
import itertools

import pytest
from hemtjanstindex import cli, words
from hemtjanstindex.cli.parser import language_of, message_of
from hemtjanstindex.present import layout

NAME = "oppna-jamforelser-2014"


def commands(language):
    """Every command by name, and the program itself as ""."""
    top = cli.parser(language)
    (below,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    return {"": top, **below.choices}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_option_of_every_command_has_help(language):
    for name, parser in commands(language).items():
        for action in parser._actions:
            if not isinstance(action, argparse._SubParsersAction):
                assert action.help == words.say(message_of(action.dest, name), language)
        assert all(group.title for group in parser._action_groups)
        shown = " ".join(parser.format_help().split())
        told = words.say(f"cli-{name or 'about'}", language)
        assert told[1:40] in shown
        assert shown.startswith(words.say("cli-usage", language) + " hemtjanstindex")


def test_no_help_is_the_same_in_both_languages():
    swedish, english = commands("sv"), commands("en")
    for name, parser in swedish.items():
        for one, other in zip(parser._actions, english[name]._actions, strict=True):
            assert (one.dest, one.help) != (other.dest, other.help) or one.help is None


@pytest.mark.parametrize(
    ("arguments", "swedish"),
    [
        ([], "dessa argument behövs: COMMAND"),
        (["rank", NAME], "dessa argument behövs: --definition/-d"),
        (["rank", NAME, "-d", NAME, "--topp"], "okända argument: --topp"),
        (["rank", NAME, "-d", NAME, "--top"], "argumentet --top: ett värde behövs"),
        (["rank", NAME, "-d", NAME, "--top", "0"], "argumentet --top: måste vara ett heltal, minst 1 och högst 2147483647"),
        (["rank", NAME, "-d", NAME, "--lists", "--awards"], "--awards: kan inte anges tillsammans med --lists"),
        (["rank", NAME, "-d", NAME, "--lists=1"], "argumentet --lists: tar inget värde, men fick '1'"),
        (["rank", NAME, "-d", NAME, "--de"], "--de kan betyda --definition, --delimiter, --decimal"),
        (["rank", NAME, "-d", NAME, "--decimal", "x"], "argumentet --decimal: 'x' är inget av '.', ','"),
        (["rank-sets", NAME, "-d", NAME, "--level", "nan"], "argumentet --level: måste vara ett tal, inte 'nan'"),
        (["peers", NAME, "-d", NAME, "--unit", "1290", "--on", "a=b"], "--on: vikten för a måste vara ett tal, inte 'b'"),
        (["units", NAME, "-d", NAME, "--municipality", "1", "--axes", "a"], "argumentet --axes: 2 värden behövs"),
        (["units", NAME, "-d", NAME, "--municipality", "1", "--within"], "argumentet --within: minst ett värde behövs"),
        (["nothing"], "argumentet COMMAND: 'nothing' är inget av 'validate', "),
    ],
)  # fmt: skip
def test_what_argparse_says_is_said_in_swedish(arguments, swedish, capsys):
    for given in (["--language", "sv", *arguments], [*arguments[:1], "--language=sv", *arguments[1:]]):
        if not arguments and given[0] != "--language":
            continue
        with pytest.raises(SystemExit) as ended:
            cli.main(given)
        assert ended.value.code == 2
        said = capsys.readouterr().err
        assert said.startswith("användning: hemtjanstindex")
        assert "fel: " in said
        assert swedish in said


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [
        ({}, [], "en"),
        ({"LANG": "sv_SE.UTF-8"}, [], "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C.UTF-8"}, [], "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE"}, [], "sv"),
        ({"LANG": "sv_SE.UTF-8"}, ["rank", "--language", "en"], "en"),
        ({}, ["--language=sv", "rank"], "sv"),
        ({}, ["rank", "--top", "3", "--lang", "sv"], "sv"),
        ({"LANG": "sv_SE.UTF-8"}, ["rank", "--language", "no"], "sv"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_locales(environment, arguments, language, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of(arguments) == language


def test_errors_of_the_library_are_in_the_language_wherever_it_is_asked_for(capsys):
    asked = ["rank", NAME, "-d", NAME, "--node", "nothing"]
    for at in range(len(asked) + 1):
        if at in (3, 5):  # between an option and its value
            continue
        assert cli.main([*asked[:at], "--language", "sv", *asked[at:]]) == 2
        assert "det finns ingen nod 'nothing'" in capsys.readouterr().err


#: Arguments that a person could give by mistake, or a service from a stranger.
ODD = ["", "nan", "-1", "1e999", "9" * 400, "x" * 5000, "ä\udcff", "a,b", "=", "a=b=c", "../..", "\x1b[2J", "0"]
UNIT = [NAME, "-d", NAME, "--unit", "1290"]
CARE = [NAME, "-d", NAME, "--municipality", "0114"]
#: What every command is given besides the option that is tried; little is drawn, and nothing written.
GIVEN = {
    "validate": [NAME, NAME],
    "rank": [NAME, "-d", NAME],
    "publish": [NAME, "-d", NAME],
    "trace": UNIT,
    "explain": UNIT,
    "profile": UNIT,
    "priorities": UNIT,
    "whatif": UNIT,
    "peers": UNIT,
    "compare": ["oppna-jamforelser-2013", NAME],
    "districts": [NAME, "--reference", NAME, "-d", NAME],
    "units": CARE,
    "uncertainty": [NAME, "-d", NAME, "-n", "4"],
    "rank-sets": [NAME, "-d", NAME, "-n", "4"],
    "sensitivity": [NAME, "-d", NAME, "-n", "4"],
    "plot ranking": [NAME, "-d", NAME, "--top", "3", "--out", "x.svg"],
    "plot map": [NAME, "-d", NAME, "--out", "x.svg"],
    "plot ranks": [NAME, "-d", NAME, "-n", "4", "--out", "x.svg"],
    "plot probabilities": [NAME, "-d", NAME, "-n", "4", "--out", "x.svg"],
    "plot dominance": [NAME, "-d", NAME, "-n", "4", "--out", "x.svg"],
    "plot matrix": [*CARE, "--out", "x.svg"],
    "report": [*UNIT, "--out", "out", "--plan"],
    "orders": ["status", "orders.csv", "--out", "out"],
    "tool": [NAME, "-d", NAME, "--out", "x.html"],
}
#: Options that one place reads for all commands, tried with one of them.
SHARED = {
    "definition",
    "language",
    *("ignore", "missing", "period", "sheet"),
    "title",
    "source",
    *("withhold", "withhold_by"),
    "seed",
    "threads",
}


def tried():
    """Every command with each of its options that takes more than one of some words."""
    found, shared = [], set()
    for name, parser in every_command():
        for action in parser._actions:
            if action.option_strings and action.nargs != 0 and not action.choices and action.dest not in shared:
                found.append((name, action.option_strings[-1]))
                shared |= {action.dest} & SHARED
    return found


def every_command(parser=None, name=""):
    """Every command that can be run, with its parser."""
    below = [action for action in (parser or cli.parser())._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for command, within in action.choices.items():
            yield from every_command(within, f"{name} {command}".strip())
    if not below:
        yield name, parser


def test_every_command_is_tried():
    assert [name for name, _ in every_command()] == list(GIVEN)


@pytest.mark.parametrize(("command", "option"), tried())
def test_odd_arguments_end_in_a_message(command, option, capsys, tmp_path, monkeypatch):
    """No raw error: a run ends well, or with something to read that moves no cursor."""
    monkeypatch.chdir(tmp_path)
    for odd in ODD:
        try:
            code = cli.main([*command.split(), *GIVEN[command], f"{option}={odd}"])
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        assert code in (0, 1, 2), (odd, said.err)
        assert code == 0 or said.err.strip(), odd
        assert layout.harmless(said.err + said.out) == said.err + said.out, odd


def test_whom_peers_are_is_an_everyday_mistake(capsys):
    assert cli.main(["peers", NAME, "-d", NAME, "--unit", "Ekerö", "--peers", "lan", "--language", "sv"]) == 2
    told = "unknown_unit: det finns ingen enhet 'Ekerö'; enheten med det namnet har koden '0125'\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    ("text", "swedish"),
    [
        ('id = "x', "i en text: filen tar slut mitt i"),
        ("id x", "i en rad med nyckel och värde: här väntades '=', men det står 'x'"),
        ("id = x", "i ett värde: det är inget värde; text ska stå inom citattecken"),
        ("id = 1.2.3", "i ett tal: här väntades en siffra eller en exponent, men det står '.'"),
        ('id = "a"\nid = "b"', "i en rad med nyckel och värde: 'id' är redan angiven (en text)"),
        ("[a\n", "i en rubrik: här väntades ']', men det står radslut"),
        ("a = [1, 2", "i en lista: filen tar slut mitt i"),
        ("a = { b = 1,\n", "i en tabell på en rad: här väntades en nyckel eller '}', men det står radslut"),
        ("a = 01", "i ett heltal: ett tal får inte börja med nolla; en kod är text och ska stå inom citattecken"),
        ('a = "\\q"', "i en text: '\\q' betyder ingenting; ett omvänt snedstreck skrivs dubbelt"),
        ("= 1", "i filen: här väntades en nyckel, en rubrik eller en kommentar, men det står '='"),
        ("a = tru\n", "i ett värde: här väntades 'true', men det står 'tru?'"),
        ("a = " + "[" * 70, "i ett värde: fler än 64 listor inuti varandra"),
    ],
)
def test_what_is_no_toml_is_said_in_swedish(text, swedish, tmp_path, capsys):
    path = tmp_path / "d.toml"
    path.write_text(text, encoding="utf-8")
    assert cli.main(["validate", str(path), "--language", "sv"]) == 2
    assert capsys.readouterr().err.rstrip("\n").endswith(f"syntax_error: filen är inte giltig TOML: {swedish}")


def test_argparse_says_nothing_else():
    """Every message of this Python's argparse that a line of ours can bring about has a Swedish one."""
    said = [
        "argument --top: expected one argument", "unrecognized arguments: --x y", "expected at most one argument",
        "argument -n: invalid choice: 'x' (choose from 'a', 'b')", "one of the arguments --a --b is required",
        "argument --a: not allowed with argument --b", "ambiguous option: --a could match --ab, --ac",
    ]  # fmt: skip
    for text, language in itertools.product(said, words.LANGUAGES):
        assert (words.retold(text, language, "argparse.ftl") == text) == (language == "en")
