"""A chain of releases: any byte that is changed is found, and named."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import (
    MANIFEST,
    Release,
    broken_links,
    differences,
    digest,
    manifest,
)

Parts = dict[str, bytes]
NAMES = st.sampled_from(["paper.md", "paper.html", "summary.md"])
FILES = st.dictionaries(NAMES, st.binary(min_size=1, max_size=20), min_size=1)


def chain(contents: list[Parts]) -> list[tuple[Release, Parts]]:
    made: list[tuple[Release, Parts]] = []
    for number, parts in enumerate(contents, 1):
        previous = made[-1][0].name if made else None
        release = Release(
            number=number,
            quarter=Quarter.of(2012, 2),
            published_by="Pat Officer",
            published_at="2012-11-27T10:00:00",
            reason="",
            previous=previous,
            name="",
        )
        said = {
            "number": number,
            "quarter": str(release.quarter),
            "published_by": release.published_by,
            "published_at": release.published_at,
            "reason": release.reason,
        }
        held = manifest(said, parts, previous)
        release = replace(release, name=digest(held))
        made.append((release, {**parts, MANIFEST: held}))
    return made


@given(st.lists(FILES, min_size=1, max_size=4))
def test_a_chain_as_it_was_made_is_whole(contents: list[Parts]) -> None:
    assert broken_links(chain(contents)) == []


@given(st.lists(FILES, min_size=1, max_size=3), st.data())
def test_any_flipped_bit_is_found(contents: list[Parts], data: st.DataObject) -> None:
    held = chain(contents)
    release, parts = data.draw(st.sampled_from(held))
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(
        st.integers(0, 7)
    )
    parts[name] = bytes(content)
    told = broken_links(held)
    assert any(f"elease {release.number}" in each for each in told)


def test_a_release_taken_out_of_the_chain_is_found() -> None:
    held = chain([{"paper.md": bytes([n])} for n in range(3)])
    assert broken_links([held[0], held[2]]) == [
        "Release 3 is not the one that was published."
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"published_by": "Another"},
        {"published_at": "2012-11-28T10:00:00"},
        {"reason": "Another"},
        {"quarter": Quarter.of(2012, 1)},
        {"number": 2},
    ],
)
def test_what_is_listed_of_a_release_cannot_be_changed_unseen(
    changed: dict[str, Any],
) -> None:
    ((release, parts),) = chain([{"paper.md": b"x"}])
    (told,) = broken_links([(replace(release, **changed), parts)])
    assert told.endswith("is not the one that was published.")


def test_a_file_slipped_into_a_release_is_found() -> None:
    held = chain([{"paper.md": b"x"}])
    held[0][1]["more.md"] = b"y"
    assert broken_links(held) == ["more.md was never published in release 1."]


@given(FILES)
def test_the_same_files_differ_in_nothing(parts: Parts) -> None:
    assert differences(parts, dict(parts)) == ()


def test_where_two_texts_part_is_said() -> None:
    (told,) = differences({"a": b"one\ntwo\n"}, {"a": b"one\n2\n"})
    assert told.says == "differs in line 2: published as 'two', now '2'"
    (told,) = differences({"a": b"one\n"}, {"a": b"one\ntwo\n"})
    assert told.says == "has 2 lines where 1 were published"
    (told,) = differences({"a": b"\xff"}, {"a": b"\xfe"})
    assert told.says == "differs from what was published"
    (told,) = differences({"a": b"one\n"}, {"a": b"one\r\n"})
    assert told.says == "differs in how its lines end"
