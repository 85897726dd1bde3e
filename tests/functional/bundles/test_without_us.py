"""What the running product gave out is proved by the verifier alone, in an empty environment without a network."""

from pathlib import Path

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.closing_registers import closed_on_demand
from tests.empty_environment import EmptyEnvironment
from tests.functional.bundles.test_bundle import published
from tests.journeys import Journey
from tests.kept import following
from tests.on_the_tree import signed
from tests.proven_registers import fetched
from tests.tampering import unpacked


def test_receipt_reply_code_and_bundles_are_proved_where_nothing_of_ours_is(
    cloud: LocalCloud, journey: Journey, tmp_path: Path, soak: bool
) -> None:
    if not soak:
        pytest.skip("making an environment takes minutes; what it proves there is proved beside, in this process")
    with following(cloud):
        deposit, folder = journey.answered_deposit()
        closing = closed_on_demand(Office(cloud, journey.seeded))
        cloud.drain()
    register = fetched(journey, f"/registers/{closing['register_id']}/closings/{closing['id']}")
    signed(cloud)
    bundles = {kind: _bundle(cloud, f"{kind}/{it['id']}") for kind, it in (("deposit", deposit), ("folder", folder))}
    given_out = {
        "receipt.pdf": journey.sealed_receipt(deposit),
        "reply.pdf": journey.sealed_reply(folder),
        "token.txt": dict(unpacked(bundles["deposit"]))["token.txt"],
        **{f"{kind}.zip": data for kind, data in bundles.items()},
        "register.zip": register,
    }
    alone = EmptyEnvironment.made(tmp_path, published(), cloud.pki.root_pem)
    assert {name: alone.checks(name, data) for name, data in given_out.items()} == dict.fromkeys(given_out, 0)


def _bundle(cloud: LocalCloud, subject: str) -> bytes:
    key = f"bundles/{new_id()}.zip"
    bootstrap.bundle_makers().make(subject, key)
    stored: bytes = cloud.client("s3").get_object(Bucket=cloud.outputs["ScratchBucket"], Key=key)["Body"].read()
    return stored
