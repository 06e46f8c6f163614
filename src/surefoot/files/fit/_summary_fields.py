"""The fields of sessions, laps and lengths; how a line is read, and where it is from, stands in ``_fields``."""

from __future__ import annotations

SESSION = """
    0 event :event
    1 event_type :event_type
    2 start_time :date_time
    3 start_position_lat semicircles
    4 start_position_long semicircles
    5 sport :sport
    6 sub_sport :sub_sport
    7 total_elapsed_time s /1000
    8 total_timer_time s /1000
    9 total_distance m /100
    10 total_cycles cycles +
    11 total_calories kcal
    13 total_fat_calories kcal
    14 avg_speed m/s /1000
    15 max_speed m/s /1000
    16 avg_heart_rate bpm
    17 max_heart_rate bpm
    18 avg_cadence rpm +
    19 max_cadence rpm +
    20 avg_power watts
    21 max_power watts
    22 total_ascent m
    23 total_descent m
    24 total_training_effect /10
    25 first_lap_index
    26 num_laps
    27 event_group
    28 trigger :session_trigger
    29 nec_lat semicircles
    30 nec_long semicircles
    31 swc_lat semicircles
    32 swc_long semicircles
    33 num_lengths lengths
    34 normalized_power watts
    35 training_stress_score tss /10
    36 intensity_factor if /1000
    37 left_right_balance
    38 end_position_lat semicircles
    39 end_position_long semicircles
    41 avg_stroke_count strokes/lap /10
    42 avg_stroke_distance m /100
    43 swim_stroke :swim_stroke
    44 pool_length m /100
    45 threshold_power watts
    46 pool_length_unit :display_measure
    47 num_active_lengths lengths
    48 total_work J
    49 avg_altitude m /5 -500
    50 max_altitude m /5 -500
    51 gps_accuracy m
    52 avg_grade % /100
    53 avg_pos_grade % /100
    54 avg_neg_grade % /100
    55 max_pos_grade % /100
    56 max_neg_grade % /100
    57 avg_temperature C
    58 max_temperature C
    59 total_moving_time s /1000
    60 avg_pos_vertical_speed m/s /1000
    61 avg_neg_vertical_speed m/s /1000
    62 max_pos_vertical_speed m/s /1000
    63 max_neg_vertical_speed m/s /1000
    64 min_heart_rate bpm
    65 time_in_hr_zone s /1000
    66 time_in_speed_zone s /1000
    67 time_in_cadence_zone s /1000
    68 time_in_power_zone s /1000
    69 avg_lap_time s /1000
    70 best_lap_index
    71 min_altitude m /5 -500
    82 player_score
    83 opponent_score
    84 opponent_name
    85 stroke_count counts
    86 zone_count counts
    87 max_ball_speed m/s /100
    88 avg_ball_speed m/s /100
    89 avg_vertical_oscillation mm /10
    90 avg_stance_time_percent percent /100
    91 avg_stance_time ms /10
    92 avg_fractional_cadence rpm /128
    93 max_fractional_cadence rpm /128
    94 total_fractional_cycles cycles /128
    101 avg_left_torque_effectiveness percent /2
    102 avg_right_torque_effectiveness percent /2
    103 avg_left_pedal_smoothness percent /2
    104 avg_right_pedal_smoothness percent /2
    105 avg_combined_pedal_smoothness percent /2
    110 sport_profile_name
    111 sport_index
    112 time_standing s /1000
    113 stand_count
    124 enhanced_avg_speed m/s /1000
    125 enhanced_max_speed m/s /1000
    126 enhanced_avg_altitude m /5 -500
    127 enhanced_min_altitude m /5 -500
    128 enhanced_max_altitude m /5 -500
    132 avg_vertical_ratio percent /100
    133 avg_stance_time_balance percent /100
    134 avg_step_length mm /10
    137 total_anaerobic_training_effect /10
    139 avg_vam m/s /1000
    147 avg_respiration_rate
    148 max_respiration_rate
    149 min_respiration_rate
    150 min_temperature C
    168 training_load_peak /65536
    169 enhanced_avg_respiration_rate Breaths/min /100
    170 enhanced_max_respiration_rate Breaths/min /100
    180 enhanced_min_respiration_rate Breaths/min /100
    """

