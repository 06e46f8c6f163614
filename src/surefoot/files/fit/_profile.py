"""The numbers of the public FIT profile that a recording needs.

These numbers are common knowledge of the field; none were generated from a vendor's kit. Tests
read our files, and real ones, with fitdecode and compare what each number is taken to mean.
"""

from __future__ import annotations

# Messages
FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO, ACTIVITY = 0, 12, 18, 19, 20, 21, 23, 34
FIELD_DESCRIPTION, DEVELOPER_DATA_ID = 206, 207

FILE_TYPE, FILE_MANUFACTURER = 0, 1
SPORT_SPORT, SPORT_SUB_SPORT = 0, 1
ACTIVITY_LOCAL_TIMESTAMP = 5
EVENT_EVENT, EVENT_TYPE = 0, 1
EVENT_TIMER, EVENT_START = 0, 0
#: What ends a start of the timer: stop, stop_all, stop_disable, stop_disable_all.
EVENT_STOPS = {1, 4, 8, 9}
DEVICE_TYPE, DEVICE_SOURCE = 1, 25
DEVICE_LOCAL = 5
#: Of the devices that are built in, the barometer.
LOCAL_BAROMETER = 4

RECORD_LATITUDE, RECORD_LONGITUDE, RECORD_ALTITUDE, RECORD_HEART_RATE, RECORD_CADENCE = 0, 1, 2, 3, 4
RECORD_DISTANCE, RECORD_SPEED, RECORD_POWER, RECORD_COMPRESSED_SPEED_DISTANCE = 5, 6, 7, 8
RECORD_TEMPERATURE, RECORD_FRACTIONAL_CADENCE, RECORD_ENHANCED_SPEED, RECORD_ENHANCED_ALTITUDE = 13, 53, 73, 78

#: How sensors on the foot, and apps, name their watts.
POWER_NAMES = {"power", "rp_power"}

# Fields of a session and of a lap that have the same numbers in both
START_TIME, START_LATITUDE, START_LONGITUDE, ELAPSED_TIME, TIMER_TIME, DISTANCE = 2, 3, 4, 7, 8, 9
# and those that have not
SESSION_FIELDS = {"sport": 5, "sub_sport": 6, "avg_hr": 16, "max_hr": 17, "moving": 59}
LAP_FIELDS = {"sport": 25, "sub_sport": 39, "avg_hr": 15, "max_hr": 16, "moving": 52}
LAP_INTENSITY, LAP_TRIGGER = 23, 24

#: Scales and offsets: a value of the file is divided by the scale, then less the offset.
TIME_SCALE, DISTANCE_SCALE, SPEED_SCALE = 1000, 100, 1000
ALTITUDE_SCALE, ALTITUDE_OFFSET = 5, 500
FRACTIONAL_CADENCE_SCALE = 128
#: A half circle of 180 degrees has so many units.
SEMICIRCLES = 2**31

ACTIVITY_FILE = 4
FILE_TYPES = {
    1: "a device", 2: "settings", 3: "sport settings", 5: "a workout", 6: "a course", 7: "schedules",
    9: "weights", 10: "totals", 11: "goals", 14: "blood pressure", 15: "daily monitoring",
    20: "a list of activities", 28: "daily monitoring", 32: "daily monitoring", 34: "a segment",
    35: "a list of segments",
}  # fmt: skip
MANUFACTURERS = {
    1: "Garmin", 15: "Dynastream", 32: "Wahoo", 70: "Sigma", 95: "Stryd", 123: "Polar", 260: "Zwift",
    265: "Strava", 267: "Bryton", 294: "Coros",
}  # fmt: skip

SPORTS = {1: "run", 2: "ride", 5: "swim", 11: "walk", 16: "walk", 17: "walk", 21: "ride"}
#: Strength training is a sub-sport of training (10) and of fitness equipment (4).
STRENGTH = {(10, 20), (4, 20)}
RUN_SURFACES = {1: "treadmill", 2: "road", 3: "trail", 4: "track", 45: "treadmill", 58: "treadmill"}
#: What ends a lap, in our words: a place on the way, and a waypoint, are positions.
LAP_TRIGGERS = {
    0: "manual", 1: "time", 2: "distance", 3: "position", 4: "position", 5: "position", 6: "position", 7: "end",
}  # fmt: skip
#: What a workout says of a lap. Recovery is a rest, an interval is active.
INTENSITIES = {0: "active", 1: "rest", 2: "warmup", 3: "cooldown", 4: "rest", 5: "active"}
