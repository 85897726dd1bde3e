"""Lays a letter out as a mail: text and HTML that say the same, and the files sent along (RFC 5322, RFC 2046)."""

from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from chalicelib.notices.letter import Letter

# Lines of ASCII that end as RFC 5322 says: Arabic travels encoded, whatever lies on the way.
_SEVEN_BIT = policy.SMTP.clone(cte_type="7bit")
# Marks that keep the order of mixed text; mail lists show them as boxes, and a header mixes nothing.
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
TEMPLATES = Path(__file__).parents[2] / "web" / "templates" / "notices"


def lay_out(letter: Letter, sender: str, recipient: str, notice_id: str, at: datetime) -> EmailMessage:
    """The whole message. ``sender`` is the platform's address, shown under the administration's name.

    ``ValueError`` when the recipient's address is not one.
    """
    message = EmailMessage(policy=_SEVEN_BIT)
    message["From"] = Address(display_name=_one_line(letter.sender), addr_spec=sender)
    message["To"] = Address(addr_spec=recipient)
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{notice_id}@{sender.partition('@')[2]}>"
    message["Content-Language"] = letter.language.tag
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(written("mail.txt", letter))
    message.add_alternative(written("mail.html", letter), subtype="html")
    for file in letter.attachments:
        message.add_attachment(file.data, maintype="application", subtype="pdf", filename=file.name)
    return message


def written(template: str, letter: Letter) -> str:
    """The letter as ``mail.txt`` or ``mail.html`` lays it out."""
    start = "right" if letter.language.direction == "rtl" else "left"
    return _environment().get_template(template).render(letter=letter, start=start)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.translate(_ISOLATES).split())
