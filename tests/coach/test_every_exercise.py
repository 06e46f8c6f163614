"""Every exercise that the book tells of, by id: library, ladders and the warm-up of the return."""

from __future__ import annotations

from surefoot.coach.every_exercise import GROUPS_OF_THE_RETURN, every_exercise, slug
from surefoot.coach.exercises import library
from surefoot.coach.routines import LADDERS, rehab_ladders, warm_up_routine
from surefoot.drawing import slug as slug_of_drawings
from surefoot.rulebook import load_book

BOOK = load_book()
EVERY = every_exercise(BOOK)


def test_an_id_is_made_of_a_name() -> None:
    for name, expected in (
        ("Wall sit", "wall_sit"),
        ("Leg swings forward and back, knee bent", "leg_swings_forward_and_back_knee_bent"),
        ("Heels-high hold (slow)", "heels_high_hold_slow"),
    ):
        assert slug(name) == slug_of_drawings(name) == expected


def test_nothing_is_left_out() -> None:
    assert set(library(BOOK)) <= set(EVERY)
    for name, ladder in rehab_ladders(BOOK).items():
        for step in ladder.exercises:
            for way in filter(None, (step, step.without)):
                assert name in EVERY[slug(way.name)].ladders
    routine = warm_up_routine(BOOK)
    assert {slug(item.name) for item in (*routine.items, routine.jog, routine.brisk_walk)} <= set(EVERY)
    assert {slug(item.without.name) for item in routine.items if item.without} <= set(EVERY)
    assert list(EVERY) == sorted(EVERY)
    assert all(entry.id == name for name, entry in EVERY.items())


def test_links_lead_to_entries() -> None:
    links = [(entry.easier, entry.harder, entry.without) for entry in EVERY.values()]
    assert {link for found in links for link in found if link} <= set(EVERY)
    bare = [entry for entry in EVERY.values() if entry.without]
    assert bare
    assert all(entry.equipment for entry in bare)


def test_the_place_in_a_ladder_tells_what_is_easier_and_harder() -> None:
    steps = rehab_ladders(BOOK)["foot_ankle"].exercises
    ids = [slug(step.name) for step in steps]
    assert [EVERY[one].easier for one in ids] == [None, *ids[:-1]]
    assert [EVERY[one].harder for one in ids] == [*ids[1:], None]
    replaced = next(step for step in steps if step.without)
    other = EVERY[slug(replaced.without.name)]
    assert (other.easier, other.harder) == (EVERY[slug(replaced.name)].easier, EVERY[slug(replaced.name)].harder)
    assert (other.equipment, other.without, other.of) == ((), None, replaced.without)


def test_the_library_comes_first_where_names_meet() -> None:
    assert EVERY["front_plank"].of == library(BOOK)["front_plank"]
    assert (EVERY["front_plank"].group, EVERY["front_plank"].ladders) == (
        "stability",
        ("hip", "hamstring", "lower_back"),
    )
    assert EVERY["step_up"].ladders == ()
    assert EVERY["toe_walk"].group == "warm_up"


def test_groups_beside_the_library() -> None:
    others = {entry.group for entry in EVERY.values() if entry.id not in library(BOOK)}
    assert others == set(GROUPS_OF_THE_RETURN)
    assert {ladder for entry in EVERY.values() for ladder in entry.ladders} == set(LADDERS)


def test_it_is_put_together_once_for_a_book() -> None:
    assert every_exercise(BOOK) is every_exercise(BOOK)
