"""Who sits at a desk for its holder sees as much of what lies there as the mandate says."""

import pytest

from chalicelib.kernel.access import ActKind
from chalicelib.kernel.ids import new_id
from tests.access.world import World

pytestmark = pytest.mark.xdist_group("access")


def test_a_deputy_writes_sheets_where_their_mandate_lets_them_though_they_read_more(world: World) -> None:
    holder, deputy = world.here.agents["registrar-own"], world.callers["auditor-below"]
    given = {"desk_id": world.here.desks["registrar-own"].id, "holder_id": holder.id, "deputy_id": deputy.agent_id}
    mandate = world.mandate(new_id(), "x", kinds=frozenset({ActKind.REGISTER}), **given)
    others = world.here.registers["A"]
    try:
        chosen, asked = (deputy.send("GET", f"/desk/intake/new{query}") for query in ("", f"?register={others}"))
    finally:
        world.end(mandate)
    assert (chosen.status, asked.status) == (200, 403)
    assert world.register in chosen.text and others not in chosen.text


@pytest.mark.parametrize(("nature", "seen"), [("complaint", False), ("reply", False), ("letter", True)])
def test_a_deputy_for_some_natures_finds_no_others_in_any_list(world: World, nature: str, seen: bool) -> None:
    desk, folder = world.here.desks["signatory-desk"].id, world.thing("folder")
    holder, deputy = world.here.agents["signatory-desk"], world.callers["registrar-other"]
    given = {"desk_id": desk, "holder_id": holder.id, "deputy_id": deputy.agent_id, "natures": frozenset({nature})}
    mandate = world.mandate(new_id(), "x", **given)
    try:
        shown = [deputy.send("GET", path) for path in (f"/api/v1/folders?desk_id={desk}", f"/desk/sign?desk={desk}")]
        read = deputy.send("GET", f"/api/v1/folders/{folder.ids['folder_id']}")
    finally:
        world.end(mandate)
    assert read.status == (200 if seen else 403)
    assert [folder.mark in answer.text for answer in shown] == [seen, seen]
