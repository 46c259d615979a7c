"""`naskah rules`: what the rule files say, whether they hold, and a draft of a new one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .common import RULES, as_json, out, say
from .places import RuleFolder


@click.group()
def rules() -> None:
    """Show, check and describe the rule files.

    \b
    Example: naskah rules check my-rules/
    """


@rules.command("list")
@RULES
def rules_list(rules: tuple[Path, ...]) -> None:
    """List the kinds of document that the rule files describe.

    \b
    Example: naskah rules list --rules my-rules/
    """
    from ..rules import load_rules
    from ..show import show

    rows = [
        (rule.kind, rule.about, str(len(rule.fields) + len(rule.groups)), rule.source) for rule in load_rules(*rules)
    ]
    show("kinds", ("kind", "about", "fields", "file"), rows)


@rules.command("check")
@click.argument("folders", nargs=-1, type=RuleFolder(), metavar="[DIR...]")
def rules_check(folders: tuple[Path, ...]) -> None:
    """Run every example in the rule files and report what does not hold, with exit status 3.

    \b
    Example: naskah rules check my-rules/
    """
    from ..check import check_rules
    from ..rules import load_rules

    loaded = load_rules(*folders)
    problems = check_rules(loaded)
    for problem in problems:
        say(f"naskah: {problem.file}: {problem.key}: {problem.reason}")
    say(f"naskah: {len(loaded)} rules, {len(problems)} problems")
    sys.exit(3 if problems else 0)


@rules.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of rule files, for editors that check TOML while it is written.

    \b
    Example: naskah rules schema > rule.schema.json
    """
    from ..rules import Rule

    out(as_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **Rule.model_json_schema()}))
