"""What the description of the API says in words."""

from chalicelib.kernel.access import Scope
from chalicelib.web.idempotency import SHORTEST_ANONYMOUS_KEY

CORRELATION = "X-Correlation-Id"
GENERAL = f"""The same acts as on the pages, in JSON.

**Problems** are documents of RFC 9457. `code` is stable and for programs; `detail` is a sentence for people, in the
language of `lang` or `Accept-Language` (`ar`, `fr`). What API Gateway refuses by itself (an address that no operation
has, a body beyond 10 MB, too many requests) comes as `application/json`.

**Creations** take an `Idempotency-Key`: the same key and body within a day get the first answer again. Callers who are
not signed in share one space of keys: theirs have at least {SHORTEST_ANONYMOUS_KEY} random characters, such as a UUID.

**Changes** are conditional: read the thing, send its `ETag` as `If-Match`. Submissions and decisions may be sent again
as they are.

**Lists** come a page at a time: follow `Link: …; rel="next"` and keep its cursor as it is.

**Files** do not pass through here: announce one, get a form, post its fields and then the bytes as `file` to storage;
read by links of five minutes. Above 20 MB, announce it at `uploads`, have its parts signed, put each to storage, and
say when all are there; after a cut, ask which are.

**Programs** of an administration, or of a sender with an account, call with a token of their own, within its scopes,
six hundred times a minute at most.

**Browsers** may call with their session's cookie, and then send its form token as `X-CSRF-Token` with every change."""
AGENT_TOKEN = """An agent's access token, from Amazon Cognito, in two steps: the password, then the telephone's code.

```
curl {endpoint}/ -H 'Content-Type: application/x-amz-json-1.1' \\
  -H 'X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth' \\
  -d '{{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "{client}",
       "AuthParameters": {{"USERNAME": …, "PASSWORD": …}}}}'

curl {endpoint}/ -H 'Content-Type: application/x-amz-json-1.1' \\
  -H 'X-Amz-Target: AWSCognitoIdentityProviderService.RespondToAuthChallenge' \\
  -d '{{"ChallengeName": "SOFTWARE_TOKEN_MFA", "ClientId": "{client}", "Session": …,
       "ChallengeResponses": {{"USERNAME": …, "SOFTWARE_TOKEN_MFA_CODE": …}}}}'
```

with the `Session` of the first answer; of the second, `AuthenticationResult.AccessToken`. The telephone is set up on
the pages, with the first sign-in."""
CLIENT_TOKEN = """A program's token: its administration's administrator makes it, and it is shown once.

It acts as one desk, with no more rights than that desk, on the operations that name one of its scopes here; all others
refuse it. It ends on its last day, at most a year ahead, when it is replaced (the one before goes on for up to seven
days) or revoked, and with its desk or its administration. It never stands in an address.

{scopes}
"""
SENDER_TOKEN = """A token of a sender's program, who is no administration: a company that deposits in bulk.

Whoever proves an address by a code opens an account for it (`/mine/sender`, or the page `/mine/programs`) and gives
programs tokens there. One opens the operations that name one of its scopes here, and the account's own batches, until
the end of its last day. It never stands in an address.
"""
SCOPES = {
    Scope.DIRECTORY_READ: "administrations, entities, desks, circuits; who calls",
    Scope.DEPOSITS_READ: "deposits whose id or tracking code is known",
    Scope.DEPOSITS_WRITE: "deposit letters",
    Scope.REGISTER_READ: "registers and their entries",
    Scope.REGISTER_WRITE: "number letters that came on paper, void numbers",
    Scope.MAIL_READ: "mails that the desk may read",
    Scope.MAIL_WRITE: "qualify, assign, redirect, reject, propose a reply; have bundles made",
    Scope.FOLDERS_READ: "folders of the e-signature book",
    Scope.BATCHES_READ: "batches that the administration's programs sent, their results and receipts",
    Scope.BATCHES_WRITE: "send batches of letters in the administration's name",
}
TAGS = {
    "organisation": "Administrations, their entities, desks and circuits; who calls.",
    "onboarding": "Administrations that ask to join. A request's id is unguessable, and a key to it.",
    "bulk": "Up to 500 letters in one call; the accounts of senders whose programs do so.",
    "deposit": "A letter from its draft to its opened reply. A deposit's id is unguessable, and a key: keep it secret.",
    "registered": "Sealed replies sent registered; what their recipients decide. Not qualified (law 43-20).",
    "registry": "Registers and their numbers; mails, and what desks do with them.",
    "notices": "What depositors were sent and how far it came; whom nothing reached; how agents are told.",
    "signing": "The e-signature book: folders, visas, signatures.",
    "evidence": "Verification of receipts and replies, open to anyone.",
    "bundles": "Files that prove a stretch of the log by themselves, for operators.",
    "transparency": "The tree over the log: its signed heads and its proofs, open to anyone.",
    "operations": "What waits for the operator of the platform.",
}
HEADERS = {
    CORRELATION: "Names this request when you contact us",
    "ETag": "The thing's version: send it as `If-Match` to change it, as `If-None-Match` to ask whether it changed",
    "Location": "Where the new thing lies",
    "Link": '`<…>; rel="next"` (RFC 8288): the next page; absent on the last one',
    "Retry-After": "Seconds to wait before the next try",
    "WWW-Authenticate": "How to sign in",
}
PROBLEMS = {
    400: "The request cannot be read: its JSON, or its `Idempotency-Key`; or a token stands in its address.",
    401: "Nobody is signed in, or the token does not hold.",
    403: "Not the caller's to do; or `scope` is not a program's; or a browser's call without its form token; or a wrong"
    " one-time code.",
    404: "There is no such thing, or it is not the caller's to see: the two are told apart nowhere.",
    409: "The thing is no longer in the state that the act needs.",
    412: "`If-Match` names an earlier version: read again, then decide again.",
    413: "More than 256 KB.",
    415: "The body is not `application/json`.",
    422: "Fields of body or query that do not fit; each is named in `errors`.",
    428: "A change must name the version that it was decided on, in `If-Match`.",
    429: "Too many tries.",
    500: "A fault of ours. It is logged under the correlation id; trying again may help.",
    503: "Something we depend on does not answer for the moment. Nothing is lost: try again.",
}
