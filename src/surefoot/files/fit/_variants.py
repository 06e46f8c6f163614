"""Fields of FIT whose name and unit depend on another field of the same message, and fields that stand for others.

A line of ``_VARIANTS`` reads: the field's number, the number of the field that decides, the values
of that one, and what the field then is, as a line of :mod:`surefoot.files.fit._fields` says it.
Provenance: as there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from surefoot.files.fit._fields import Named, field_of

_STRIDES = """
    10 {sport} 1,11 total_strides strides
    10 {sport} 2,5,15,37 total_strokes strokes
    {cadence} {sport} 1 avg_running_cadence strides/min
    {fastest} {sport} 1 max_running_cadence strides/min
    """
_VARIANTS = {
    "session": _STRIDES.format(sport=5, cadence=18, fastest=19),
    "lap": _STRIDES.format(sport=25, cadence=17, fastest=18),
    "file_id": "2 1 1,13,15,89 garmin_product\n2 1 263 favero_product",
    "training_file": "2 1 1,13,15,89 garmin_product\n2 1 263 favero_product",
    "device_info": """
        1 25 0 ant_device_type
        1 25 1 antplus_device_type :antplus_device_type
        1 25 3 ble_device_type
        1 25 5 local_device_type :local_device_type
        4 2 1,13,15,89 garmin_product
        4 2 263 favero_product
        """,
    "event": """
        3 0 0 timer_trigger :timer_trigger
        3 0 10 course_point_index :message_index
        3 0 11 battery_level V /1000
        3 0 12 virtual_partner_speed m/s /1000
        3 0 13 hr_high_alert bpm
        3 0 14 hr_low_alert bpm
        3 0 15 speed_high_alert m/s /1000
        3 0 16 speed_low_alert m/s /1000
        3 0 17 cad_high_alert rpm
        3 0 18 cad_low_alert rpm
        3 0 19 power_high_alert watts
        3 0 20 power_low_alert watts
        3 0 23 time_duration_alert s /1000
        3 0 24 distance_duration_alert m /100
        3 0 25 calorie_duration_alert calories
        3 0 27 fitness_equipment_state :fitness_equipment_state
        15 0 54 auto_activity_detect_start_timestamp s :date_time
        """,
    "workout_step": """
        2 1 0,28 duration_time s /1000
        2 1 1 duration_distance m /100
        2 1 2,3 duration_hr %|bpm
        2 1 4 duration_calories calories
        2 1 6,7,8,9,10,11,12,13 duration_step
        2 1 14,15 duration_power %|watts
        2 1 29 duration_reps
        4 3 0 target_speed_zone
        4 3 1 target_hr_zone
        4 3 3 target_cadence_zone
        4 3 4 target_power_zone
        4 1 6 repeat_steps
        4 1 7 repeat_time s /1000
        4 1 8 repeat_distance m /100
        4 1 9 repeat_calories calories
        4 1 10,11 repeat_hr %|bpm
        4 1 12,13 repeat_power %|watts
        4 3 11 target_stroke_type :swim_stroke
        5 3 0 custom_target_speed_low m/s /1000
        5 3 1 custom_target_heart_rate_low %|bpm
        5 3 3 custom_target_cadence_low rpm
        5 3 4 custom_target_power_low %|watts
        6 3 0 custom_target_speed_high m/s /1000
        6 3 1 custom_target_heart_rate_high %|bpm
        6 3 3 custom_target_cadence_high rpm
        6 3 4 custom_target_power_high %|watts
        20 19 0 secondary_target_speed_zone
        20 19 1 secondary_target_hr_zone
        20 19 3 secondary_target_cadence_zone
        20 19 4 secondary_target_power_zone
        20 19 11 secondary_target_stroke_type :swim_stroke
        21 19 0 secondary_custom_target_speed_low m/s /1000
        21 19 1 secondary_custom_target_heart_rate_low %|bpm
        21 19 3 secondary_custom_target_cadence_low rpm
        21 19 4 secondary_custom_target_power_low %|watts
        22 19 0 secondary_custom_target_speed_high m/s /1000
        22 19 1 secondary_custom_target_heart_rate_high %|bpm
        22 19 3 secondary_custom_target_cadence_high rpm
        22 19 4 secondary_custom_target_power_high %|watts
        """,
}

#: The wider field, and the older one that it takes the place of: what the older one says is its value too.
WIDER = {
    "record": {f"enhanced_{name}": name for name in ("speed", "altitude", "respiration_rate")},
    "session": {
        f"enhanced_{name}": name for name in ("avg_speed", "max_speed", "avg_altitude", "min_altitude", "max_altitude")
    },
    "lap": {
        f"enhanced_{name}": name for name in ("avg_speed", "max_speed", "avg_altitude", "min_altitude", "max_altitude")
    },
    "event": {"data": "data16"},
}


class Variant(NamedTuple):
    """A field by number, the field that decides what it is, the values of that for which it is this, and this."""

    number: int
    decider: int
    values: frozenset[int]
    field: Named


@cache
def _variants(message: str) -> dict[int, list[Variant]]:
    found: dict[int, list[Variant]] = {}
    for line in filter(str.strip, _VARIANTS.get(message, "").splitlines()):
        number, decider, values, name = line.split(maxsplit=3)
        _, field = field_of(f"{number} {name}")
        each = Variant(int(number), int(decider), frozenset(map(int, values.split(","))), field)
        found.setdefault(each.number, []).append(each)
    return found


def variant(message: str, number: int, row: Mapping[int, Any]) -> Named | None:
    """What a field is in a message with these values by number; None where it is what its name says."""
    fitting = (each.field for each in _variants(message).get(number, ()) if row.get(each.decider) in each.values)
    return next(fitting, None)


@cache
def variants_named(message: str, name: str) -> tuple[Variant, ...]:
    """The variants of a name."""
    several = _variants(message).values()
    return tuple(each for variants in several for each in variants if each.field.name == name)
