"""Puts a notice into words: who is written to, what is said, what is sent along."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.wording import day_words, instant_words
from chalicelib.notices.digest_letter import desk_page, write_digest
from chalicelib.notices.kinds import Audience, Kind
from chalicelib.notices.letter import Attachment, DepositFacts, Letter, Recipient, RefusedFile
from chalicelib.notices.model import Notice
from chalicelib.notices.ports import Attachments, Facts, Words

CODE_MINUTES = 10


@dataclass(frozen=True)
class Letters:
    """Writes letters. ``public_url`` has no slash at its end; ``more`` writes the kinds that are not written here."""

    facts: Facts
    words: Words
    attachments: Attachments
    public_url: str
    more: "Mapping[Kind, Writer]" = field(default_factory=dict)

    def compose(self, notice: Notice, code: str = "") -> tuple[Recipient, Letter]:
        """The recipient as known now, and the letter in their language; ``NotFoundError`` when a fact is gone."""
        writer = _WRITERS.get(notice.kind) or self.more.get(notice.kind) or _USUAL[notice.kind.plan.to]
        return writer(self, notice, code)

    def _receipt(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        deposit = self._deposit(notice)
        number = notice.detail["number"]
        page = Attachment(f"{number}.pdf", self.attachments.pdf(notice.detail["key"]))
        letter = self._to_depositor(notice, deposit, number=number)
        all_letters = (self._say(deposit.recipient.language, "notices-row-mine"), f"{self.public_url}/mine")
        return deposit.recipient, replace(letter, rows=(*letter.rows, all_letters), attachments=(page,))

    def _later_receipt(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """What was decided since the first receipt, sealed."""
        deposit, number = self._deposit(notice), notice.detail["number"]
        page = Attachment(f"{number}-{notice.detail['occasion']}.pdf", self.attachments.pdf(notice.detail["key"]))
        letter = self._to_depositor(notice, deposit, number=number, receipt=notice.detail["kind"])
        return deposit.recipient, replace(letter, attachments=(page,))

    def _relayed(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """To whom the letter was sent on, and why."""
        deposit, to = self._deposit(notice), self.facts.administration(notice.detail["to"])
        name = to.in_(deposit.recipient.language)
        mail = self.facts.mail(notice.detail["mail_id"])
        letter = self._to_depositor(notice, deposit, number=mail.number, to=name)
        return deposit.recipient, _because(letter, mail.note)

    def _rejected_deposit(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """With each refused file by its name, and why."""
        deposit = self._deposit(notice)
        files = (self._refused_file(deposit.recipient.language, file) for file in deposit.refused)
        return deposit.recipient, _because(self._to_depositor(notice, deposit), *files)

    def _refused_deposit(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """With the reason as an operator wrote it."""
        deposit = self._deposit(notice)
        return deposit.recipient, _because(self._to_depositor(notice, deposit), deposit.note)

    def _refused_file(self, language: Language, file: RefusedFile) -> str:
        why = " ".join(self.words.refusal(language, reason) for reason in file.reasons)
        return self._say(language, "notices-refused-file", name=file.name, why=why)

    def _rejected_mail(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """With the reason that was chosen and the one that was written, each a paragraph."""
        deposit = self._deposit(notice)
        mail = self.facts.mail(notice.detail["mail_id"])
        chosen = self.words.rejection(deposit.recipient.language, notice.detail["reason_code"])
        letter = self._to_depositor(notice, deposit, number=mail.number)
        return deposit.recipient, _because(letter, chosen, mail.note)

    def _voided(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """With the reason as the registry office wrote it."""
        deposit = self._deposit(notice)
        reason = self.facts.mail(notice.detail["mail_id"]).void_reason
        return deposit.recipient, _because(self._to_depositor(notice, deposit, number=notice.detail["number"]), reason)

    def _told(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        deposit = self._deposit(notice)
        number = number_of(notice, deposit, self.facts)
        return deposit.recipient, self._to_depositor(notice, deposit, number=number)

    def _code(self, notice: Notice, code: str) -> tuple[Recipient, Letter]:
        deposit = self._deposit(notice)
        letter = self._letter(notice, deposit.recipient.language, deposit.administration, minutes=CODE_MINUTES)
        return deposit.recipient, replace(letter, code=code)

    def _own_letters(self, notice: Notice, code: str) -> tuple[Recipient, Letter]:
        """From the platform: the code opens what was deposited in every administration. To the address as it stands in
        the deposit, in the language that was asked for."""
        language, recipient = Language(notice.detail["language"]), self._own(notice)
        platform = Bilingual(self._say(Language.ARABIC, "product"), self._say(Language.FRENCH, "product"))
        letter = self._letter(notice, language, platform, minutes=CODE_MINUTES)
        shown = replace(letter, code=code, footer=self._say(language, "notices-footer-platform"))
        return replace(recipient, language=language), shown

    def _own(self, notice: Notice) -> Recipient:
        """Who deposited it, or the colleague whom it is shared with."""
        colleague = notice.detail.get("colleague")
        return self.facts.colleague(notice.recipient, colleague) if colleague else self._deposit(notice).recipient

    def _draft_link(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """Nothing of the draft itself: the address may have been mistyped."""
        deposit = self._deposit(notice)
        language = deposit.recipient.language
        letter = self._letter(notice, language, deposit.administration)
        address = f"{self.public_url}/drafts/{notice.recipient_id}"
        return deposit.recipient, replace(letter, action=(self._say(language, "notices-action-draft"), address))

    def _to_applicant(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """From the platform, which alone knows the administration by now; with the reason of a refusal."""
        request = self.facts.request(notice.recipient_id)
        language = request.recipient.language
        portal = f"{self.public_url}/a/{request.slug}"
        rows = [
            (self._say(language, f"notices-row-{name}"), it)
            for name, it in (("portal", portal), ("code", request.code))
        ]
        is_ready = notice.kind is Kind.ADMINISTRATION_READY
        key, path = ("sign-in", "/sign-in") if is_ready else ("request", f"/join/{notice.recipient.partition('/')[2]}")
        letter = self._letter(notice, language, request.administration)
        opening, *rest = letter.paragraphs
        return request.recipient, replace(
            letter,
            sender=self._say(language, "product"),
            paragraphs=(opening, *request.reason.splitlines(), *rest),
            rows=tuple(rows),
            action=(self._say(language, f"notices-action-{key}"), f"{self.public_url}{path}"),
        )

    def _link(self, notice: Notice, token: str) -> tuple[Recipient, Letter]:
        """To an agent, in the language that was asked for; signed by their administration."""
        language = Language(notice.detail["language"])
        agent = replace(self.facts.agent(notice.recipient_id), language=language)
        letter = self._letter(notice, language, self.facts.administration(notice.administration_id))
        label = self._say(language, "notices-action-password")
        return agent, replace(letter, action=(label, f"{self.public_url}/sign-in/links/{token}"))

    def _digest(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """What waited for an agent since the digest before."""
        agent = self.facts.agent(notice.recipient_id)
        name = self.facts.administration(notice.administration_id)
        letter = self._letter(notice, agent.language, name, count=len(notice.detail["items"]))
        action = (self._say(agent.language, "notices-action-desk-all"), f"{self.public_url}/desk")
        items = write_digest(notice.detail["items"], agent.language, self.facts, self.words, self.public_url)
        opening, *after = letter.paragraphs
        footer = " ".join((*after, letter.footer))
        return agent, replace(letter, paragraphs=(opening,), items=items, action=action, footer=footer)

    def _to_agent(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        agent = self.facts.agent(notice.recipient_id)
        mail = self.facts.mail(notice.detail["mail_id"])
        rows = [("number", mail.number)]
        if notice.detail.get("due_at"):
            rows.append(("due", self._when(notice.detail["due_at"], agent.language)))
        if notice.detail.get("due_on"):
            rows.append(("due", self._day(notice.detail["due_on"], agent.language)))
        letter = self._letter(notice, agent.language, mail.administration)
        named = tuple((self._say(agent.language, f"notices-row-{name}"), value) for name, value in rows)
        return agent, replace(letter, rows=named, action=self._desk_action(notice, agent.language))

    def _token_ending(self, notice: Notice, _: str) -> tuple[Recipient, Letter]:
        """To an administrator; leads to the page where another token is given."""
        agent = self.facts.agent(notice.recipient_id)
        program, language = self.facts.program(notice.detail["client_id"]), agent.language
        last_day = day_words(program.last_day, language)
        rows = (("program", program.label), ("desk", program.desk.in_(language)), ("last-day", last_day))
        letter = self._letter(notice, language, self.facts.administration(notice.administration_id))
        named = tuple((self._say(language, f"notices-row-{name}"), value) for name, value in rows)
        path = f"/admin/clients/{notice.detail['client_id']}"
        action = (self._say(language, "notices-action-program"), f"{self.public_url}{path}")
        return agent, replace(letter, rows=named, action=action)

    def _to_depositor(self, notice: Notice, deposit: DepositFacts, number: str = "", **variables: Any) -> Letter:
        language = deposit.recipient.language
        rows = [("number", number), ("tracking", deposit.tracking_code)]
        if deposit.submitted_at:
            rows.append(("submitted", self._when(deposit.submitted_at, language)))
        if notice.detail.get("until_on"):
            rows.append(("until", self._day(notice.detail["until_on"], language)))
        here = self.facts.administration(notice.administration_id)
        letter = self._letter(notice, language, here, **variables)
        named = tuple((self._say(language, f"notices-row-{name}"), value) for name, value in rows if value)
        address = f"{self.public_url}/track/{deposit.tracking_code}"
        return replace(letter, rows=named, action=(self._say(language, "notices-action-track"), address))

    def _desk_action(self, notice: Notice, language: Language) -> tuple[str, str]:
        path = desk_page(notice.kind, notice.detail)
        return self._say(language, "notices-action-desk"), f"{self.public_url}{path}"

    def _letter(self, notice: Notice, language: Language, administration: Bilingual, **variables: Any) -> Letter:
        return plain_letter(self.words, notice.kind, language, administration.in_(language), **variables)

    def _deposit(self, notice: Notice) -> DepositFacts:
        return self.facts.deposit(notice.recipient_id)

    def _say(self, language: Language, key: str, **variables: Any) -> str:
        return self.words.say(language, key, variables)

    def _day(self, day: str, language: Language) -> str:
        return day_words(date.fromisoformat(day), language)

    def _when(self, instant: datetime | str, language: Language) -> str:
        return instant_words(from_iso(instant) if isinstance(instant, str) else instant, language)


def number_of(notice: Notice, deposit: DepositFacts, facts: Facts) -> str:
    """Of the mail that is told about: the letter may have another one since, in another administration."""
    return facts.mail(notice.mail_id).number if notice.mail_id else deposit.number


def plain_letter(words: Words, kind: Kind, language: Language, sender: str, **variables: Any) -> Letter:
    """What every letter of a kind says, whatever it is about; signed by ``sender``."""
    key = f"notices-{kind.value.replace('_', '-')}"
    body = words.say(language, f"{key}-body", variables)
    return Letter(
        language=language,
        subject=words.say(language, f"{key}-subject", {"administration": sender}),
        sender=sender,
        heading=words.say(language, f"{key}-heading", {}),
        paragraphs=tuple(line for line in body.splitlines() if line.strip()),
        footer=words.say(language, "notices-footer", {"administration": sender}),
    )


def _because(letter: Letter, *reasons: str) -> Letter:
    """The letter with reasons after its opening, each a paragraph."""
    opening, *rest = letter.paragraphs
    return replace(letter, paragraphs=(opening, *reasons, *rest))


Writer = Callable[[Letters, Notice, str], tuple[Recipient, Letter]]
_USUAL: dict[Audience, Writer] = {
    Audience.DEPOSITOR: Letters._told,
    Audience.APPLICANT: Letters._to_applicant,
    Audience.DESKS: Letters._to_agent,
    Audience.HANDLING_DESK: Letters._to_agent,
}
"""How a kind is written of which there is nothing special to say."""
_WRITERS: dict[Kind, Writer] = {
    Kind.RECEIPT: Letters._receipt,
    Kind.LATER_RECEIPT: Letters._later_receipt,
    Kind.LETTER_RELAYED: Letters._relayed,
    Kind.REJECTED_DEPOSIT: Letters._rejected_deposit,
    Kind.REFUSED_DEPOSIT: Letters._refused_deposit,
    Kind.REJECTED_MAIL: Letters._rejected_mail,
    Kind.VOIDED_NUMBER: Letters._voided,
    Kind.ONE_TIME_CODE: Letters._code,
    Kind.OWN_LETTERS: Letters._own_letters,
    Kind.DRAFT_LINK: Letters._draft_link,
    Kind.PASSWORD_LINK: Letters._link,
    Kind.INVITATION: Letters._link,
    Kind.TOKEN_ENDING: Letters._token_ending,
    Kind.DIGEST: Letters._digest,
}
