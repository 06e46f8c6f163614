"""Scenario documents for tests: the smallest, one with every field, and ways to change one field of them."""

from __future__ import annotations

import copy
from typing import Any

Doc = dict[str, Any]

FULL_YAML = """\
today: 2027-01-04
units: mi
overlay:
  load/single_run_growth: 1.05
  volume/easier_week: {value: 0.7, by: coach, date: 2027-01-02, reason: careful}
runner:
  birth_date: 1985-06-01
  sex: female
  experience: seasoned
  usual_weekly_distance: 40 km
  longest_recent: 12 km
  max_hr: 185
  resting_hr: 52
  timezone: Europe/Berlin
  pregnant: false
  readiness_questions: cleared
  availability: {mon: 0 min, tue: 60 min, wed: 45 min, thu: 1 h, fri: 0 min, sat: 60 min, sun: 150 min}
  long_run_day: sun
  facilities: [track, treadmill, hills, gym, bands, kettlebell, bench, box]
log:
  activities:
    - {date: 2026-12-30, distance: 8 km, duration: 48:00, sport: run, rpe: 4, avg_hr: 148, race: false, surface: road,
       session: 2026-W53-easy-1, stage: general/2, running: 30 min,
       best_efforts: [{distance: 1 km, duration: 4:50}, {distance: 5 km, duration: 27:10}]}
    - {date: 2026-12-27, distance: 5 mi, duration: 1:02:03}
    - {date: 2026-12-27, duration: 40 min, sport: strength}
    - {date: 2026-10-01, distance: 1500 m, duration: 6:10, race: true, surface: track}
  check_ins:
    - date: 2026-12-31
    - date: 2026-12-30
      pain:
        - {site: left shin, score: 3, moment: warmup_goes_away, injury: shin-1, kind: pain}
        - {site: Back, score: 1, moment: none}
      painkiller: true
      fatigue: 2
      mood: 7
      confidence: 6
      soreness: 1
      sleep: 7 h 10 min
      illness: above_neck
      tests: {hops: even, walk_30: normal, bony_tenderness: false}
      red_flags: [hot_calf]
  injuries:
    - {id: shin-1, site: left tibia, tissue: bone, aspect: posteromedial, onset: 2026-10-01,
       running_stopped: 2026-10-02, surgery: true, resolved: 2027-01-03}
  clearances:
    - {injury: shin-1, date: 2027-01-02, by: physician, checks: passed, protocol: bone}
    - {injury: red_flag, date: 2027-01-02, by: therapist}
  holds:
    - {from: 2026-12-01, to: 2026-12-02, by: coach, reason: tired}
    - {from: 2027-02-01, by: runner}
  away:
    - {from: 2027-03-01, to: 2027-03-07, minutes_a_day: 20 min}
    - {from: 2027-03-10, to: 2027-03-10}
  births:
    - {date: 2026-01-01, caesarean: true, symptoms: [heaviness]}
  strength:
    - {date: 2026-12-28, session: 2026-W53-strength-1, kind: strength, duration: 30 min, rpe: 6, note: good,
       exercises: [{exercise: goblet_squat, sets: 3, reps: 8, load: 16 kg, effort: 7}, {exercise: heel_raise}]}
    - {date: 2026-12-30, kind: plyometrics}
goals:
  - {kind: race, distance: 10 km, date: 2027-04-18, target_time: 48:00, priority: A, surface: trail, climb: 120 m}
  - {kind: race, distance: 100 mi, date: 2028-04-18, target_time: 26:00:00, priority: B}
  - {kind: mile_block}
  - {kind: routine, priority: C, date: null, distance: ~}
  - {kind: come_back}
accepted_plan: null
"""


def smallest() -> Doc:
    """The required fields alone."""
    return {
        "today": "2027-01-04",
        "runner": {"availability": {"tue": "60 min", "sun": "150 min"}},
        "goals": [{"kind": "routine"}],
    }


def usual() -> Doc:
    """A runner with a run, a check-in, an injury, a clearance and a race."""
    return {
        **smallest(),
        "log": {
            "activities": [
                {"date": "2026-12-28", "distance": "6 km", "duration": "36:00"},
                {"date": "2026-12-30", "distance": "8 km", "duration": "48:00"},
            ],
            "check_ins": [{"date": "2026-12-30", "pain": [{"site": "left shin", "score": 3, "moment": "during"}]}],
            "injuries": [{"id": "shin-1", "site": "left tibia", "onset": "2026-10-01"}],
            "clearances": [{"injury": "shin-1", "date": "2027-01-02", "by": "therapist"}],
            "holds": [{"from": "2026-12-01", "to": "2026-12-03", "by": "coach"}],
            "away": [{"from": "2027-02-01", "to": "2027-02-03"}],
            "births": [{"date": "2026-01-01"}],
            "strength": [{"date": "2026-12-29", "exercises": [{"exercise": "goblet_squat", "load": "16 kg"}]}],
        },
        "goals": [{"kind": "race", "distance": "10 km", "date": "2027-04-18"}],
    }


def steps_of(path: str) -> list[str | int]:
    """The keys and numbers of a path: ``log.away[0].to`` gives log, away, 0, to."""
    names: list[str | int] = []
    for part in path.split("."):
        name, *numbers = part.replace("]", "").split("[")
        names += [name, *map(int, numbers)]
    return names


def changed(document: Doc, path: str, value: Any) -> Doc:
    """A copy of a document with one more or one other value at a path; lists grow by their next index."""
    made = copy.deepcopy(document)
    *way, last = steps_of(path)
    place: Any = made
    for name in way:
        place = place.setdefault(name, {}) if isinstance(place, dict) else place[name]
    if isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return made


def without(document: Doc, path: str) -> Doc:
    """A copy of a document less the field at a path."""
    made = copy.deepcopy(document)
    *way, last = steps_of(path)
    place: Any = made
    for name in way:
        place = place[name]
    del place[last]
    return made
