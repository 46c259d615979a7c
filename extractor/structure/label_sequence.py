"""Which of the labels seen in a text really count: 1, 2, 3 … in spite of stray numbers and lost labels."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from ..lexicon.listed_pattern import ListedPattern
from ..lexicon.lookalikes import signs_for

_MOST_LOST = 4
"""Steps from a label to the next one between which misread labels are looked for, at most."""
_MANY = 400
"""Above so many labels the chain is built greedily: the best one would take time that grows with their square."""
_SMUDGED = ListedPattern(lambda: rf"[\s:;]*+(?:\S[ \t]*)?(?P<label>[a1{signs_for('near', '1')}])[ \t]?\.[ \t]*(?=\w)")
"""A list's first label with the sign before it that a colon became."""
_MISCOUNTED = re.compile(r"\W*\d{1,2}\s?[.)]")
"""A label that does not count on: a figure of it was misread."""
_SECOND = {"2": "1", "b": "a"}
"""The second label of a list → its first one."""


class ListLabel(NamedTuple):
    """A label in a text: its words, its number, where it starts (bullet and bracket included) and the text behind it.

    A label without words marks an item whose label was lost.
    """

    text: str
    ordinal: int
    start: int
    body: int
    repaired: bool = False


def strict_chain(seen: list[ListLabel]) -> list[ListLabel]:
    """Those of `seen` that count 1, 2, 3 without a gap."""
    kept: list[ListLabel] = []
    for label in seen:
        if label.ordinal == len(kept) + 1:
            kept.append(label)
    return kept


def best_chain(text: str, seen: list[ListLabel]) -> list[ListLabel]:
    """The chain of labels that counts on best: steps of one are worth most, gaps and repetitions cost."""
    if len(seen) > _MANY:
        return _greedy(seen)
    worth: list[float] = []
    before: list[int | None] = []
    for i, label in enumerate(seen):
        closed = _closed(text, label.start)
        best, link = 1.0 - _gap(label.ordinal - 1), None
        for j in range(i):
            if worth[j] + 1.0 <= best:
                continue  # no step is worth more than one
            step = label.ordinal - seen[j].ordinal
            gain = 1.0 - _gap(step - 1) if step > 0 else 0.3 if step == 0 and closed else None
            if gain is not None and worth[j] + gain > best:
                best, link = worth[j] + gain, j
        worth.append(best + (0.1 if closed else 0.0))
        before.append(link)
    return _chain(seen, worth, before)


def with_misread(text: str, labels: list[ListLabel], inline: bool = False) -> list[ListLabel]:
    """The labels of one list with those between two of them that were misread: `4,` and `4` for 4., `Cc.` for c.

    Only where each label that the count lacks there stands at the beginning of a line is it taken for one; of labels
    `inline`, behind a blank, where it has a mark.
    """
    found: list[ListLabel] = []
    for left, right in pairwise(labels):
        found.append(left)
        found += _misread_between(text, left, right, inline)
    return found + labels[-1:]


def with_misread_ends(text: str, labels: list[ListLabel], start: int, end: int) -> list[ListLabel]:
    """The labels inside lines with a first one before 2. and a last one behind 3. that were misread: `1, ` `4, `."""
    if not labels or not labels[0].text.isdecimal():
        return labels
    first = _FIRST.match(text, start, labels[0].start) if labels[0].ordinal == _SECOND_NUMBER else None
    before = [ListLabel("1", 1, first.start(1), first.end(), True)] if first else []
    last = labels[-1].ordinal + 1
    sought = re.compile(_misread(str(last), True), re.M) if last >= _MOST_LOST else None
    hit = sought.search(text, labels[-1].body, end) if sought else None
    behind = [ListLabel(str(last), last, hit.start(), hit.end(), True)] if hit else []
    return [*before, *labels, *behind]


_SECOND_NUMBER = 2
_FIRST = re.compile(r"\W*(1)[ \t]?[,;:]?[ \t]+(?=[A-Z])")


def _misread_between(text: str, left: ListLabel, right: ListLabel, inline: bool) -> list[ListLabel]:
    lost: list[ListLabel] = []
    missing = range(left.ordinal + 1, right.ordinal) if right.ordinal - left.ordinal <= _MOST_LOST else range(0)
    at = left.body
    for ordinal in missing:
        word = str(ordinal) if left.text.isdecimal() else chr(96 + ordinal) if _is_letter(left) else None
        hit = word and re.compile(_misread(word, inline), re.M).search(text, at, right.start)
        if not word or not hit:
            return []
        lost.append(ListLabel(word, ordinal, hit.start(), hit.end(), True))
        at = hit.end()
    return lost


def _is_letter(label: ListLabel) -> bool:
    return len(label.text) == 1 and label.text.islower() and label.ordinal == ord(label.text) - 96


def _misread(word: str, inline: bool) -> str:
    """How the label looks where a recogniser misread its mark or its case."""
    if inline:
        return rf"(?:^[ \t]*|(?<=\s)){word}[ \t]?[,;:][ \t]*(?=[A-Z])"
    if word.isdecimal():
        return rf"^[ \t]*{word}[ \t]?(?:[,;:][ \t]*(?=[A-Za-z])|[ \t](?=[A-Z][a-z]))"
    return rf"^[ \t]*(?:[{word}{word.upper()}]{word}?\s{{0,3}}[.,]\s+)(?=[A-Za-z])"


def _chain(seen: list[ListLabel], worth: list[float], before: list[int | None]) -> list[ListLabel]:
    if not seen:
        return []
    at: int | None = max(range(len(seen)), key=lambda i: worth[i])
    if at is not None and worth[at] <= 0:
        return []
    chain = []
    while at is not None:
        chain.append(seen[at])
        at = before[at]
    return chain[::-1]


