"""A sender's account as the API takes and shows it to whoever proved its address."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.bulk.account import SCOPES, Depositor, SenderAccount, SenderToken, TokenGiven, TokenState
from chalicelib.kernel.access import Scope
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import clean_line
from chalicelib.web.bodies import Strict
from chalicelib.web.views import Versioned

BatchScope = Literal["batches:write", "batches:read"]


class AccountGiven(Strict):
    """Who deposits. ``email`` is the address that the visit has proven, written out; receipts name it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "kind": "company",
                    "name": "Société Atlas",
                    "identifier_kind": "ice",
                    "identifier": "001525713000094",
                    "email": "courrier@atlas.example",
                    "colleagues": "achats@atlas.example juridique@atlas.example",
                    "language": "fr",
                }
            ]
        },
    )

    kind: Literal["citizen", "company", "administration", "association"]
    name: str = Field(max_length=1000)
    identifier_kind: Literal["", "cin", "passport", "residence_card", "ice", "rc"] = ""
    identifier: str = Field("", max_length=1000)
    court: str = Field("", max_length=1000, description="Of a trade register: the court that keeps it")
    email: str = Field(max_length=1000)
    phone: str = Field("", max_length=1000)
    colleagues: str = Field(
        "",
        max_length=4000,
        description="Of an organisation: up to ten addresses that may follow each letter sent from then on",
    )
    language: Language = Field(Language.ARABIC, description="What the sender is told in")

    def depositor(self) -> Depositor:
        """As the domain takes it."""
        return Depositor(**self.model_dump(exclude={"language"}))


class DepositorView(BaseModel):
    """Who deposits."""

    kind: str
    name: str
    identifier_kind: str
    identifier: str
    court: str
    email: str
    phone: str
    colleagues: str


class SenderTokenView(BaseModel):
    """A token that was given out; the token itself is kept nowhere."""

    id: str
    label: str
    scopes: list[Scope]
    state: TokenState
    made_at: datetime
    last_day: date = Field(description="The last civil day on which it opens anything")

    @classmethod
    def of(cls, token: SenderToken, now: datetime) -> "SenderTokenView":
        """The view of a token."""
        return cls(
            id=token.id,
            label=token.label,
            scopes=[scope for scope in SCOPES if scope in token.scopes],
            state=token.state(now),
            made_at=token.made_at,
            last_day=token.last_day,
        )


class AccountView(Versioned):
    """An account. ``version``, also its ``ETag``, is what a new token names in ``If-Match``."""

    version: int
    depositor: DepositorView
    language: Language
    opened_at: datetime
    tokens: list[SenderTokenView]

    @classmethod
    def of(cls, account: SenderAccount, now: datetime) -> "AccountView":
        """The view of an account."""
        return cls(
            version=account.version,
            depositor=DepositorView.model_validate(account.depositor, from_attributes=True),
            language=account.language,
            opened_at=account.opened_at,
            tokens=[SenderTokenView.of(token, now) for token in account.tokens],
        )


class SenderTokenGiven(Strict):
    """What is asked of a token: a name to know it by, what it may do, its last day (a year ahead at most)."""

    label: str = Field(max_length=1000, examples=["ERP"])
    scopes: list[BatchScope] = Field(min_length=1, max_length=2)
    last_day: date

    def given(self) -> TokenGiven:
        """As the domain takes it."""
        return TokenGiven(clean_line(self.label), frozenset(map(Scope, self.scopes)), self.last_day)


class GivenTokenView(Versioned):
    """A token, told now and never again, and the account that it is of."""

    token: str
    account: AccountView