LAP = """
    0 event :event
    1 event_type :event_type
    2 start_time :date_time
    3 start_position_lat semicircles
    4 start_position_long semicircles
    5 end_position_lat semicircles
    6 end_position_long semicircles
    7 total_elapsed_time s /1000
    8 total_timer_time s /1000
    9 total_distance m /100
    10 total_cycles cycles +
    11 total_calories kcal
    12 total_fat_calories kcal
    13 avg_speed m/s /1000
    14 max_speed m/s /1000
    15 avg_heart_rate bpm
    16 max_heart_rate bpm
    17 avg_cadence rpm +
    18 max_cadence rpm +
    19 avg_power watts
    20 max_power watts
    21 total_ascent m
    22 total_descent m
    23 intensity :intensity
    24 lap_trigger :lap_trigger
    25 sport :sport
    26 event_group
    32 num_lengths lengths
    33 normalized_power watts
    34 left_right_balance
    35 first_length_index
    37 avg_stroke_distance m /100
    38 swim_stroke :swim_stroke
    39 sub_sport :sub_sport
    40 num_active_lengths lengths
    41 total_work J
    42 avg_altitude m /5 -500
    43 max_altitude m /5 -500
    44 gps_accuracy m
    45 avg_grade % /100
    46 avg_pos_grade % /100
    47 avg_neg_grade % /100
    48 max_pos_grade % /100
    49 max_neg_grade % /100
    50 avg_temperature C
    51 max_temperature C
    52 total_moving_time s /1000
    53 avg_pos_vertical_speed m/s /1000
    54 avg_neg_vertical_speed m/s /1000
    55 max_pos_vertical_speed m/s /1000
    56 max_neg_vertical_speed m/s /1000
    57 time_in_hr_zone s /1000
    58 time_in_speed_zone s /1000
    59 time_in_cadence_zone s /1000
    60 time_in_power_zone s /1000
    61 repetition_num
    62 min_altitude m /5 -500
    63 min_heart_rate bpm
    71 wkt_step_index :message_index
    74 opponent_score
    75 stroke_count counts
    76 zone_count counts
    77 avg_vertical_oscillation mm /10
    78 avg_stance_time_percent percent /100
    79 avg_stance_time ms /10
    80 avg_fractional_cadence rpm /128
    81 max_fractional_cadence rpm /128
    82 total_fractional_cycles cycles /128
    83 player_score
    91 avg_left_torque_effectiveness percent /2
    92 avg_right_torque_effectiveness percent /2
    93 avg_left_pedal_smoothness percent /2
    94 avg_right_pedal_smoothness percent /2
    95 avg_combined_pedal_smoothness percent /2
    110 enhanced_avg_speed m/s /1000
    111 enhanced_max_speed m/s /1000
    112 enhanced_avg_altitude m /5 -500
    113 enhanced_min_altitude m /5 -500
    114 enhanced_max_altitude m /5 -500
    118 avg_vertical_ratio percent /100
    119 avg_stance_time_balance percent /100
    120 avg_step_length mm /10
    121 avg_vam m/s /1000
    124 min_temperature C
    136 enhanced_avg_respiration_rate Breaths/min /100
    137 enhanced_max_respiration_rate Breaths/min /100
    147 avg_respiration_rate
    148 max_respiration_rate
    """

LENGTH = """
    0 event :event
    1 event_type :event_type
    2 start_time :date_time
    3 total_elapsed_time s /1000
    4 total_timer_time s /1000
    5 total_strokes strokes
    6 avg_speed m/s /1000
    7 swim_stroke :swim_stroke
    9 avg_swimming_cadence strokes/min
    10 event_group
    11 total_calories kcal
    12 length_type :length_type
    18 player_score
    19 opponent_score
    20 stroke_count counts
    21 zone_count counts
    """
