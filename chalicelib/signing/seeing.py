"""How pages and API come to a folder: everything that they give out of it is noted on this way."""

from chalicelib import bootstrap
from chalicelib.observability import link_given
from chalicelib.signing.desk import Proven
from chalicelib.signing.model import Folder
from chalicelib.signing.service import Decision
from chalicelib.web.request import Request


def seen(request: Request) -> Folder:
    """The folder that the address names."""
    return bootstrap.folder_desk().see(request.agent, request.params["folder_id"], request.origin.channel)


def decided(request: Request, decision: Decision, version: int | None = None) -> Folder:
    """The same after the decision; ``version`` is the one that the caller saw, if it matters to them."""
    folder_id, channel = request.params["folder_id"], request.origin.channel
    return bootstrap.folder_desk().decide(request.agent, folder_id, decision, channel, version)


def proven(request: Request) -> Proven:
    """The same, sealed, for who asks for its bundle."""
    return bootstrap.folder_desk().proven(request.agent, request.params["folder_id"], request.origin.channel)


def bundle_url(request: Request, of: Proven) -> str:
    """A link of some minutes to its bundle; ``NotFoundError`` ``bundles.none`` unless that is ready."""
    url = bootstrap.bundles().link(of.subject, of.file_name)
    bootstrap.folder_desk().readings.note_bundle(of.folder, of.reader, request.origin.channel)
    link_given(of.folder.file_id, request.agent.agent_id)
    return url
