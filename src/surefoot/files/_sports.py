"""The sport that a file or service names, in our six words."""

from __future__ import annotations

from surefoot.files._csv_text import plain

# English and German, and what Strava's other large languages call running and walking; those are from memory.
# Numbers are Strava's in GPX, and words with an underline Garmin's.
_WORDS = {
    "run": "run running runs jog jogging laufen lauf trailrun trailrunning traillauf virtualrun virtualrunning "
    "virtuellerlauf treadmill treadmillrunning indoorrunning streetrunning trackrunning roadrunning ultrarun "
    "obstaclerun laufband courseapied coursesurtapisroulant carrera correr corsa corrida hardlopen hardloopsessie "
    "lob lobetur lopning lopetur loping bieg bieganie бег ランニング ラン 跑步 indoor_running race 9",
    "walk": "walk walking hike hiking wandern wanderung spaziergang gehen trekking mountaineering casualwalking "
    "speedwalking indoorwalking nordicwalking bergwandern snowshoe schneeschuhwanderung marche randonnee "
    "caminata senderismo camminata escursione caminhada wandelen gatur gang vandring promenad spacer marsz ходьба "
    "ウォーキング ハイキング 步行 casual_walking speed_walking 10 4",
    "ride": "ride riding cycling biking bike virtualride ebikeride gravelride mountainbikeride mountainbiking "
    "emountainbikeride roadbiking roadcycling gravelcycling indoorcycling virtualcycling cyclocross handcycle "
    "velomobile radfahrt radfahren virtuelleradfahrt ebikefahrt gravelfahrt mountainbikefahrt spinning 1",
    "swim": "swim swimming lapswimming openwater openwaterswimming poolswimming schwimmen",
    "strength": "strength weighttraining strengthtraining krafttraining gewichtstraining crossfit functionalstrength",
}
_SPORTS = {plain(word): sport for sport, words in _WORDS.items() for word in words.split()}
_SURFACES = {
    "trail": "trail trailrun trailrunning traillauf",
    "treadmill": "treadmill treadmillrunning virtualrun virtualrunning virtuellerlauf indoorrunning laufband",
    "track": "track trackrunning",
    "road": "street streetrunning roadrunning",
}
_SURFACE_OF = {plain(word): surface for surface, words in _SURFACES.items() for word in words.split()}


def sport_of(name: str) -> str:
    """Our word for a sport, "other" where there is none: run | walk | ride | swim | strength | other."""
    return _SPORTS.get(plain(name), "other")


def surface_of(name: str) -> str | None:
    """The surface that the name of a sport implies: road, track, trail or treadmill."""
    return _SURFACE_OF.get(plain(name))
