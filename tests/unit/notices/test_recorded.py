"""Mails whose sending is evidence: that they went is recorded, once, and without the address."""

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Kind, Need, Recipient, RegisteredFacts
from chalicelib.notices.service import NoticesService
from tests.unit.notices.test_sending import KeysAsWords, Memory, NoPapers, People


class Recipients(People):
    """The recipient of a registered letter, too."""

    def registered(self, sending_id: str) -> RegisteredFacts:
        recipient = Recipient(f"registered/{sending_id}", "ali@example.test", Language.FRENCH)
        return RegisteredFacts(recipient, Bilingual("إدارة", "Administration"), 15)


def test_that_a_mail_went_is_recorded_where_it_is_evidence() -> None:
    memory = Memory()
    letters = Letters(Recipients(), KeysAsWords(), NoPapers(), "https://courrier.test", WRITERS)
    service = NoticesService(memory, letters, memory, memory, memory, memory.work, memory)
    need = Need(Kind.REGISTERED_LETTER, "adm", "registered/R", "registered/R#1", {}, "")
    service.send(need)
    service.send(need)
    (record,) = memory.records
    assert (record.body["event"], record.body["detail"]["recipient"]) == ("NoticeSent", "registered/R")
    assert memory.sent == ["ali@example.test"] and "ali@" not in str(record.body)
