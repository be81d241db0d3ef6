"""The messages of the Fluent files: in both languages, with the same variables, each used and each there."""

import ast
import re
import sys

import pytest
import reference
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from hemtjanstindex import words

sys.path.append(str(reference.ROOT / "bindings/python"))
import generate

PACKAGE = reference.ROOT / "bindings/python/hemtjanstindex"
#: What says a message whose name it makes of its first argument.
PASSING = {
    "coded": "{}-*",
    "word": "plot-{}",
    "tell": "report-{}",
    "problem": "error-{}",
    "part": "error-{}",
    "_said": "error-{}",
    "caution": "error-{}",
}
#: Those to whom it is another argument than the first.
SECOND = ("problem",)
#: What else `problem` takes: the place.
PLACE = {"file", "unit", "indicator"}
#: Letters that only Swedish has.
SWEDISH = re.compile("[åäöÅÄÖ]")


class Variables(Visitor):
    def __init__(self):
        self.names = set()

    def visit_VariableReference(self, node):  # noqa: N802
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node):  # noqa: N802
        raise AssertionError(f"{node.id.name}: numbers come formatted")


def messages(language):
    """Every message with the variables in it, by the file it stands in."""
    found = {}
    for file in sorted((PACKAGE / "words" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), (file.name, entry.content)
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found
                variables = Variables()
                variables.visit(entry)
                found[entry.id.name] = (file.name, variables.names)
    return found


def test_both_languages_have_the_same_messages_with_the_same_variables():
    assert messages("sv") == messages("en")


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_message_is_parsed_alone_as_it_is_in_its_file(language):
    whole, alone = {}, {}
    for file in (PACKAGE / "words" / language).glob("*.ftl"):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                whole[entry.id.name] = entry
    for name, text in words._texts(language).items():
        (alone[name],) = FluentParser().parse(text).body
    assert alone.keys() == whole.keys()
    assert all(alone[name].equals(entry, ignored_fields=["span", "comment"]) for name, entry in whole.items())


def test_a_message_that_stands_in_another_is_said_with_it():
    words._bundle.cache_clear()
    assert words.say("report-view-place", "sv") == "Öppna i verktyget: Läget"


def literals(node):
    """The texts that an expression can be: of a constant, of either branch, of a name with parts left open as `*`."""
    match node:
        case ast.Constant(value=str()):
            return [node.value]
        case ast.IfExp():
            return [*literals(node.body), *literals(node.orelse)]
        case ast.JoinedStr():
            return ["".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)]
        case _:
            return []


