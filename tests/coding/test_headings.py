"""A heading that names one state tells whose bodies stand under it."""

from detente.coding.coder import Coder
from detente.readers.markdown import read_markdown

BRIEF = """# Weekly brief

## Georgia

Police arrested 43 people.

## Armenia and Turkey

Talks went on in Armenia. Armenia was hopeful. Armenia rejoiced.

## Outlook

The army seized the airport.
"""


def test_bodies_under_a_heading_are_of_the_state_it_names(coder: Coder) -> None:
    arrest = next(event for event in coder.code(read_markdown(BRIEF, id="b")).events if event.type == "COERCE")
    assert [(actor.text, actor.code) for actor in arrest.actors] == [("Police", "GEO")]
    assert "heading" in arrest.actors[0].why


def test_a_heading_without_a_state_ends_the_reach_of_the_last(coder: Coder) -> None:
    seizure = coder.code(read_markdown(BRIEF, id="b")).events[-1]
    assert [actor.code for actor in seizure.actors] != ["GEO"]
