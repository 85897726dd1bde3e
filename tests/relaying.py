"""Letters that one administration sends on to another."""

import secrets
import string
import uuid
from dataclasses import dataclass
from typing import Any

from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.exchanges import Exchange
from tests.journeys import Journey


def house(cloud: LocalCloud) -> Journey:
    """One more administration."""
    code = "".join(secrets.choice(string.ascii_uppercase) for _ in range(6))
    return Journey(cloud, cloud.seed(specification.read().renamed("relay-" + uuid.uuid4().hex[:10], code)))


@dataclass(frozen=True)
class Platform:
    """Three administrations."""

    a: Journey
    b: Journey
    c: Journey


def deposited(house: Journey) -> tuple[Any, Any]:
    """A deposit and its mail."""
    mail = house.registered_mail()
    return house.call("GET", f"/deposits/{house.deposits[mail['number']]}"), mail


def relay(house: Journey, mail: Any, to: Journey, expect: int = 200) -> Any:
    body = {"administration": to.seeded.administration.slug, "note": "Relève de votre compétence."}
    headers = {"If-Match": f'"{mail["version"]}"'}
    return house.call("POST", f"/mails/{mail['id']}/relay", "registrar", expect, json=body, headers=headers)


def waiting(house: Journey) -> list[Any]:
    basket = f"qualify/{house.seeded.administration.entity_id}"
    found: list[Any] = house.call("GET", f"/mails?basket={basket}", "registrar")["items"]
    return found


def arrived(house: Journey, sent: Any) -> Any:
    """The mail that a relayed one became."""
    return next(it for it in waiting(house) if it["id"] == sent["went_to"]["mail_id"])


def sent_on(exchange: Exchange, to: Journey) -> Exchange:
    """The letter of an exchange, and its depositor, at the administration that it is sent on to."""
    relay(exchange.journey, exchange.read(), to)
    to.cloud.drain()
    mail_id = exchange.read()["went_to"]["mail_id"]
    return Exchange(to, exchange.deposit, to.call("GET", f"/mails/{mail_id}", "registrar"), exchange.token)
