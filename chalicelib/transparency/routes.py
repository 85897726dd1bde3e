"""The API of the log's tree: open to anyone, since it tells hashes only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.transparency.heads import LONGEST_SIZE
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.transparency import views
    from chalicelib.web import queries
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.transparency.views")
    queries = later("chalicelib.web.queries")

api = Api()

_FOR_EVER = {"Cache-Control": "public, max-age=86400"}
"""A proof between two sizes is the same for ever."""


@api.get("/log/heads", PUBLIC, summary="The signed heads of the log's tree")
def list_heads(_: Request, query: queries.Paged) -> Answer[views.HeadsView]:
    """The newest first, thirty at a time."""
    page = bootstrap.tree_heads().page(query.cursor)
    return paged(page, views.HeadsView(items=[views.ListedHeadView.of(head) for head in page.items]))


@api.get("/log/heads/{size}", PUBLIC, summary="One signed head")
def show_head(request: Request) -> views.HeadView:
    """By the number of records that it stands for, as it is kept under lock."""
    size = request.params["size"]
    if not (size.isascii() and size.isdecimal() and len(size) <= LONGEST_SIZE):
        raise NotFoundError("transparency.no_such_head")
    return views.HeadView.of(bootstrap.tree_heads().of_size(int(size)))


@api.get("/log/inclusion", PUBLIC, summary="Proof that a record is in the log's tree")
def prove_inclusion(_: Request, query: views.InclusionQuery) -> Answer[views.InclusionView]:
    """By the record's hash or its leaf number; in the newest head's tree unless another size is asked for."""
    if (query.hash is None) == (query.leaf is None):
        raise InvalidError([Problem("hash", "transparency.hash_or_leaf")])
    proofs = bootstrap.tree_proofs()
    size = query.size or bootstrap.tree_heads().latest().size
    if query.hash is not None:
        found = proofs.inclusion_of(bytes.fromhex(query.hash), size)
    else:
        found = proofs.inclusion(query.leaf or 0, size)
    return Answer(views.InclusionView.of(found.document()), headers=_FOR_EVER if query.size else {})


@api.get("/log/consistency", PUBLIC, summary="Proof that one head's tree goes on from another's")
def prove_consistency(_: Request, query: views.ConsistencyQuery) -> Answer[views.ConsistencyView]:
    """Nothing that the earlier tree holds was changed, taken out or put in between."""
    later_size = query.new or bootstrap.tree_heads().latest().size
    found = bootstrap.tree_proofs().consistency(query.old, later_size)
    return Answer(views.ConsistencyView.of(found.document()), headers=_FOR_EVER if query.new else {})


@api.post("/log/heads", OPERATOR, status=204, summary="Ask for a head of the log's tree")
def ask_for_head(request: Request) -> Answer[None]:
    """Beside the daily one. It is signed within a minute or two."""
    bootstrap.asking_for_heads().ask(request.agent.actor())
    return Answer()
