"""Going on later, for programs that fill a draft in for somebody."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Api, Request
from chalicelib.web.routing import PUBLIC

api = Api()


@api.post(
    "/deposits/{deposit_id}/link", PUBLIC, status=204,
    summary="Have a draft's link mailed to the address in it", scope=Scope.DEPOSITS_WRITE,
)  # fmt: skip
def mail_link(request: Request) -> None:
    """204 once it is on its way: three an hour for a draft, ten a day for an address."""
    bootstrap.resuming().mail_link(request.params["deposit_id"])
