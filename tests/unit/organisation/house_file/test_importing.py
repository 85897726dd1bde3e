"""Files of houses on their way: checked, applied in turns, going on wherever a turn was cut."""

from dataclasses import replace

import pytest

from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError, OvertakenError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file import importing
from chalicelib.organisation.house_file.model import LARGEST_FILE, ImportState
from chalicelib.organisation.model import Agent
from tests.house_files import day, desk, entity, file, holder, model, person, portal
from tests.unit.organisation.house import RABAT, name
from tests.unit.organisation.house_file.importing import Cuts, Importing

SERVICE = file(
    entity("archive", "root"), desk("vault", "archive"), person("salma@rabat.example"),
    holder("salma@rabat.example", "vault"), holder("tazi@rabat.example", "vault"),
)  # fmt: skip
OF_ITSELF = file(
    day("inventory", "closure", "2027-04-01"), day("market", "opening", "2027-04-10", hours="9h00-12h00"),
    portal("telephone", "0537000000"), portal("scope", text_fr="Permis"), portal("usual-friday", hours="9h00-12h00"),
    model("permit"), model("complaint", reply_within="1"), {"row": "model", "key": "note", "state": "closed"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def small_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "ACTS_A_TURN", 2)


def test_acts_are_done_turn_by_turn_until_none_is_left() -> None:
    importing = Importing()
    assert importing.checked(SERVICE).counts == {"added": 5}
    importing.begun()
    done = importing.turned()
    assert (done.state, done.done, len(importing.house.woken)) == (ImportState.DONE, 5, 2)
    assert importing.house.people["salma"].holdings and importing.house.invited == ["salma@rabat.example"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_wherever_a_turn_is_cut_everything_is_done_and_nothing_twice(after: bool) -> None:
    place, calls = 0, 1
    while place < calls:
        place += 1
        importing = Importing()
        importing.checked(SERVICE)
        importing.begun()
        importing.house.cuts = Cuts(place, after)
        assert importing.turned().state is ImportState.DONE, place
        calls, events = importing.house.cuts.calls, importing.house.events()
        counted = [events.count(it) for it in ("EntityOpened", "DeskOpened", "HolderSeated", "ImportFinished")]
        assert counted == [1, 1, 2, 1], place
        assert "salma@rabat.example" in importing.house.invited, place
        assert len(importing.house.invited) <= 2, place
    assert place > 10


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_wherever_a_turn_is_cut_days_the_portal_and_models_are_as_the_file_says_by_one_act_each(after: bool) -> None:
    place, calls = 0, 1
    while place < calls:
        place += 1
        importing = Importing()
        importing.checked(OF_ITSELF)
        importing.begun()
        importing.house.cuts = Cuts(place, after)
        assert importing.turned().state is ImportState.DONE, place
        calls, events = importing.house.cuts.calls, importing.house.events()
        assert [events.count(it) for it in ("CalendarDecisionAdded", "PortalChanged")] == [2, 3], place
        models = ("RegistrationModelAdded", "RegistrationModelChanged", "RegistrationModelRetired")
        assert [events.count(it) for it in models] == [1, 1, 1], place
        assert importing.house.itself.contacts.telephone == "+212537000000"
        assert (importing.house.portal_of.scope.fr, importing.house.portal_of.version) == ("Permis", 3)
        importing.house.cuts = Cuts()
        assert importing.checked(OF_ITSELF, "again").acts == 0, place
    assert place > 10


def test_a_decision_that_a_file_changes_is_changed_by_one_act_and_taken_back_by_another() -> None:
    importing = Importing()
    for import_id, row in enumerate(
        (
            day("inventory", "closure", "2027-04-01"),
            day("inventory", "closure", "2027-04-02"),
            {"row": "day", "key": "inventory", "state": "closed"},
        )
    ):
        assert importing.checked(file(row), str(import_id)).acts == 1
        importing.begun(str(import_id))
        assert importing.turned(str(import_id)).state is ImportState.DONE
    events = [it for it in importing.house.events() if it.startswith("Calendar")]
    assert events == ["CalendarDecisionAdded", "CalendarDecisionChanged", "CalendarDecisionRemoved"]
    assert importing.house.decided.decisions == ()


def test_what_somebody_else_said_meanwhile_stays_beside_what_the_file_says() -> None:
    importing = Importing()
    importing.checked(file(portal("scope", text_fr="Permis")))
    importing.begun()
    importing.house.portal_of = replace(importing.house.portal_of, cndp_number="D-1/2026", version=7)
    assert importing.turned().state is ImportState.DONE
    said = importing.house.portal_of
    assert (said.scope.fr, said.cndp_number, said.version) == ("Permis", "D-1/2026", 8)


def test_what_a_file_closes_is_closed_once() -> None:
    importing = Importing()
    importing.checked(SERVICE)
    importing.begun()
    importing.turned()
    rows = [entity("archive", "root"), desk("vault", "archive"), person("salma@rabat.example")]
    leaving = file(
        *({**row, "state": "closed"} for row in rows),
        holder("salma@rabat.example", "vault"),
        holder("tazi@rabat.example", "vault", state="closed"),
    )
    assert importing.checked(leaving, "closing").counts == {"closed": 4}
    importing.begun("closing")
    assert importing.turned("closing").state is ImportState.DONE
    again = importing.checked(leaving, "again")
    assert (again.acts, again.problems) == (0, 0)


def test_an_invitation_that_was_cut_goes_out_also_where_the_rest_is_refused() -> None:
    importing = Importing()
    importing.checked(SERVICE)
    importing.begun()
    house = importing.house
    house.people["salma"] = Agent("salma", RABAT, "salma@rabat.example", name("salma"))
    house.imports["one"] = replace(house.imports["one"], inviting="salma@rabat.example")
    house.tree["roads"] = replace(house.tree["roads"], code="ARCHIVE")
    stopped = importing.turned()
    assert (stopped.state, stopped.inviting) == (ImportState.STOPPED, "")
    assert house.invited == ["salma@rabat.example"]


def test_what_was_not_shown_is_not_done() -> None:
    importing = Importing()
    importing.checked(file(entity("a", "root"), entity("water", "root", code="WAT", kind="division", name_ar="water")))
    importing.begun()
    renamed = replace(importing.house.tree["water"], code="EAU")
    importing.house.tree["water"] = renamed
    assert importing.turned().state is ImportState.DONE
    assert importing.house.tree["water"] == renamed


def test_an_act_that_a_rule_has_come_to_refuse_stops_it_at_its_line() -> None:
    importing = Importing()
    importing.checked(file(entity("a", "root", code="A"), entity("b", "root", code="B")))
    importing.begun()
    importing.house.tree["roads"] = replace(importing.house.tree["roads"], code="B")
    stopped = importing.turned()
    assert (stopped.state, stopped.problems) == (ImportState.STOPPED, 1)
    (problem,) = importing.house.reports["one"].problems
    assert (problem.line, problem.problem.code) == (3, "organisation.code_taken")


def test_a_file_is_applied_once_it_is_right_and_while_no_other_is() -> None:
    importing = Importing()
    wrong = importing.checked(file(entity("a", "nowhere")), "wrong")
    assert wrong.problems == 1
    with pytest.raises(ConflictError, match="import_not_ready"):
        importing.begun("wrong")
    assert not importing.checked(file(), "nothing").can_be_applied
    importing.checked(SERVICE, "one")
    importing.checked(file(entity("b", "root", code="B")), "other")
    importing.begun("one")
    with pytest.raises(ConflictError, match="import_running"):
        importing.begun("other")
    importing.turned("one")
    with pytest.raises(ConflictError, match="changed_meanwhile"):
        importing.begun("other")
    importing.cases.check_again(importing.house.caller("nadia"), "other")
    importing.turned("other")
    importing.begun("other")
    assert importing.turned("other").state is ImportState.DONE


def _said_of(importing: Importing, model_id: str, name: str, **changes: str) -> None:
    """Somebody else changes a model on its own page."""
    house = importing.house
    fields = dict(house.models.standing(RABAT).by_id[model_id].fields)
    house.models.change(house.caller("nadia"), model_id, {**fields, "name_fr": name, **changes})


def _named(error: OvertakenError) -> list[tuple[str, str, str]]:
    told = [it.params for it in error.problems]
    return [(it["kind"], it["change"], it["name"]["fr"]) for it in told]


def test_a_model_that_somebody_changed_since_the_check_is_told_by_its_name_and_nothing_is_taken_in() -> None:
    importing = Importing()
    importing.checked(file(model("complaint", name_fr="Plainte"), model("permit")))
    _said_of(importing, "complaint", "Réclamation écrite")
    with pytest.raises(OvertakenError, match="changed_meanwhile") as overtaken:
        importing.begun()
    assert _named(overtaken.value) == [("model", "changed", "Réclamation écrite")]
    assert importing.house.imports["one"].state is ImportState.CHECKED
    importing.cases.check_again(importing.house.caller("nadia"), "one")
    importing.turned()
    importing.begun()
    assert importing.turned().state is ImportState.DONE


def test_whatever_somebody_changed_since_the_check_is_told_by_its_name() -> None:
    importing = Importing()
    other = file(
        entity("roads", "water", name_fr="Voirie", code="ROA"), desk("vault", "water"),
        portal("telephone", "0537000000"),
        day("inventory", "closure", "2027-04-01"), holder("tazi@rabat.example", "vault"), person("salma@rabat.example"),
        desk("water-admin", "water", roles="administrator head", name_fr="Eau"), model("permit"),
        {"row": "model", "key": "note", "state": "closed"},
    )  # fmt: skip
    importing.checked(SERVICE, "one")
    assert importing.checked(other, "other").problems == 0
    importing.begun("other")
    importing.turned("other")
    with pytest.raises(OvertakenError) as overtaken:
        importing.begun("one")
    assert sorted(_named(overtaken.value)) == [
        ("day", "added", "inventory"), ("desk", "added", "vault"), ("desk", "changed", "Eau"),
        ("entity", "changed", "Voirie"), ("holder", "added", "tazi@rabat.example · vault"),
        ("model", "added", "permit"), ("model", "closed", "Note interne"), ("person", "added", "salma"),
        ("portal", "changed", "telephone"),
    ]  # fmt: skip


def test_what_somebody_changed_while_it_was_being_applied_stops_it_at_the_line_that_would_overwrite_it() -> None:
    importing = Importing()
    importing.checked(file(entity("water", "root", name_fr="Eau"), model("complaint", name_fr="Plainte")))
    importing.begun()
    _said_of(importing, "complaint", "Réclamation écrite")
    importing.house.tree["water"] = replace(importing.house.tree["water"], name=Bilingual("ماء", "Eaux"))
    assert importing.turned().state is ImportState.STOPPED
    told = [
        (it.line, it.problem.code, it.problem.params["name"]["fr"]) for it in importing.house.reports["one"].problems
    ]
    assert told == [
        (2, "organisation.changed_since_check", "Eau"), (3, "organisation.changed_since_check", "Plainte")
    ]  # fmt: skip
    assert importing.house.models.standing(RABAT).by_id["complaint"].name.fr == "Réclamation écrite"


def test_a_file_whose_day_is_over_is_asked_for_again() -> None:
    importing = Importing()
    importing.checked(SERVICE)
    importing.begun()
    importing.house.contents.clear()
    assert importing.turned().state is ImportState.STOPPED
    assert [it.problem.code for it in importing.house.reports["one"].problems] == ["organisation.file_gone"]


def test_no_file_and_one_that_is_too_large_are_refused_and_so_is_who_administers_nothing() -> None:
    importing = Importing()
    for content in (b"", b"x" * (LARGEST_FILE + 1)):
        with pytest.raises(InvalidError):
            importing.cases.send(importing.house.caller("nadia"), "one", content)
    with pytest.raises(ForbiddenError):
        importing.cases.send(importing.house.caller("tazi"), "one", SERVICE)
    importing.checked(SERVICE)
    importing.house.imports["one"] = replace(importing.house.imports["one"], administration_id="fes")
    with pytest.raises(NotFoundError):
        importing.cases.get(importing.house.caller("nadia"), "one")
