"""`injury`, `clear`, `hold` and `birth`: what they write, what they say to it, and what they refuse."""

from __future__ import annotations

import pytest

from surefoot.cli.show.cleared import notes_on
from surefoot.cli.show.injuries import show_injuries
from surefoot.cli.show.page import plain_page
from surefoot.diary.body import Clearance, Injury
from surefoot.diary.plan import Gate
from surefoot.services.injuries import Standing
from surefoot.services.ports import House
from tests.services.days import lived_in
from tests.services.logs import TODAY

DAY = ("--today", "2027-01-05")
SHIN = ("injury", "add", "--site", "left shin", "--onset", "2027-01-02", "--stopped", "yesterday")
CALF = ("injury", "add", "--site", "left calf", "--tissue", "muscle", "--onset", "2027-01-02")
BANNED = ("failed", "missed", "behind", "only", "lost", "great", "well done", "congratulations")


@pytest.fixture
def call(surefoot_cli, house: House):
    """Call a command on the Tuesday; what is refused has written nothing."""

    def call(*arguments: str):
        before = len(house.log.entries())
        done = surefoot_cli(*arguments, *(() if "--today" in arguments or arguments[0] == "log" else DAY))
        assert done.code == 0 or len(house.log.entries()) == before
        return done

    return call


def joined(text: str) -> str:
    return " ".join(text.split())


# -- a way through