def calls():
    """Every call of `say` and its like: the messages that it can mean, and the names of its arguments where all are written."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        constants = {
            node.targets[0].id: [part.value for part in node.value.elts if isinstance(part, ast.Constant)]
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Tuple)
        }
        named = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                named.setdefault(node.targets[0].id, []).extend(literals(node.value))

        inside = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in PASSING]
        passing = {id(inner) for function in inside for inner in ast.walk(function)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in passing):
            called = ast.unparse(call.func)
            if called.split(".")[-1] not in ("say", "heads", *PASSING) or called == "row.word":
                continue
            first = call.args[called in SECOND]
            meant = named.get(first.id, []) if isinstance(first, ast.Name) else literals(first)
            if called == "heads":
                columns = call.args[1]
                if isinstance(columns, ast.ListComp):
                    columns = columns.generators[0].iter
                told = constants[columns.id] if isinstance(columns, ast.Name) else ast.literal_eval(columns)
                meant = [f"{table}-{column}" for table in meant for column in told if column]
            elif (passed := called.split(".")[-1]) in PASSING:
                meant = [name if name.startswith("group-") else PASSING[passed].format(name) for name in meant]
            given = {keyword.arg for keyword in call.keywords} - (PLACE if called == "problem" else set())
            yield f"{file.name}:{call.lineno}", meant, None if None in given else given


def said_in_page():
    """What the page of the tool says: the texts in its code that are names of messages, parts left open as `*`."""
    for file in sorted((reference.ROOT / "bindings/wasm/page").rglob("*.ts*")):
        for quoted in re.findall(r'"([a-z_]+-[a-z_-]+)"|`([a-z_]{3,}-[^`]*)`', file.read_text(encoding="utf-8")):
            name = re.sub(r"\$\{.*?\}", "*", "".join(quoted))
            if name.startswith(("tool-", "report-")) or (name.endswith("-*") and " " not in name):
                yield f"{file.name}: {name}", name


def test_every_message_is_said_and_every_call_finds_one():
    known = messages("sv")
    said = {f"error-{name}" for name in generate.messages()}
    # What Python's argparse and the reader of TOML say, which is known by its words.
    said |= {name for name, (file, _) in known.items() if file in ("argparse.ftl", "toml.ftl")}
    for where, meant, given in calls():
        for name in meant:
            pattern = re.compile(name.replace("*", "[a-zA-Z0-9_-]+"))
            found = [message for message in known if pattern.fullmatch(message)]
            assert found, f"{where}: there is no {name}"
            said.update(found)
            if "*" not in name and given is not None:
                assert known[name][1] == given, f"{where}: {name}"
    for where, name in said_in_page():
        found = [message for message in known if re.fullmatch(name.replace("*", "[a-zA-Z0-9_-]+"), message)]
        assert found, where
        said.update(found)
    assert sorted(set(known) - said) == []


#: Where C++ code has words: what the library carries as data is Swedish where the data are.
CPP = [
    file
    for folder in ("include", "lib", "bindings/python/src")
    for file in sorted((reference.ROOT / folder).rglob("*.?pp"))
    if "shipped" not in file.parts
]
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
#: A sentence, for want of grammar: three words of letters, or two that end in a mark.
SENTENCE = re.compile("[A-Za-z']{2,}[,:;]? [a-z']{2,}[,:;]? [a-z']{2,}")
#: What is for whoever writes code, and stands where it is read: rules' and parameters' own sentences.
FOR_CODERS = re.compile(
    r"static constexpr std::string_view \w+ =\s*(?:%s\s*)+;|parameter_list parameters\{(?:[^\"]|%s)*?\};"
    % ((LITERAL.pattern,) * 2)
)
#: Sentences that have a name without `say`: marks and facts of a trace (`trace-mark-...`), periods (`period-...`), what an
#: error is of (`value-random_error`); and what JSON tells of a damaged file, and the compiler of flags.
NAMED = {"trace.cpp", "trace_text.cpp", "round.hpp", "borrow.cpp", "backcast.cpp", "source.cpp", "index_file.cpp", "api.hpp"}


def code_of(text):
    """C++ without comments, raw literals and what is said."""
    text = re.sub(r'R"\((.*?)\)"', '""', text, flags=re.DOTALL)
    text = re.sub(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*', lambda found: found[1] or "", text)
    return FOR_CODERS.sub("", generate.SAID.sub("", text))


def sentences(text):
    return [literal for literal in LITERAL.findall(code_of(text)) if SENTENCE.search(literal)]


def test_sentences_of_the_core_are_said_by_name():
    found = {file.name: sentences(file.read_text(encoding="utf-8")) for file in CPP if "src" not in file.parts}
    assert {name: told for name, told in found.items() if told and name not in NAMED} == {}
    # Such as would be found.
    assert sentences('throw DataError({{.code = code::cycle, .message = "nothing goes round"}});  // but this may') != []
    assert sentences('std::string why = "all of them are " + what;') != []
    assert sentences('.said = say("cycle", "it goes round {node} and "\n  "round", {{"node", id}})  // as it may') == []
    unnamed = [file.name for file in CPP if re.search(r'\.message = |\.said = "', code_of(file.read_text(encoding="utf-8")))]
    assert unnamed == ["error.hpp"] * ("error.hpp" in unnamed)


def test_problems_of_the_package_are_said_by_name():
    """Nobody writes out what is wrong, nor prints a sentence."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.parts[-2:] == ("core", "errors.py"):
            continue
        for call in (node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)):
            called = ast.unparse(call.func)
            written = [node.value for node in ast.walk(call) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
            if called == "Problem" or (called == "print" and any(SENTENCE.search(text) for text in written)):
                found.append(f"{file.name}:{call.lineno}")
    assert found == []


def test_swedish_stands_in_no_code_of_the_core():
    """In no literal but the word by which a file names a county; comments may quote."""
    swedish = {
        (file.name, text)
        for file in CPP
        for text in LITERAL.findall(code_of(file.read_text(encoding="utf-8")))
        if SWEDISH.search(text)
    }
    assert swedish == {("apart.cpp", " län")}


def test_swedish_stands_in_the_swedish_messages_alone():
    """In no string of the package but docstrings, which may quote."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        quoted = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quoted:
                found += [f"{file.name}:{node.lineno}"] if SWEDISH.search(node.value) else []
    assert found == []


def test_text_stands_in_a_message_without_marks_of_isolation():
    assert words.say("place-of", "sv", rank="3", ranked="290") == "3 av 290"
    assert words.say("plans-changes", "sv", count=1, shown="1") == "1 ändring"
    assert words.say("plans-changes", "sv", count=12, shown="12") == "12 ändringar"


def test_a_long_text_stands_in_a_message_whole():
    names = ", ".join(map(str, range(1000)))
    assert words.say("scoreless", "sv", names=names) == f"Utan poäng: {names}"


def test_what_is_not_there_is_an_error():
    with pytest.raises(LookupError, match="no-such"):
        words.say("no-such", "sv")
    with pytest.raises(LookupError, match="ranked"):
        words.say("place-of", "sv", rank="3")
