"""Every notice has its mail in both languages: text and HTML that say the same, in the right direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from chalicelib.adapters.mail.layout import lay_out
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain
from chalicelib.neighbours.of_notices import FluentWords
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.kinds import Audience, Kind
from chalicelib.notices.letter import (
    BatchFacts,
    DepositFacts,
    MailFacts,
    ProgramFacts,
    Recipient,
    RefusedFile,
    RegisteredFacts,
    RequestFacts,
)
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Notice, State
from chalicelib.web import texts
from tests.unit.notices.people import KeysAsWords, NoPapers, People

AT = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
NAME = Bilingual("جماعة الرباط", "Commune de Rabat")
NUMBER = "RBT-A-2026-0000042"
WITHOUT_NUMBER = {Kind.REJECTED_DEPOSIT, Kind.REFUSED_DEPOSIT}
LINKS = {Kind.PASSWORD_LINK, Kind.INVITATION}
TO_AGENTS = {kind for kind in Kind if kind.plan.to in (Audience.DESKS, Audience.HANDLING_DESK)} | LINKS
TO_AGENTS |= {Kind.DIGEST, Kind.TOKEN_ENDING}
TO_APPLICANTS = {kind for kind in Kind if kind.plan.to is Audience.APPLICANT}
OTHERS = {
    Kind.BATCH_CLOSED: "batch/b",
    Kind.TOKEN_ISSUED: "sender/s",
    **dict.fromkeys((Kind.REGISTERED_LETTER, Kind.REGISTERED_CODE), "registered/r"),
}
OF_THE_PLATFORM = {
    Kind.OWN_LETTERS: "notices-own-letters-subject",
    Kind.BATCH_CLOSED: "notices-batch-closed-subject",
    Kind.TOKEN_ISSUED: "notices-token-issued-subject",
}
HELD = {
    Kind.ONE_TIME_CODE: ("012345",),
    Kind.REGISTERED_CODE: ("012345",),
    Kind.REGISTERED_LETTER: ("https://courrier.test/registered/r", "15"),
    Kind.BATCH_CLOSED: ("https://courrier.test/batches/b", "497"),
    Kind.TOKEN_ISSUED: ("https://courrier.test/mine/programs", "2027"),
    Kind.OWN_LETTERS: ("012345",),
    Kind.DRAFT_LINK: ("https://courrier.test/drafts/d",),
    Kind.TOKEN_ENDING: ("Gestion des permis", "https://courrier.test/admin/clients/C"),
    **dict.fromkeys(LINKS, ("https://courrier.test/sign-in/links/012345",)),
    **dict.fromkeys(TO_APPLICANTS, ("https://courrier.test/a/rabat", "https://courrier.test/")),
}


@dataclass(frozen=True)
class Known:
    """One deposit, one mail, one agent, all of one language."""

    language: Language

    def deposit(self, deposit_id: str) -> DepositFacts:
        recipient = Recipient(f"deposit/{deposit_id}", "fatima@example.test", self.language)
        refused = (RefusedFile("مخطط 2.pdf", ("encrypted",)), RefusedFile("annexe.pdf", ("xfa", "javascript")))
        return DepositFacts(recipient, NAME, "7K3F-9QRT-2M5X", AT, NUMBER, refused, "تعذر فحص الملف")

    def colleague(self, source: str, address_digest: str) -> Recipient:
        return Recipient(source, "colleague@example.test", self.language)

    def mail(self, mail_id: str) -> MailFacts:
        return MailFacts(NAME, NUMBER, "desk", "الوثيقة رقم 2 غير مقروءة", "سُجلت مرتين")

    def request(self, request_id: str) -> RequestFacts:
        recipient = Recipient(f"request/{request_id}", "amina@example.test", self.language)
        return RequestFacts(recipient, NAME, "rabat", "RBT", "المقر غير محدد\nالنص المرجعي ناقص")

    def batch(self, batch_id: str) -> BatchFacts:
        recipient = Recipient(f"batch/{batch_id}", "erp@example.test", self.language)
        return BatchFacts(recipient, 500, {"deposited": 497, "expired": 2, "refused": 1})

    def registered(self, sending_id: str) -> RegisteredFacts:
        return RegisteredFacts(Recipient(f"registered/{sending_id}", "ali@example.test", self.language), NAME, 15)

    def sender(self, account_id: str) -> Recipient:
        return Recipient(f"sender/{account_id}", "erp@example.test", self.language)

    def desk(self, administration_id: str, desk_id: str) -> Sequence[Recipient]:
        return [self.agent("a")]

    def agent(self, agent_id: str) -> Recipient:
        return Recipient(f"agent/{agent_id}", "agent@example.test", self.language)

    def program(self, client_id: str) -> ProgramFacts:
        return ProgramFacts("adm", "Gestion des permis", NAME, AT.date(), "3", (self.agent("a"),))

    def administration(self, administration_id: str) -> Bilingual:
        return NAME


class Papers:
    """Every sealed file is this one."""

    def pdf(self, key: str) -> bytes:
        return b"%PDF-1.7 sealed"


def notice(kind: Kind, language: Language = Language.FRENCH) -> Notice:
    """A notice of that kind with everything that its event tells."""
    detail = {
        "kind": "file_complete",
        "occasion": 4,
        "language": language.value,
        "mail_id": "M",
        "client_id": "C",
        "folder_id": "F",
        "number": NUMBER,
        "key": "receipts/adm/M.pdf",
        "to": "other-adm",
        "holder": "other-adm",
        "ground": "retention_over",
        "reasons": ["encrypted"],
        "reason_code": "incomplete",
        "due_at": "2026-11-25T13:05:00.000Z",
        "items": [
            {"kind": kind.value, "mail_id": "M", "folder_id": "F", "at": "2026-11-22T13:05:00.000Z"}
            for kind in (Kind.MAIL_ASSIGNED, Kind.STEP_OPENED)
        ],
        "due_on": "2026-12-09",
        "until_on": "2026-12-03",
        "last_day": "2027-11-25",
    }
    usual = "agent/a" if kind in TO_AGENTS else "request/r" if kind in TO_APPLICANTS else "deposit/d"
    recipient = OTHERS.get(kind, usual)
    return Notice("0" * 32, kind, "adm", recipient, detail, "", AT, AT, State.SENDING, 1, Chain.start("notice/x"))


def mail(kind: Kind, language: Language) -> EmailMessage:
    """The message as sent and read again."""
    letters = Letters(Known(language), FluentWords(), Papers(), "https://courrier.test", WRITERS)
    recipient, letter = letters.compose(notice(kind, language), "012345" if kind in HELD else "")
    sent = lay_out(letter, "bureau@wasl.test", recipient.address, "0" * 32, AT)
    assert sent.as_bytes().isascii(), "mail servers promise seven bits"
    read = message_from_bytes(sent.as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    return read


def part(message: EmailMessage, sort: str) -> str:
    """The text of the plain or the HTML part."""
    found = message.get_body((sort,))
    assert found is not None
    return str(found.get_content())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_written_in_both_languages(kind: Kind, language: Language) -> None:
    message = mail(kind, language)
    told = OF_THE_PLATFORM.get(kind)
    assert (texts.text(language, told) if told else NAME.in_(language)) in message["Subject"]
    assert "\u2068" not in message["Subject"]
    html, plain = part(message, "html"), part(message, "plain")
    assert f'<html lang="{language.tag}" dir="{language.direction}">' in html
    for held in HELD.get(kind, (NUMBER, "https://courrier.test/")):
        assert held in plain or kind in WITHOUT_NUMBER
        assert held in html or kind in WITHOUT_NUMBER
    assert "http" not in html.replace("https://courrier.test", ""), "a mail loads nothing from anywhere"


@pytest.mark.parametrize("language", Language)
def test_the_receipt_leads_to_all_letters_of_its_depositor(language: Language) -> None:
    message = mail(Kind.RECEIPT, language)
    assert all("https://courrier.test/mine" in part(message, sort) for sort in ("plain", "html"))


@pytest.mark.parametrize("kind", [Kind.LETTER_RELAYED, Kind.REJECTED_MAIL, Kind.REPLY_AVAILABLE])
def test_what_is_told_names_the_number_of_who_tells_it(kind: Kind) -> None:
    letters = Letters(People(), KeysAsWords(), NoPapers(), "https://courrier.test")
    _, letter = letters.compose(notice(kind))
    assert "number of M" in dict(letter.rows).values()


def test_the_receipt_is_sent_along_under_its_number() -> None:
    files = list(mail(Kind.RECEIPT, Language.ARABIC).iter_attachments())
    assert [file.get_filename() for file in files] == [f"{NUMBER}.pdf"]
    assert files[0].get_content() == b"%PDF-1.7 sealed"


def test_a_later_receipt_is_sent_along_under_a_name_of_its_own() -> None:
    files = list(mail(Kind.LATER_RECEIPT, Language.FRENCH).iter_attachments())
    assert [file.get_filename() for file in files] == [f"{NUMBER}-4.pdf"]
    assert "reconnu complet" in part(mail(Kind.LATER_RECEIPT, Language.FRENCH), "plain")


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.RECEIPT, Kind.LATER_RECEIPT}))
def test_nothing_else_is_sent_along(kind: Kind) -> None:
    assert not list(mail(kind, Language.FRENCH).iter_attachments())


def test_text_from_people_cannot_break_the_html() -> None:
    from dataclasses import replace

    letters = Letters(Known(Language.FRENCH), FluentWords(), Papers(), "https://courrier.test", WRITERS)
    _, letter = letters.compose(notice(Kind.RECEIPT))
    wicked = replace(letter, sender='<script>alert("x")</script>\nBcc: other@example.test')
    message = lay_out(wicked, "bureau@wasl.test", "a@example.test", "0" * 32, AT)
    assert "<script>" not in part(message, "html")
    assert message["Bcc"] is None


@pytest.mark.parametrize("language", Language)
def test_a_rejection_says_why(language: Language) -> None:
    deposit = part(mail(Kind.REJECTED_DEPOSIT, language), "plain").replace("\u2068", "").replace("\u2069", "")
    named = [line for line in deposit.splitlines() if ".pdf" in line]
    assert [name for name in ("مخطط 2.pdf", "annexe.pdf") if name not in deposit] == [] and len(named) == 2
    assert named[0].endswith(texts.text(language, "files-reason-encrypted"))
    assert all(texts.text(language, f"files-reason-{reason}") in named[1] for reason in ("xfa", "javascript"))
    assert "تعذر فحص الملف" in part(mail(Kind.REFUSED_DEPOSIT, language), "plain")
    assert "سُجلت مرتين" in part(mail(Kind.VOIDED_NUMBER, language), "plain")
    rejected = part(mail(Kind.REJECTED_MAIL, language), "plain")
    assert texts.text(language, "registry-reason-incomplete") in rejected
    assert "الوثيقة رقم 2 غير مقروءة" in rejected


@pytest.mark.parametrize(
    ("kind", "day"), [(Kind.COMPLETION_REQUESTED, "3 décembre 2026"), (Kind.DEADLINE_NEARED, "9 décembre 2026")]
)
def test_a_day_that_counts_is_told(kind: Kind, day: str) -> None:
    assert all(day in part(mail(kind, Language.FRENCH), sort) for sort in ("plain", "html"))


@pytest.mark.parametrize("language", Language)
def test_a_refused_request_says_why_and_an_administration_that_is_ready_where_to_sign_in(language: Language) -> None:
    refused = part(mail(Kind.REQUEST_REFUSED, language), "plain")
    assert "المقر غير محدد" in refused and "النص المرجعي ناقص" in refused
    assert "https://courrier.test/join/r" in refused
    assert "https://courrier.test/sign-in" in part(mail(Kind.ADMINISTRATION_READY, language), "plain")
    assert texts.text(language, "product") in str(mail(Kind.ADMINISTRATION_READY, language)["From"])


@pytest.mark.parametrize("language", Language)
def test_a_digest_says_what_came_and_leads_to_each(language: Language) -> None:
    plain, html = (part(mail(Kind.DIGEST, language), sort) for sort in ("plain", "html"))
    for kind, path in ((Kind.MAIL_ASSIGNED, "/desk/mails/M"), (Kind.STEP_OPENED, "/desk/folders/F")):
        heading = texts.text(language, f"notices-{kind.replace('_', '-')}-heading")
        assert all(f"https://courrier.test{path}" in written and heading in written for written in (plain, html))


def test_a_digest_passes_over_what_is_not_there_any_more() -> None:
    class Emptied(Known):
        def mail(self, mail_id: str) -> MailFacts:
            raise NotFoundError("not_found")

    letters = Letters(Emptied(Language.FRENCH), FluentWords(), Papers(), "https://courrier.test", WRITERS)
    _, letter = letters.compose(notice(Kind.DIGEST))
    assert letter.items == ()
