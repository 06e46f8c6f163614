"""The sport that a file or service names, in our six words."""

from __future__ import annotations

import re
import unicodedata

# Each word is written as normalised() leaves it: English, German, and what Strava's other large languages call
# running and walking. Numbers are Strava's in GPX.
_WORDS = {
    "run": "run running runs jog jogging laufen lauf trailrun trailrunning traillauf virtualrun virtualrunning "
    "virtuellerlauf treadmill treadmillrunning indoorrunning streetrunning trackrunning roadrunning ultrarun "
    "obstaclerun laufband courseapied carrera correr corsa corrida hardlopen hardloopsessie 9",
    "walk": "walk walking hike hiking wandern wanderung spaziergang gehen trekking mountaineering casualwalking "
    "speedwalking indoorwalking nordicwalking bergwandern snowshoe schneeschuhwanderung marche randonnee "
    "caminata senderismo camminata escursione caminhada wandelen 10 4",
    "ride": "ride riding cycling biking bike virtualride ebikeride gravelride mountainbikeride mountainbiking "
    "emountainbikeride roadbiking roadcycling gravelcycling indoorcycling virtualcycling cyclocross handcycle "
    "velomobile radfahrt radfahren virtuelleradfahrt ebikefahrt gravelfahrt mountainbikefahrt spinning 1",
    "swim": "swim swimming lapswimming openwater openwaterswimming poolswimming schwimmen",
    "strength": "strength weighttraining strengthtraining krafttraining gewichtstraining crossfit functionalstrength",
}
_SPORTS = {word: sport for sport, words in _WORDS.items() for word in words.split()}
_SURFACES = {
    "trail": "trail trailrun trailrunning traillauf",
    "treadmill": "treadmill treadmillrunning virtualrun virtualrunning virtuellerlauf indoorrunning laufband",
    "track": "track trackrunning",
    "road": "street streetrunning roadrunning",
}
_SURFACE_OF = {word: surface for surface, words in _SURFACES.items() for word in words.split()}


def sport_of(name: str) -> str:
    """Our word for a sport, "other" where there is none: run | walk | ride | swim | strength | other."""
    return _SPORTS.get(normalised(name), "other")


def surface_of(name: str) -> str | None:
    """The surface that the name of a sport implies: road, track, trail or treadmill."""
    return _SURFACE_OF.get(normalised(name))


def normalised(name: str) -> str:
    """Lower case, without spaces, signs and accents: how names are compared here."""
    return re.sub(r"[^a-z0-9]+", "", unicodedata.normalize("NFKD", name.casefold()))
