"""What is noted when a page or the API gives something of a mail out to read."""

from chalicelib import bootstrap
from chalicelib.observability import link_given
from chalicelib.registry.accesses.model import What
from chalicelib.registry.model import Mail
from chalicelib.web.request import Request


def note(request: Request, mail: Mail, what: What, file_id: str = "") -> None:
    """In the access log; of an uploaded file also where it is looked for should it turn out to hold malware."""
    bootstrap.access_log().note(request.agent, request.origin.channel, mail, what, file_id)
    if file_id:
        link_given(file_id, request.agent.agent_id)


def note_bundle(request: Request, mail: Mail) -> None:
    """A bundle holds every file of the letter."""
    note(request, mail, What.BUNDLE)
    for held in mail.sheet.files:
        link_given(held.id, request.agent.agent_id)
