"""The evidence of a letter's way as files, for who follows it; of its reply, for who opened it with a one-time code."""

from chalicelib.deposit.lookups import evidence_of
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.web.pages import Pages, Reply, Request, redirect
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/track/{code}/evidence/{evidence_id}", PUBLIC)
def evidence(request: Request) -> Reply:
    """One evidence as signed: a compact JWS."""
    try:
        found = evidence_of(request)
    except SignInRequiredError:
        return redirect(f"/track/{request.params['code']}")
    disposition = f'attachment; filename="wasl-{found.stage}-{found.id[:8]}.jws"'
    return Reply(200, found.token.encode(), "application/jose", {"Content-Disposition": disposition})
