"""What the pages tell to type, and docs/commands.md written from the program: `python -m tests.docs`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from headcount.cli import main as headcount

ROOT = Path(__file__).parent.parent
COMMANDS = ROOT / "docs" / "commands.md"
WIDTH = 100
HEAD = """# Commands
<!-- Written by `make docs` from the program itself: change the help texts in src/headcount/cli/, not this page. -->
Results go to stdout, messages to stderr. Exit status: 0 done, 1 failed, 2 wrong usage, 4 partly done (each thing that
was set aside is named).

`headcount read` and `headcount extract` say what became of the rows of each table, every row in one of the counts:
`ny.csv: 252 rows = 250 claims + 1 continued + 1 set aside; 3 cells not read`. A row without an employer continues the
one above it when it has no day of notice and no number of its own. A cell that cannot be read is named, its words are
kept in the claim (`notice.other`), and it is nothing set aside: the exit status stays 0. So it is with columns that no
field takes and with types that are not known, each told once a table. `--json` tells the same beside `rows` and `next`:
`tables` (`document`, `part`, `table`, `rows`, `claims`, `continued`, `set_aside`, `cells`), `set_aside`, `remarks`
(`name`, `row`, `cause`, `next_step`; a remark is `about` a cell, a column or a word). Cells of private persons (a
contact, a phone number: `[private]` in vocab/columns.toml) are neither read nor stored as text.
"""
_CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|!\[[^\]\n]*\]\(([^)\s]+)\)")


def pages() -> list[Path]:
    """The pages that people read: those in the root and in docs/."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def lines(text: str) -> Iterator[str]:
    """What a page tells to type: lines after ``$`` in console blocks (joined at a backslash), and code in sentences."""
    for block in _CONSOLE.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            if line.startswith("$ "):
                yield line.removeprefix("$ ")
    yield from _CODE.findall(_FENCE.sub("", text))


def calls(text: str, program: str = "headcount") -> Iterator[list[str]]:
    """The arguments of each call of ``program`` that a page tells to type; a bare name of the program is none."""
    for line in lines(text):
        words = shlex.shlex(line, posix=True, punctuation_chars="|;&<>()")
        words.whitespace_split = True
        try:
            found = list(words)
        except ValueError:  # an apostrophe in a sentence: not a command
            continue
        starts = [
            at for at, word in enumerate(found) if word.rpartition("/")[2] == program and command_position(found, at)
        ]
        for at in starts:
            ends = [n for n in range(at + 1, len(found)) if set(found[n]) <= set("|;&<>")]
            arguments = found[at + 1 : ends[0] if ends else None]
            if arguments:
                yield arguments


def command_position(words: list[str], at: int) -> bool:
    """True when a command may stand there: first, behind a pipe, or behind variables that are set for it."""
    before = [word for word in words[:at] if not re.match(r"[A-Z_]+=", word)]
    return not before or set(before[-1]) <= set("|;&")


def unknown(arguments: list[str], program: click.Group = headcount) -> list[str]:
    """What of a call the program does not know: its command, or flags of it."""
    name, *rest = arguments
    if name.startswith("-"):
        return [] if name in flags(program) else [name]
    command = program.commands.get(name)
    if command is None:
        return [name]
    written = [word.strip("[]").partition("=")[0] for word in rest if word.strip("[]").startswith("-")]
    return [flag for flag in written if flag not in flags(command)]


def flags(command: click.Command) -> set[str]:
    """Every way to write an option of ``command``, help too."""
    context = click.Context(command, help_option_names=["-h", "--help"])
    options = command.get_params(context)
    return {flag for option in options for flag in (*option.opts, *option.secondary_opts) if flag.startswith("-")}


def links(page: Path) -> Iterator[str]:
    """The targets of a page's links that are files here."""
    for found in _LINK.finditer(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        target = found[1] or found[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    heads: list[str] = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def commands(program: click.Group = headcount) -> str:
    """docs/commands.md: the help of each command, in the order of the alphabet."""
    top = click.Context(program, info_name="headcount", terminal_width=WIDTH)
    parts = [HEAD]
    for name, command in sorted(program.commands.items()):
        context = click.Context(command, parent=top, info_name=name, terminal_width=WIDTH)
        context.help_option_names = ["-h", "--help"]
        parts.append(f"## headcount {name}\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    print(f"wrote {COMMANDS.relative_to(ROOT)}")
