"""Links and codes that were mailed."""

import re

from infra.local.cloud import LocalCloud


def mails_to(cloud: LocalCloud, email: str) -> list[str]:
    """The texts of the mails to an address, oldest first."""
    mine = [mail for mail in cloud.mails() if mail["To"] == email]
    return [str(body.get_content()) for mail in mine if (body := mail.get_body(("plain",)))]


def link_to(cloud: LocalCloud, email: str) -> str:
    """The path of the last link to choose a password that an address was sent."""
    texts = "\n".join(mails_to(cloud, email))
    paths: list[str] = re.findall(rf"{re.escape(cloud.url)}(/sign-in/links/[\w-]+)", texts)
    return paths[-1]


def one_time_code(cloud: LocalCloud) -> str:
    """The one-time code in the last mail."""
    body = cloud.mails()[-1].get_body(("plain",))
    found = re.search(r"\b\d{6}\b", body.get_content() if body else "")
    assert found is not None
    return found[0]


def code_to(cloud: LocalCloud, email: str) -> str:
    """The one-time code in the last mail to an address."""
    found = re.search(r"^\s*(\d{6})\s*$", mails_to(cloud, email)[-1], re.MULTILINE)
    assert found is not None
    return found[1]
