"""The reply as it leaves, read from the evidence bucket by other people's tools, and as its recipients see it."""

import re
from pathlib import Path

from chalicelib.kernel.digests import sha256
from tests import pdf_tools
from tests.journeys import Journey


def test_the_reply_holds_before_other_tools_and_reaches_its_depositor(journey: Journey, tmp_path: Path) -> None:
    deposit, folder = journey.answered_deposit()
    reply = journey.sealed_reply(folder)
    assert pdf_tools.pdfsig_verdicts(reply, tmp_path) == ["Signature is Valid."] * 3
    assert pdf_tools.openssl_verify(reply, journey.cloud.pki.root_pem, tmp_path) == 3
    assert "No syntax or stream encoding errors" in pdf_tools.qpdf_check(reply, tmp_path)
    seen = pdf_tools.mutool_verdict(reply, tmp_path)
    assert (seen.count("signature is valid"), seen.count("document is unchanged since signing")) == (2, 1)
    text = pdf_tools.text_of(reply, tmp_path)
    assert folder["number"] in text
    assert folder["number"].replace("-D-", "-A-") in text  # the number of the mail that it answers
    assert re.search(r"\d{1,2} \w+ 20\d\d, \d+ h \d\d", text)
    assert deposit["state"] == "answered"
    verified = journey.call("GET", f"/verifications/{journey.verification_of(folder)}")
    assert (verified["kind"], verified["number"], len(verified["revisions"])) == ("reply", folder["number"], 3)
    assert verified["revisions"][0]["sha256"] == sha256(reply)
