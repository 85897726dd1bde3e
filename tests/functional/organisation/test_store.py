"""The organisation's table, and the web's, as really stored."""

import secrets
import string
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError, ThrottledError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.work import StaleError
from chalicelib.organisation.model import Administration, Agent, Circuit, Contacts, Desk, Entity, Holding
from chalicelib.organisation.portal.directory import PAGE_SIZE
from chalicelib.organisation.portal.listing import Facets
from chalicelib.organisation.structure.model import Standing, Structure
from chalicelib.organisation.structure.store import StructureStore
from infra.local.cloud import LocalCloud

NAME = Bilingual("جماعة", "Commune")


@pytest.fixture
def administration(cloud: LocalCloud) -> Administration:
    """A new one, put twice: whatever is put may be put again."""
    own = uuid.uuid4().hex[:12]
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(7))
    made = Administration(own, f"test-{own}", code, NAME, "key-1", "root", Contacts(NAME, "+212", "a@b.example", ""))
    bootstrap.organisation().put_administration(made)
    bootstrap.organisation().put_administration(made)
    StructureStore().add(Structure.new(own))
    return made


def test_an_administration_reads_back_as_it_was_put(administration: Administration) -> None:
    service = bootstrap.organisation()
    assert service.administration(administration.id) == administration
    assert service.by_slug(administration.slug) == administration


@pytest.mark.parametrize("taken", ["slug", "code"])
def test_a_slug_and_a_code_belong_to_one_administration(administration: Administration, taken: str) -> None:
    other = replace(administration, id="another", slug="another", code="ANOTHER")
    with pytest.raises(ConflictError, match=f"{taken}_taken"):
        bootstrap.organisation().put_administration(replace(other, **{taken: getattr(administration, taken)}))
    assert bootstrap.organisation().by_slug(administration.slug) == administration


def test_the_directory_lists_an_administration_and_finds_it_by_each_word(administration: Administration) -> None:
    for words in (administration.code, f"commune {administration.code}", f"جما {administration.code[:6]}"):
        (found,) = bootstrap.directory().find(words, Language.ARABIC).items
        assert (found.id, found.slug, found.name) == (administration.id, administration.slug, NAME)
    assert administration.slug in {listed.slug for listed in bootstrap.directory().all()}


def test_an_administration_of_another_name_is_found_by_it_alone(administration: Administration) -> None:
    renamed = replace(administration, name=Bilingual("إدارة", f"Ville {uuid.uuid4().hex}"))
    bootstrap.organisation().put_administration(renamed)
    assert _slugs(renamed.name.fr) == [administration.slug]
    assert _slugs(f"commune {administration.code}") == []


def test_a_region_and_a_sector_list_what_belongs_to_them_until_it_moves(administration: Administration) -> None:
    def listed(region: str, sector: str) -> bool:
        page = bootstrap.directory().find(administration.code, Language.ARABIC, "", Facets(region, sector))
        everyone, cursor = set[str](), ""
        while True:
            names = bootstrap.directory().find("", Language.ARABIC, cursor, Facets(region, sector))
            everyone |= {it.slug for it in names.items}
            if not (cursor := names.next_cursor or ""):
                break
        assert bool(page.items) == (administration.slug in everyone)
        return bool(page.items)

    service = bootstrap.organisation()
    service.put_administration(replace(administration, place="07.351", sector="community"))
    assert [listed(*it) for it in (("07", ""), ("", "community"), ("07", "community"))] == [True] * 3
    assert not listed("04", "") and not listed("07", "ministry")
    service.put_administration(replace(administration, place="04", sector="community"))
    assert listed("04", "community") and not listed("07", "community")
    assert service.administration(administration.id).place == "04"


def test_one_that_is_closed_leaves_the_directory_and_stays_on_the_operators_list(
    administration: Administration,
) -> None:
    bootstrap.organisation().put_administration(replace(administration, standing=Standing.CLOSED))
    assert _slugs(administration.code) == []
    assert Standing.CLOSED in {it.standing for it in bootstrap.directory().all() if it.slug == administration.slug}
    assert bootstrap.organisation().by_slug(administration.slug).standing is Standing.CLOSED


def test_a_cursor_goes_on_in_its_own_list_alone(cloud: LocalCloud) -> None:
    letters = uuid.uuid4().hex[:6].translate(str.maketrans("0123456789", "ghijklmnop"))
    for number in range(PAGE_SIZE + 1):
        own = f"{letters}-{number}"
        name = Bilingual("جماعة", f"{letters} {number}")
        code = f"{letters[:6]}{chr(97 + number)}".upper()
        bootstrap.organisation().put_administration(Administration(own, own, code, name))
    first = bootstrap.directory().find(letters, Language.FRENCH)
    assert first.next_cursor is not None
    second = bootstrap.directory().find(letters, Language.FRENCH, first.next_cursor)
    assert len({it.slug for it in (*first.items, *second.items)}) == PAGE_SIZE + 1
    for words in ("", "commune"):
        with pytest.raises(InvalidError):
            bootstrap.directory().find(words, Language.FRENCH, first.next_cursor)