def test_from_the_first_day_to_the_last(surefoot_cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """An injury is told of, the day rests, a professional's word comes, and running is open again."""
    home = lived_in()
    monkeypatch.setattr("surefoot.bootstrap.open_house", lambda data: home)

    def did(*arguments: str):
        done = surefoot_cli(*arguments, *DAY, "--json")
        assert (done.code, done.err) == (0, "")
        return done.document

    told = did(*SHIN)
    assert (told["gate"]["name"], told["gate"]["injury"]) == ("hold", "left-shin-1")
    assert any(change["before"] and change["after"] is None for change in told["changes"])
    assert did("today")["gate"]["name"] == "hold"
    assert not any(session["running"] for session in did("today")["sessions"])
    refused = surefoot_cli("injury", "resolve", "left-shin-1", *DAY, "--json")
    assert (refused.code, refused.error["path"], refused.error["value"]) == (1, "injury", "left-shin-1")
    word = did("clear", "left-shin-1", "--by", "therapist", "--checks", "passed", "--protocol", "general/2")
    assert [entry["kind"] for entry in word["entries"]] == ["cleared", "protocol_assigned", "stage_set"]
    assert word["entry"]["clearance"]["protocol"] == "general/2"
    over = did("injury", "resolve", "left-shin-1")
    assert over["entry"]["kind"] == "injury_resolved"
    assert did("today")["gate"]["name"] == over["gate"]["name"] != "hold"
    did("undo", str(over["entry"]["id"]))
    for entry in word["entries"]:
        did("undo", str(entry["id"]))
    (shin,) = did("injury", "list")["injuries"]
    assert (shin["state"], shin["severity"], shin["gate"]["name"]) == ("open", "bone", "hold")
    did("undo", str(told["entry"]["id"]))
    assert did("today")["gate"]["name"] == "clear"


# -- injuries


def test_an_injury_says_its_name_what_is_allowed_and_what_ends_it(call) -> None:
    said = joined(call(*SHIN).out)
    order = [
        "Thank you. Written down: injury left-shin-1: left shin, since Sat 2 Jan 2027.",
        "It is called left-shin-1 here.", "What is allowed now: running rests.", "What ends it:", "`surefoot undo 1`",
    ]  # fmt: skip
    places = [said.index(part) for part in order]
    assert places == sorted(places)


def test_every_field_has_its_option(call) -> None:
    document = call(
        "injury", "add", "--site", "Right Tibia", "--tissue", "bone", "--aspect", "posteromedial", "--onset",
        "2026-12-20", "--stopped", "2026-12-21", "--surgery", "--id", "tibia", "--json",
    ).document  # fmt: skip
    assert document["entry"]["injury"] == {
        "id": "tibia", "site": "right tibia", "tissue": "bone", "aspect": "posteromedial", "onset": "2026-12-20",
        "running_stopped": "2026-12-21", "surgery": True,
    }  # fmt: skip
    call("injury", "amend", "tibia", "--aspect", "none", "--stopped", "none", "--no-surgery", "--tissue", "joint")
    (tibia,) = call("injury", "list", "--json").document["injuries"]
    assert (tibia["aspect"], tibia["running_stopped"], tibia["surgery"], tibia["tissue"]) == (
        None,
        None,
        False,
        "joint",
    )


def test_the_list_has_the_open_ones_first(call) -> None:
    assert "No injury is in the log. `surefoot injury add` tells of one." in joined(call("injury", "list").out)
    call(*CALF)
    call("injury", "resolve", "left-calf-1")
    call("injury", "add", "--site", "left tibia", "--tissue", "bone", "--aspect", "posteromedial", "--surgery")
    said = joined(call("injury", "list").out)
    assert "left-tibia-1 left tibia, bone (posteromedial), with surgery, since Tue 5 Jan 2027 open · bone" in said
    assert "What is allowed: running rests. What ends it: a physician or physical therapist clears it, the" in said
    assert "left-calf-1 left calf, muscle, since Sat 2 Jan 2027; over since Tue 5 Jan 2027 over · niggle" in said
    assert said.index("left-tibia-1") < said.index("left-calf-1")


def test_a_gate_with_a_date_names_it() -> None:
    gate = Gate(name="hold", since=None, earliest_end=TODAY, ends_when="", injury="a", because=())
    one = Standing(injury=Injury(id="a", site="knee", onset=TODAY), open=True, days=1, severity="niggle", gate=gate)
    page = plain_page()
    show_injuries(page, [one])
    assert "1 day without running What is allowed: running rests. Earliest date: Monday 4" in joined(page.text())


@pytest.mark.parametrize(
    ("arguments", "code", "path"),
    [
        (("injury", "add"), 2, "--site"),
        (("injury", "add", "--onset", "yesterday"), 2, "--site"),
        (("injury", "add", "--site", "left ear"), 1, "--site"),
        (("injury", "add", "--site", "knee", "--onset", "soon"), 2, "--onset"),
        (("injury", "add", "--site", "knee", "--onset", "2027-01-06"), 1, "--onset"),
        (("injury", "add", "--site", "knee", "--stopped", "2027-01-06"), 1, "--stopped"),
        (("injury", "add", "--site", "knee", "--tissue", "jelly"), 1, "--tissue"),
        (("injury", "add", "--site", "knee", "--id", "left-calf-1"), 1, "--id"),
        (("injury", "add", "--site", "knee", "--id", "two words"), 1, "--id"),
        (("injury", "add", "--site", "knee", "--id", "red_flag"), 1, "--id"),
        (("injury", "amend", "left-calf-1"), 2, "$"),
        (("injury", "amend", "left-calf-1", "--tissue", "jelly"), 1, "--tissue"),
        (("injury", "amend", "left-calf-9", "--tissue", "bone"), 1, "injury"),
        (("injury", "resolve", "left-calf-9"), 1, "injury"),
        (("injury", "resolve", "left-calf-1", "--date", "2027-01-06"), 1, "--date"),
        (("injury", "resolve", "left-calf-1", "--date", "2027-01-01"), 1, "--date"),
        (("clear",), 2, "INJURY"),
        (("clear", "left-calf-1"), 2, "--by"),
        (("clear", "--by", "coach"), 2, "INJURY"),
        (("clear", "left-calf-9", "--by", "coach"), 1, "INJURY"),
        (("clear", "left-calf-1", "--by", "friend"), 1, "--by"),
        (("clear", "left-calf-1", "--by", "coach", "--checks", "nearly"), 1, "--checks"),
        (("clear", "left-calf-1", "--by", "coach", "--protocol", "general"), 1, "--protocol"),
        (("clear", "left-calf-1", "--by", "therapist", "--protocol", "General 2"), 1, "--protocol"),
        (("clear", "left-calf-1", "--by", "coach", "--date", "2027-01-06"), 1, "--date"),
        (("clear", "left-calf-1", "--by", "coach", "--reason", "x" * 1001), 1, "--reason"),
        (("hold", "--from", "soon"), 2, "--from"),
        (("hold", "--to", "2027-01-04"), 1, "--to"),
        (("hold", "--by", "dog"), 1, "--by"),
        (("hold", "--lift", "1"), 1, "--lift"),
        (("hold", "--lift", "1", "--from", "2027-01-04"), 2, "--from"),
        (("hold", "--lift", "1", "--list"), 2, "--list"),
        (("hold", "--list", "--reason", "rain"), 2, "--reason"),
        (("birth", "2027-01-06"), 1, "DATE"),
        (("birth", "soon"), 2, "DATE"),
        (("birth", "2026-12-01", "--symptom", "x" * 101), 1, "--symptom"),
    ],
)
def test_a_refusal_names_option_value_and_mend(call, arguments: tuple[str, ...], code: int, path: str) -> None:
    call(*CALF)
    done = call(*arguments, "--json")
    assert (done.code, done.error["path"]) == (code, path)
    assert done.error["message"]
    assert done.error["mend"]
    told = call(*arguments)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("surefoot: ")


# -- words on running again


def test_a_coachs_word_is_kept_and_opens_nothing(call) -> None:
    call(*CALF)
    done = joined(call("clear", "left-calf-1", "--by", "coach", "--checks", "passed").out)
    assert "Written down: injury left-calf-1: word of the coach, start checks done." in done
    assert "takes the word of a physician or therapist" in done
    assert "It stays as it is: running rests." in done
    document = call("clear", "left-calf-1", "--by", "coach", "--json").document
    assert (document["entry"]["author"], document["gate"]["name"], len(document["notes"])) == ("coach", "hold", 1)


@pytest.mark.parametrize(
    ("by", "checks", "injury", "said"),
    [
        ("therapist", "passed", "calf", ""),
        ("therapist", "not_done", "calf", "`surefoot clear calf` asks them one by one"),
        ("therapist", "not_done", "red_flag", ""),
        ("physician", "failed", "calf", "can be repeated on another day"),
        ("self_check", "passed", "calf", "They open the way after a niggle or a mild injury."),
        ("self_check", "failed", "calf", "can be repeated on another day"),
        ("coach", "not_done", "calf", "A coach can ask for a pause at any time."),
    ],
)
def test_what_is_said_to_a_word(by: str, checks: str, injury: str, said: str) -> None:
    given = Clearance(injury=injury, date=TODAY, by=by, checks=checks)
    notes = notes_on(given, {"calf"})
    assert len(notes) == bool(said)
    assert said in " ".join(notes)


def test_a_red_flag_ends_with_the_word_of_a_physician(call) -> None:
    call("checkin", "--red-flag", "chest_pain")
    stop = "  See a physician, today; running comes back with their word.\n"
    assert call("hold", "--to", "2027-01-05").out == stop
    assert call("clear", "red_flag", "--by", "coach", "--today", "2027-01-06").out == stop
    done = joined(
        call("clear", "red_flag", "--by", "physician", "--reason", "heart is fine", "--today", "2027-01-06").out
    )
    assert "red flag cleared by physician (heart is fine). From now on everything is open again." in done


# -- pauses


def test_a_pause_is_made_listed_and_lifted(call) -> None:
    assert "No pause is in the log." in joined(call("hold", "--list").out)
    said = joined(call("hold", "--reason", "moving house").out)
    assert "Written down: pause from Tue 5 Jan 2027, by runner (moving house)." in said
    assert "nothing has to be made up for it. What is allowed now: running rests." in said
    call("hold", "--from", "2027-01-02", "--to", "2027-01-04", "--by", "therapist")
    call("hold", "--from", "2027-02-01", "--to", "2027-02-07")
    said = joined(call("hold", "--list").out)
    assert "1 From Tue 5 Jan 2027 until it is lifted, by runner (moving house) 2 From Sat" in said
    assert "to Mon 4 Jan 2027, by therapist over" in said
    assert said.endswith("to Sun 7 Feb 2027, by runner still to come")
    assert [hold["state"] for hold in call("hold", "--list", "--json").document["holds"]] == ["open", "over", "ahead"]
    assert "From now on everything is open again." in joined(call("hold", "--lift", "1").out)
    assert [hold["id"] for hold in call("hold", "--list", "--json").document["holds"]] == [2, 3]
    call("undo", "4")
    assert [hold["id"] for hold in call("hold", "--list", "--json").document["holds"]] == [1, 2, 3]


def test_a_pause_of_somebody_else_is_theirs_to_lift(call) -> None:
    call("hold", "--by", "therapist")
    done = call("hold", "--lift", "1")
    assert done.code == 1
    assert "your therapist asked for this pause, so it is theirs to lift" in " ".join(done.err.split())
    assert "`surefoot hold --lift 1 --by therapist`" in joined(done.err)
    assert call("hold", "--lift", "1", "--by", "physician").code == 0


def test_the_log_names_who_said_it_once(call) -> None:
    call("hold", "--by", "coach")
    call("injury", "add", "--site", "calf")
    call("clear", "calf-1", "--by", "therapist", "--protocol", "general/2")
    said = joined(call("log", "--entries").out)
    assert "Pause from Tue 5 Jan 2027, by coach 2 Injury" in said
    assert "Injury calf-1 cleared by therapist, protocol general/2 4" in said
    assert "Stage general/2 for injury calf-1, by therapist" in said


# -- births


def test_a_birth_is_told_in_warm_and_neutral_words(call) -> None:
    said = joined(call("birth", "2026-12-01", "--caesarean").out)
    assert said.startswith("Thank you. Written down: birth on Tue 1 Dec 2026, by caesarean.")
    assert "Take the time that your body asks for." in said
    assert "Earliest date: Tuesday 23 February 2027." in said
    document = call("birth", "yesterday", "--symptom", "leaking", "--symptom", "heaviness", "--json").document
    assert document["entry"]["birth"] == {"date": "2027-01-04", "symptoms": ["leaking", "heaviness"]}
    assert document["gate"]["name"] == "see_a_doctor"
    call("undo", str(document["entry"]["id"]))
    call("undo", "1")
    assert call("today", "--json").document["gate"]["name"] == "clear"


def test_no_page_blames_praises_or_reassures(call) -> None:
    call(*CALF)
    pages = [
        call(*arguments).out
        for arguments in (
            SHIN, ("injury", "list"), ("injury", "amend", "left-shin-1", "--tissue", "tendon"),
            ("clear", "left-shin-1", "--by", "self_check", "--checks", "failed"),
            ("clear", "left-shin-1", "--by", "coach"), ("clear", "left-shin-1", "--by", "self_check"),
            ("clear", "left-shin-1", "--by", "physician", "--checks", "passed"), ("injury", "resolve", "left-calf-1"),
            ("hold",), ("hold", "--list"), ("birth", "2026-12-01"), ("log", "--entries"),
        )
    ]  # fmt: skip
    said = joined(" ".join(pages)).lower()
    assert not [word for word in BANNED if f" {word}" in said]


@pytest.mark.parametrize("columns", [80, 50])
def test_the_pages_keep_to_the_terminal(call, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    for arguments in (
        SHIN, ("injury", "list"), ("clear", "left-shin-1", "--by", "coach"), ("hold", "--reason", "x " * 60),
        ("hold", "--list"), ("birth", "2026-12-01"),
    ):  # fmt: skip
        done = call(*arguments)
        assert (done.code, done.err) == (0, "")
        assert max(map(len, done.out.splitlines())) <= columns
