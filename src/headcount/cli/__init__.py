"""The command line: each command reads like speech and calls one function of the stages."""

from __future__ import annotations

import gc
import sys

import click

from headcount import output
from headcount.cli import keeping, reading, showing, trying
from headcount.cli.options import FAILED, USAGE, main
from headcount.errors import HeadcountError, UsageError

__all__ = ["keeping", "main", "rarely", "reading", "run_main", "showing", "trying"]


def rarely() -> None:
    """Lets Python look for reference cycles rarely: rows and claims are many and in none, and the look took a third."""
    gc.set_threshold(50_000, 20, 50)


def run_main() -> None:
    """The console script: an error of ours is one line on stderr, never a stack trace."""
    rarely()
    try:
        main.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UsageError as error:
        output.say(f"headcount: {error}")
        sys.exit(USAGE)
    except HeadcountError as error:
        output.say(f"headcount: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(FAILED)
