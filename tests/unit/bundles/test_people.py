"""A copy for a person encloses papers as long as there is room, and names the others."""

from chalicelib.bundles.people import Enclosed, HeldLetter, Paper


def paper(name: str, size_bytes: int, there: bool = True) -> Paper:
    return Paper({"name": name}, name, size_bytes, (lambda: (b"",)) if there else None)


def test_papers_beyond_the_room_are_named_without_a_path_and_smaller_ones_still_go_along() -> None:
    enclosed = Enclosed(most_bytes=10)
    files = [paper("a.pdf", 8), paper("b.pdf", 3), paper("c.pdf", 2), paper("gone.pdf", 0, there=False)]
    said = enclosed.take(HeldLetter({"number": None}, files, [paper("r.pdf", 0)]), 7)
    assert [it["path"] for it in said["files"]] == [
        "letters/0007/files/01-a.pdf",
        None,
        "letters/0007/files/03-c.pdf",
        None,
    ]
    assert [path for path, _ in enclosed.papers][-1] == said["receipts"][0]["path"] == "letters/0007/receipts/01-r.pdf"


def test_a_name_leads_nowhere_else() -> None:
    enclosed = Enclosed()
    enclosed.take(HeldLetter({}, [paper("../../etc/passwd", 1)], []), 1)
    assert [path for path, _ in enclosed.papers] == ["letters/0001/files/01-etcpasswd"]