def _slugs(words: str) -> list[str]:
    return [it.slug for it in bootstrap.directory().find(words, Language.FRENCH).items]


def test_entities_desks_agents_and_circuits_read_back(administration: Administration) -> None:
    service, own = bootstrap.organisation(), administration.id
    entity = Entity("roads", own, "RDS", NAME, "root")
    desks = [Desk(f"desk-{n}", own, "roads", NAME, frozenset({Role.HANDLER, Role.HEAD})) for n in range(3)]
    holdings = tuple(Holding(desk_id, date(2026, 1, 1)) for desk_id in ("desk-2", "desk-0", "gone"))
    agent = Agent(f"agent-{own}", own, "a@b.example", NAME, holdings, "key-2")
    groups = ({"steps": [{"kind": "visa", "desk_id": "desk-0"}], "deadline_hours": 48},)
    service.put_entity(entity)
    for desk in desks:
        service.put_desk(desk)
    service.put_agent(agent)
    for version in (1, 2, 10):
        service.put_circuit(Circuit("visa", own, version, NAME, groups))

    assert service.entities(own) == [entity]
    assert list(service.desks(own)) == desks
    assert service.desk(own, "desk-1") == desks[1]
    assert service.agent(agent.id) == agent
    assert service.agents_at(own, "desk-2") == [agent]
    assert service.circuit(own, "visa").as_data() == {"id": "visa", "version": 10, "groups": [dict(groups[0])]}
    assert service.caller(agent.id).desk_ids == ("desk-2", "desk-0")


def test_an_act_that_read_before_a_sign_out_brings_no_session_back(administration: Administration) -> None:
    service, signed_out_at = bootstrap.organisation(), datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    read = Agent(f"agent-{administration.id}", administration.id, "a@b.example", NAME)
    service.put_agent(read)
    with bootstrap.transactions()() as work:
        bootstrap.account_store().sign_out_with(work, read.id, administration.id, signed_out_at)
    with pytest.raises(StaleError):
        service.put_agent(replace(read, name=Bilingual("ع", "A")))
    service.put_agent(
        replace(read, signed_out_at=signed_out_at, leaves_on=date(2026, 12, 1), former_email="b@b.example")
    )
    assert service.agent(read.id).leaves_on == date(2026, 12, 1)


def test_what_is_not_there_is_not_found(administration: Administration) -> None:
    service, own = bootstrap.organisation(), administration.id
    for read in (
        lambda: service.administration("none"),
        lambda: service.by_slug("none"),
        lambda: service.entity(own, "none"),
        lambda: service.desk(own, "none"),
        lambda: service.agent("none"),
        lambda: service.circuit(own, "none"),
        lambda: service.certificate("none"),
    ):
        with pytest.raises(NotFoundError):
            read()


def test_a_chain_is_replaced_by_the_next_one(cloud: LocalCloud) -> None:
    service, key_id = bootstrap.organisation(), uuid.uuid4().hex
    service.install_certificate(key_id, ["leaf", "authority"])
    service.install_certificate(key_id, ["leaf 2", "authority"])
    assert service.certificate(key_id).chain == ("leaf 2", "authority")


def test_a_session_is_found_touched_and_ended(cloud: LocalCloud) -> None:
    sessions = bootstrap.sessions()
    secret, session = sessions.grant(None, "deposit/1")
    assert sessions.find(secret) == session
    sessions.end(session)
    assert sessions.find(secret) is None


def test_a_code_can_be_used_once_and_wrong_tries_count(cloud: LocalCloud) -> None:
    codes, subject = bootstrap.one_time_codes(), f"deposit/{uuid.uuid4()}"
    code = codes.issue(subject)
    with pytest.raises(ForbiddenError):
        codes.check(subject, "wrong")
    codes.check(subject, code)
    with pytest.raises(ForbiddenError):
        codes.check(subject, code)


def test_a_throttle_counts_over_all_processes(cloud: LocalCloud) -> None:
    key = str(uuid.uuid4())
    for _ in range(2):
        bootstrap.throttle("test", 2, timedelta(hours=1)).hit(key)
    with pytest.raises(ThrottledError):
        bootstrap.throttle("test", 2, timedelta(hours=1)).hit(key)
    bootstrap.throttle("test", 2, timedelta(hours=1)).clear(key)
    bootstrap.throttle("test", 2, timedelta(hours=1)).check(key)
