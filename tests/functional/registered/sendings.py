"""A registered letter that was just sent, put there without its mail: what is looked at is what its recipient sees."""

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain
from chalicelib.registered.model import Document, Evidence, Moment, Recipient, Sending
from chalicelib.registered.records import SendingAct
from infra.bootstrap_stack import Seeded


def put_sending(seeded: Seeded, email: str, period_days: int = 15) -> Sending:
    """A letter of that administration to that address."""
    sending_id, now = new_id(), bootstrap.clock().now()
    sending = Sending(
        id=sending_id,
        administration_id=seeded.administration.id,
        desk_id=seeded.desks["permits"].id,
        mail_id=new_id(),
        document=Document("replies/x/y.pdf", "0" * 64, "TST-D-2026-0000001", "V" * 20),
        recipient=Recipient("Amina", email, Language.ARABIC),
        period_days=period_days,
        sent_at=now,
        chain=Chain.start(f"registered/{sending_id}"),
        moments=(Moment(Evidence.SUBMISSION_ACCEPTANCE, now),),
    )
    return bootstrap.consignments().records.commit(SendingAct("RegisteredLetterSent", sending))
