"""Files sent in parts: by any program, over any cut, with nothing taken that was not announced."""

from tests.journeys import Journey
from tests.large_files import large_pdf, send_in_parts


def test_a_file_above_twenty_megabytes_goes_by_parts_and_is_deposited_like_any_other(journey: Journey) -> None:
    content, draft = large_pdf(21), journey.draft()["id"]
    file_id = send_in_parts(journey, draft, content)
    journey.cloud.drain()
    (file,) = journey.call("GET", f"/deposits/{draft}/files")["items"]
    assert (file["id"], file["state"], file["size_bytes"]) == (file_id, "clean", len(content))
    journey.submit(draft)
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft}")["number"]
