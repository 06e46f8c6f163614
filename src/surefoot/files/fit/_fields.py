"""Fields of FIT messages by name: the tables, and the names of messages.

A line is a field: its number, its name, then what applies of: its unit; "/scale", by which a value
of the file is divided; "-offset", which is then taken off; ":type", words or a time; "+" for one
whose number may be given by another name in :mod:`surefoot.files.fit._variants`.

Provenance: the numbers, names and scales are the public, common knowledge of the FIT profile, as
open-source readers have shown it for years. They were written down by hand for the messages that
files of runners hold; none were generated from a vendor's kit or copied from another reader's
tables. A test compares each with what fitdecode takes it for.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from surefoot.files.fit import _summary_fields as summaries

MESSAGES = {
    0: "file_id", 3: "user_profile", 7: "zones_target", 8: "hr_zone", 9: "power_zone", 12: "sport", 18: "session",
    19: "lap", 20: "record", 21: "event", 23: "device_info", 26: "workout", 27: "workout_step", 31: "course",
    32: "course_point", 34: "activity", 35: "software", 49: "file_creator", 53: "speed_zone", 72: "training_file",
    78: "hrv", 101: "length", 131: "cadence_zone", 132: "hr", 160: "gps_metadata", 162: "timestamp_correlation",
    206: "field_description", 207: "developer_data_id", 216: "time_in_zone", 312: "split",
}  # fmt: skip

#: Places are written in half circles, 2**31 of them to 180 degrees; they are read in degrees.
_DEGREE = 2**31 / 180
_UNKNOWN = "unknown_"
_EVERYWHERE = "253 timestamp s :date_time\n254 message_index :message_index"
_FIELDS = {
    "session": summaries.SESSION,
    "lap": summaries.LAP,
    "length": summaries.LENGTH,
    "record": """
        0 position_lat semicircles
        1 position_long semicircles
        2 altitude m /5 -500
        3 heart_rate bpm
        4 cadence rpm
        5 distance m /100
        6 speed m/s /1000
        7 power watts
        8 compressed_speed_distance m/s,m
        9 grade % /100
        10 resistance
        11 time_from_course s /1000
        12 cycle_length m /100
        13 temperature C
        17 speed_1s m/s /16
        18 cycles cycles
        19 total_cycles cycles
        28 compressed_accumulated_power watts
        29 accumulated_power watts
        30 left_right_balance
        31 gps_accuracy m
        32 vertical_speed m/s /1000
        33 calories kcal
        39 vertical_oscillation mm /10
        40 stance_time_percent percent /100
        41 stance_time ms /10
        42 activity_type :activity_type
        43 left_torque_effectiveness percent /2
        44 right_torque_effectiveness percent /2
        45 left_pedal_smoothness percent /2
        46 right_pedal_smoothness percent /2
        47 combined_pedal_smoothness percent /2
        48 time128 s /128
        49 stroke_type
        50 zone
        51 ball_speed m/s /100
        52 cadence256 rpm /256
        53 fractional_cadence rpm /128
        54 total_hemoglobin_conc g/dL /100
        55 total_hemoglobin_conc_min g/dL /100
        56 total_hemoglobin_conc_max g/dL /100
        57 saturated_hemoglobin_percent % /10
        58 saturated_hemoglobin_percent_min % /10
        59 saturated_hemoglobin_percent_max % /10
        62 device_index :device_index
        73 enhanced_speed m/s /1000
        78 enhanced_altitude m /5 -500
        81 battery_soc percent /2
        82 motor_power watts
        83 vertical_ratio percent /100
        84 stance_time_balance percent /100
        85 step_length mm /10
        87 cycle_length16 m /100
        99 respiration_rate
        108 enhanced_respiration_rate Breaths/min /100
        """,
    "file_id": """
        0 type :file
        1 manufacturer :manufacturer
        2 product +
        3 serial_number
        4 time_created :date_time
        5 number
        8 product_name
        """,
    "file_creator": "0 software_version\n1 hardware_version",
    "device_info": """
        0 device_index :device_index
        1 device_type +
        2 manufacturer :manufacturer
        3 serial_number
        4 product +
        5 software_version /100
        6 hardware_version
        7 cum_operating_time s
        10 battery_voltage V /256
        11 battery_status :battery_status
        18 sensor_position :body_location
        19 descriptor
        20 ant_transmission_type
        21 ant_device_number
        22 ant_network
        25 source_type :source_type
        27 product_name
        32 battery_level %
        """,
    "event": """
        0 event :event
        1 event_type :event_type
        2 data16
        3 data +
        4 event_group
        7 score
        8 opponent_score
        13 device_index :device_index
        15 start_timestamp s :date_time +
        """,
    "hrv": "0 time s /1000",
    "hr": """
        0 fractional_timestamp s /32768
        1 time256 s /256
        6 filtered_bpm bpm
        9 event_timestamp s /1024
        10 event_timestamp_12 s
        """,
    "activity": """
        0 total_timer_time s /1000
        1 num_sessions
        2 type :activity
        3 event :event
        4 event_type :event_type
        5 local_timestamp :local_date_time
        6 event_group
        """,
    "sport": "0 sport :sport\n1 sub_sport :sub_sport\n3 name",
    "software": "3 version /100\n5 part_number",
    "workout": """
        4 sport :sport
        5 capabilities
        6 num_valid_steps
        8 wkt_name
        11 sub_sport :sub_sport
        14 pool_length m /100
        15 pool_length_unit :display_measure
        """,
    "workout_step": """
        0 wkt_step_name
        1 duration_type :wkt_step_duration
        2 duration_value +
        3 target_type :wkt_step_target
        4 target_value +
        5 custom_target_value_low +
        6 custom_target_value_high +
        7 intensity :intensity
        8 notes
        9 equipment
        10 exercise_category
        11 exercise_name
        12 exercise_weight kg /100
        13 weight_display_unit
        19 secondary_target_type :wkt_step_target
        20 secondary_target_value +
        21 secondary_custom_target_value_low +
        22 secondary_custom_target_value_high +
        """,
    "training_file": """
        0 type :file
        1 manufacturer :manufacturer
        2 product +
        3 serial_number
        4 time_created :date_time
        """,
    "user_profile": """
        0 friendly_name
        1 gender :gender
        2 age years
        3 height m /100
        4 weight kg /10
        5 language :language
        6 elev_setting :display_measure
        7 weight_setting :display_measure
        8 resting_heart_rate bpm
        9 default_max_running_heart_rate bpm
        10 default_max_biking_heart_rate bpm
        11 default_max_heart_rate bpm
        12 hr_setting :display_heart
        13 speed_setting :display_measure
        14 dist_setting :display_measure
        16 power_setting :display_power
        17 activity_class
        18 position_setting :display_position
        21 temperature_setting :display_measure
        22 local_id
        23 global_id
        28 wake_time
        29 sleep_time
        30 height_setting :display_measure
        31 user_running_step_length m /1000
        32 user_walking_step_length m /1000
        """,
    "zones_target": """
        1 max_heart_rate
        2 threshold_heart_rate
        3 functional_threshold_power
        5 hr_calc_type :hr_zone_calc
        7 pwr_calc_type :pwr_zone_calc
        """,
    "hr_zone": "1 high_bpm bpm\n2 name",
    "power_zone": "1 high_value watts\n2 name",
    "speed_zone": "0 high_value m/s /1000\n1 name",
    "cadence_zone": "0 high_value rpm\n1 name",
    "gps_metadata": """
        0 timestamp_ms ms
        1 position_lat semicircles
        2 position_long semicircles
        3 enhanced_altitude m /5 -500
        4 enhanced_speed m/s /1000
        5 heading degrees /100
        6 utc_timestamp s :date_time
        7 velocity m/s /100
        """,
    "timestamp_correlation": """
        0 fractional_timestamp s /32768
        1 system_timestamp s :date_time
        2 fractional_system_timestamp s /32768
        3 local_timestamp s :local_date_time
        4 timestamp_ms ms
        5 system_timestamp_ms ms
        """,
    "course": "4 sport :sport\n5 name\n6 capabilities\n7 sub_sport :sub_sport",
    "course_point": """
        1 timestamp :date_time
        2 position_lat semicircles
        3 position_long semicircles
        4 distance m /100
        5 type
        6 name
        8 favorite
        """,
    "developer_data_id": """
        0 developer_id
        1 application_id
        2 manufacturer_id :manufacturer
        3 developer_data_index
        4 application_version
        """,
    "field_description": """
        0 developer_data_index
        1 field_definition_number
        2 fit_base_type_id
        3 field_name
        4 array
        5 components
        6 scale
        7 offset
        8 units
        9 bits
        10 accumulate
        13 fit_base_unit_id
        14 native_mesg_num
        15 native_field_num
        """,
    "time_in_zone": """
        0 reference_mesg
        1 reference_index
        2 time_in_hr_zone s /1000
        3 time_in_speed_zone s /1000
        4 time_in_cadence_zone s /1000
        5 time_in_power_zone s /1000
        6 hr_zone_high_boundary bpm
        7 speed_zone_high_boundary m/s /1000
        8 cadence_zone_high_bondary rpm
        9 power_zone_high_boundary watts
        10 hr_calc_type :hr_zone_calc
        11 max_heart_rate
        12 resting_heart_rate
        13 threshold_heart_rate
        14 pwr_calc_type :pwr_zone_calc
        15 functional_threshold_power
        """,
    "split": """
        0 split_type
        1 total_elapsed_time s /1000
        2 total_timer_time s /1000
        3 total_distance m /100
        4 avg_speed m/s /1000
        9 start_time :date_time
        13 total_ascent m
        14 total_descent m
        21 start_position_lat semicircles
        22 start_position_long semicircles
        23 end_position_lat semicircles
        24 end_position_long semicircles
        25 max_speed m/s /1000
        26 avg_vert_speed m/s /1000
        27 end_time :date_time
        28 total_calories kcal
        74 start_elevation m /5 -500
        110 total_moving_time s /1000
        """,
}


class Named(NamedTuple):
    """A field by name: what its values are divided by, what is then taken off, its unit, and its type."""

    name: str
    scale: float = 1
    offset: float = 0
    unit: str = ""
    kind: str = ""
    varies: bool = False


def message_name(number: int) -> str:
    """The name of a message, unknown_N where we have none."""
    return MESSAGES.get(number, f"{_UNKNOWN}{number}")


@cache
def message_number(name: str) -> int:
    """The number of a message by its name; -1 where there is no such name."""
    return next((number for number, each in MESSAGES.items() if each == name), unknown_number(name))


def unknown_number(name: str) -> int:
    """The number in "unknown_" and a number; -1 in any other name."""
    number = name.removeprefix(_UNKNOWN)
    return int(number) if number != name and number.isdecimal() else -1


@cache
def fields_of(message: str) -> dict[int, Named]:
    """The fields of a message by number."""
    lines = f"{_EVERYWHERE}\n{_FIELDS.get(message, '')}".splitlines()
    return dict(map(field_of, filter(str.strip, lines)))


def field_of(line: str) -> tuple[int, Named]:
    """A field from a line of a table."""
    number, name, *said = line.split()
    field = Named(name)
    for word in said:
        field = field._replace(**_said(word))
    return int(number), field


def _said(word: str) -> dict[str, Any]:
    if word == "+":
        return {"varies": True}
    if word[0] == "/":
        return {"scale": float(word[1:])}
    if word[0] == "-":
        return {"offset": float(word[1:])}
    if word == "semicircles":
        return {"scale": _DEGREE, "unit": "degrees"}
    return {"kind": word[1:]} if word[0] == ":" else {"unit": word}
