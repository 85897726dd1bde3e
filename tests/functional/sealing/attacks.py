"""Published ways to change a signed PDF by an incremental update, without touching a signed byte."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import PageObject

from chalicelib.adapters.pades import pdf_writing

# pyHanko's objects have no types.
_dictionary: Any = generic.DictionaryObject
_page: Any = PageObject


def with_text_replaced(update: Any) -> None:
    page = update.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = update.add_object(drawing())
    update.update_container(page)


def with_stamp_replaced(update: Any) -> None:
    fields = [reference.get_object() for reference in update.root["/AcroForm"]["/Fields"]]
    signed = next(field for field in fields if field["/T"] == "Signature-1-1")
    signed["/AP"] = named({"/N": update.add_object(drawing())})
    update.update_container(signed)


def with_note_added(update: Any) -> None:
    name = generic.pdf_name
    note = named({"/Type": name("/Annot"), "/Subtype": name("/FreeText"), "/Rect": rectangle(300)})
    page = update.find_page_for_modification(0)[0].get_object()
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), update.add_object(note)])
    update.update_container(page)


def with_title_changed(update: Any) -> None:
    update.set_info(named({"/Title": generic.TextStringObject("Other")}))


def with_page_added(update: Any) -> None:
    update.insert_page(_page(contents=update.add_object(drawing()), media_box=(0, 0, 595, 842)))


def drawing() -> Any:
    return generic.StreamObject(named({"/BBox": rectangle(100)}), stream_data=b"0 0 100 100 re f")


def rectangle(size: int) -> Any:
    return generic.ArrayObject(map(generic.NumberObject, (0, 0, size, size)))


def named(entries: Mapping[str, Any]) -> Any:
    return _dictionary({generic.pdf_name(key): value for key, value in entries.items()})


def by_update(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """The attack as a function from signed bytes to forged ones."""

    def attack(pdf: bytes) -> bytes:
        update: Any = pdf_writing.writer(pdf)
        change(update)
        extended = BytesIO()
        update.write(extended)
        return extended.getvalue()

    return attack


ATTACKS: dict[str, Callable[[bytes], bytes]] = {
    "text": by_update(with_text_replaced),
    "stamp": by_update(with_stamp_replaced),
    "note": by_update(with_note_added),
    "title": by_update(with_title_changed),
    "page": by_update(with_page_added),
    "bytes": lambda pdf: pdf + b"\0" * 40,
}
