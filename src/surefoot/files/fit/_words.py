"""Enumerations of FIT as words, by the type that a field has in :mod:`surefoot.files.fit._fields`.

A type is written as its words in the order of their numbers, from 0; "number=word" goes on from
that number. Provenance: the public, common knowledge of the FIT profile, written down by hand and
only as far as recordings and workouts of runners need it; nothing was generated from a vendor's
kit or copied from another reader. A test compares each word with what fitdecode reads.
"""

from __future__ import annotations

from functools import cache

_WORDS = {
    "file": "1=device settings sport activity workout course schedules 9=weight totals goals 14=blood_pressure "
    "monitoring_a 20=activity_summary 28=monitoring_daily 32=monitoring_b 34=segment segment_list",
    "manufacturer": "1=garmin garmin_fr405_antfs zephyr dayton idt srm quarq ibike saris spark_hk tanita echowell "
    "dynastream_oem nautilus dynastream timex metrigear xelic beurer cardiosport a_and_d hmm suunto 32=wahoo_fitness "
    "40=concept2 51=4iiiis 68=cateye stages_cycling sigmasport tomtom 73=wattbike 76=moxy 89=tacx 95=stryd icg "
    "123=polar_electro 255=development 258=lezyne scribe_labs zwift 263=favero_electronics 265=strava 267=bryton "
    "289=hammerhead 294=coros 310=decathlon",
    "sport": "generic running cycling transition fitness_equipment swimming basketball soccer tennis american_football "
    "training walking cross_country_skiing alpine_skiing snowboarding rowing mountaineering hiking multisport paddling "
    "flying e_biking motorcycling boating driving golf hang_gliding horseback_riding hunting fishing inline_skating "
    "rock_climbing sailing ice_skating sky_diving snowshoeing snowmobiling stand_up_paddleboarding surfing "
    "wakeboarding water_skiing kayaking rafting windsurfing kitesurfing tactical jumpmaster boxing floor_climbing "
    "53=diving 62=hiit 64=racket wheelchair_push_walk wheelchair_push_run meditation 254=all",
    "sub_sport": "generic treadmill street trail track spin indoor_cycling road mountain downhill recumbent "
    "cyclocross hand_cycling track_cycling indoor_rowing elliptical stair_climbing lap_swimming open_water "
    "flexibility_training strength_training warm_up match exercise challenge indoor_skiing cardio_training "
    "indoor_walking e_bike_fitness bmx casual_walking speed_walking bike_to_run_transition run_to_bike_transition "
    "swim_to_bike_transition atv motocross backcountry resort rc_drone wingsuit whitewater skate_skiing yoga pilates "
    "indoor_running gravel_cycling e_bike_mountain commuting mixed_surface navigate track_me map 58=virtual_activity "
    "obstacle 62=breathing 65=sail_race 67=ultra indoor_climbing bouldering 254=all",
    "activity_type": "generic running cycling transition fitness_equipment swimming walking 8=sedentary 254=all",
    "event": "timer 3=workout workout_step power_down power_up off_course session lap course_point battery "
    "virtual_partner_pace hr_high_alert hr_low_alert speed_high_alert speed_low_alert cad_high_alert cad_low_alert "
    "power_high_alert power_low_alert recovery_hr battery_low time_duration_alert distance_duration_alert "
    "calorie_duration_alert activity fitness_equipment length 32=user_marker sport_point 36=calibration "
    "42=front_gear_change rear_gear_change rider_position_change elev_high_alert elev_low_alert comm_timeout",
    "event_type": "start stop consecutive_depreciated marker stop_all begin_depreciated end_depreciated "
    "end_all_depreciated stop_disable stop_disable_all",
    "timer_trigger": "manual auto fitness_equipment",
    "fitness_equipment_state": "ready in_use paused unknown",
    "activity": "manual auto_multi_sport",
    "session_trigger": "activity_end manual auto_multi_sport fitness_equipment",
    "lap_trigger": "manual time distance position_start position_lap position_waypoint position_marked session_end "
    "fitness_equipment",
    "intensity": "active rest warmup cooldown recovery interval other",
    "length_type": "idle active",
    "swim_stroke": "freestyle backstroke breaststroke butterfly drill mixed im im_by_round rimo",
    "display_measure": "metric statute nautical",
    "gender": "female male",
    "language": "english french italian german spanish",
    "display_heart": "bpm max reserve",
    "display_power": "watts percent_ftp",
    "display_position": "degree degree_minute degree_minute_second",
    "hr_zone_calc": "custom percent_max_hr percent_hrr percent_lthr",
    "pwr_zone_calc": "custom percent_ftp",
    "wkt_step_duration": "time distance hr_less_than hr_greater_than calories open repeat_until_steps_cmplt "
    "repeat_until_time repeat_until_distance repeat_until_calories repeat_until_hr_less_than "
    "repeat_until_hr_greater_than repeat_until_power_less_than repeat_until_power_greater_than power_less_than "
    "power_greater_than training_peaks_tss repeat_until_power_last_lap_less_than "
    "repeat_until_max_power_last_lap_less_than power_3s_less_than power_10s_less_than power_30s_less_than "
    "power_3s_greater_than power_10s_greater_than power_30s_greater_than power_lap_less_than power_lap_greater_than "
    "repeat_until_training_peaks_tss repetition_time reps 31=time_only",
    "wkt_step_target": "speed heart_rate open cadence power grade resistance power_3s power_10s power_30s power_lap "
    "swim_stroke speed_lap heart_rate_lap",
    "source_type": "ant antplus bluetooth bluetooth_low_energy wifi local",
    "device_index": "creator",
    "antplus_device_type": "1=antfs 11=bike_power environment_sensor_legacy 15=multi_sport_speed_distance control "
    "fitness_equipment blood_pressure geocache_node light_electric_vehicle 25=env_sensor racquet control_hub "
    "31=muscle_oxygen 34=shifting 35=bike_light_main bike_light_shared 38=exd 40=bike_radar 46=bike_aero "
    "119=weight_scale heart_rate bike_speed_cadence bike_cadence bike_speed stride_speed_distance",
    "local_device_type": "gps glonass gps_glonass accelerometer barometer temperature 10=whr 12=sensor_hub",
    "battery_status": "1=new good ok low critical charging unknown",
    "body_location": "left_leg left_calf left_shin left_hamstring left_quad left_glute right_leg right_calf right_shin "
    "right_hamstring right_quad right_glute torso_back left_lower_back left_upper_back right_lower_back "
    "right_upper_back torso_front left_abdomen left_chest right_abdomen right_chest left_arm left_shoulder left_bicep "
    "left_tricep left_brachioradialis left_forearm_extensors right_arm right_shoulder right_bicep right_tricep "
    "right_brachioradialis right_forearm_extensors neck throat waist_mid_back waist_front waist_left waist_right",
}


@cache
def words_of(kind: str) -> dict[int, str]:
    """The words of a type by their numbers; empty for a type that has none."""
    found: dict[int, str] = {}
    number = 0
    for token in _WORDS.get(kind, "").split():
        before, sign, word = token.rpartition("=")
        number = int(before) if sign else number
        found[number] = word
        number += 1
    return found