def _gap(skipped: int) -> float:
    """What a gap of so many labels costs: three cost less than the label behind them is worth, more cost more."""
    return min(0.3 * skipped, 1.8)


def _greedy(seen: list[ListLabel]) -> list[ListLabel]:
    kept: list[ListLabel] = []
    for label in seen:
        last = kept[-1].ordinal if kept else 0
        if last < label.ordinal <= last + 2:
            kept.append(label)
    return kept


def _closed(text: str, start: int) -> bool:
    """The text before ends a sentence: a label there is more likely one than a number in the text."""
    return text[max(0, start - 40) : start].rstrip(" \t\n-•:")[-1:] in {";", ".", ":", ""}


def fill_gaps(
    text: str, labels: list[ListLabel], opened: list[tuple[int, int]], start: int, recognised: bool
) -> list[ListLabel]:
    """The labels with one without words for each item that opens where the count has a gap.

    `opened` is where the text has words that open an item, and where these words start behind what is left of a
    label; without any labels each of them opens one. Where a gap has a line for each lost item, the lines are these
    items. In `recognised` text labels are lost behind the last one too: there an item opens wherever the one before
    surely ends.
    """
    openings = [ListLabel("", 0, at, body) for at, body in opened if at > start]
    if not labels:
        return [label for label in openings if _end_of_item(text, label.start)]
    if recognised and (first := _behind_heading(text, start, labels[0])):
        labels = [first, *labels]
    filled: list[ListLabel] = []
    for left, right in zip([None, *labels], [*labels, None], strict=True):
        filled += [left] if left else []
        after, until = left.body if left else start, right.start if right else len(text)
        inside = [label for label in openings if after < label.start < until]
        if right:
            lost = _lost_between(text, inside, left, right)
            filled += _counted(lost, left, right) if recognised else lost
        elif recognised:
            filled += _behind_last(text, inside, left)
    return filled


def _behind_last(text: str, inside: list[ListLabel], last: ListLabel | None) -> list[ListLabel]:
    """The items that surely open behind the last label; one whose letter counts on in the other case has its label."""
    found: list[ListLabel] = []
    for label in inside:
        before = found[-1] if found and found[-1].text else last if not found else None
        if before and _counts_on(text[label.start : label.body], before):
            found.append(label._replace(text=chr(97 + before.ordinal), ordinal=before.ordinal + 1, repaired=True))
        elif _end_of_item(text, label.start) > 1 or _MISCOUNTED.match(text, label.start, label.body):
            found.append(label)
    return found


def _counts_on(printed: str, before: ListLabel) -> bool:
    """Whether what stands there is the next small letter as a capital or twice: C. or Cc. behind b."""
    letters = {sign.lower() for sign in printed if sign.isalpha()}
    capital = any(map(str.isupper, printed)) and not printed.strip().isalpha()
    return _is_letter(before) and capital and letters == {chr(97 + before.ordinal)}


def _behind_heading(text: str, start: int, second: ListLabel) -> ListLabel | None:
    """The first label of a list whose second one was read: it stands behind the heading's colon, and what a recogniser
    makes of the colon runs into it ("Mengingat 11. Undang-Undang …", "Menimbang za. bahwa …")."""
    smudged = _SMUDGED.match(text, start, second.start) if second.ordinal == 2 else None
    if smudged is None or second.text not in _SECOND:
        return None
    first = _SECOND[second.text]
    read = smudged["label"] == first
    return ListLabel(first if read or first == "1" else "", 1, smudged.start("label"), smudged.end(), not read)


def _counted(lost: list[ListLabel], left: ListLabel | None, right: ListLabel) -> list[ListLabel]:
    """The labels lost between two that count on, each with the words that it must have had."""
    last = left.ordinal if left else 0
    if len(lost) != right.ordinal - last - 1 or not right.text:
        return lost
    letters, figures = right.text.isalpha() and len(right.text) == 1, right.text.isdecimal()
    if not (letters and right.text == chr(96 + right.ordinal)) and not figures:
        return lost
    numbers = range(last + 1, right.ordinal)
    words = [chr(96 + n) if letters else str(n) for n in numbers]
    return [label._replace(text=w, ordinal=n) for label, w, n in zip(lost, words, numbers, strict=True)]


def _lost_between(text: str, inside: list[ListLabel], left: ListLabel | None, right: ListLabel) -> list[ListLabel]:
    """Those of `inside` that stand for the labels missing between two that count on."""
    count = right.ordinal - (left.ordinal + 1 if left else 2)
    if left and count == len(inside) == text[left.body : right.start].strip().count("\n"):
        return inside
    return _surest(text, [label for label in inside if _end_of_item(text, label.start)], count)


def _surest(text: str, labels: list[ListLabel], count: int) -> list[ListLabel]:
    """The `count` labels before which an item most surely ends, in their order."""
    ranked = sorted(labels, key=lambda label: -_end_of_item(text, label.start))
    return sorted(ranked[: max(0, count)], key=lambda label: label.start)


_AYAT = re.compile(r"\(\s?\w{1,3}\s?\)$")


def _end_of_item(text: str, at: int) -> int:
    """How surely an item ends before `at`: 3 semicolon or full stop, 2 a bracket closed, 1 a comma; 0 not at all.

    The bracket of "ayat (4)" ends nothing: the instrument follows.
    """
    before = text[max(0, at - 80) : at].rstrip(" \t\n-•")
    if before[-1:] in {";", "."}:
        return 3
    if before.rstrip(",:")[-1:] == ")" and not _AYAT.search(before):
        return 2
    return 1 if before[-1:] in {",", ":"} else 0
