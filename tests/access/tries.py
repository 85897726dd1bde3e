"""Acts and readings that name something which is not the caller's to name."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Try:
    """Who names what where, and the statuses that refuse it. In path and body ``{here.…}`` is one's own thing and
    ``{there.…}`` another's; a body without braces goes as it is."""

    who: str
    method: str
    path: str
    body: dict[str, Any] | None = None
    refused: tuple[int, ...] = (404,)


UNKNOWN = (404, 422)
MAIL, HELD = "/api/v1/mails/{case}", "/api/v1/mails/{held}"
ASSIGN, MANDATE, HOUSE = MAIL + "/assignment", "/api/v1/mandates/{fresh}", "/api/v1/organisation"
DESK = {"name_ar": "مكتب", "name_fr": "Bureau", "roles": ["handler"]}
ENTITY = {"name_ar": "قسم", "name_fr": "Division", "code": "QQQ"}
GIVEN_MANDATE = {
    "kind": "delegation", "desk_id": "{head_desk}", "holder_id": "{head}", "deputy_id": "{deputy}", "kinds": ["visa"],
    "since": "{today}", "until": "{today}", "reference": "77", "file_id": "{paper}",
}  # fmt: skip

BODIES: dict[str, Try] = {
    "a foreign desk in an assignment": Try("registrar-own", "POST", ASSIGN, {"desk_id": "{there.desk}"}, UNKNOWN),
    "a foreign entity in a redirection": Try(
        "registrar-own", "POST", MAIL + "/redirection", {"entity_id": "{there.entity}", "note": "x"}, UNKNOWN
    ),
    "a foreign entity in a qualification": Try(
        "registrar-own", "POST", MAIL + "/qualification", {"entity_id": "{there.entity}"}, UNKNOWN
    ),
    "another mail's file as the reply": Try(
        "handler-desk", "POST", HELD + "/reply",
        {"file_id": "{letters_file}", "circuit_id": "three-visas", "subject": "x"}, UNKNOWN,
    ),
    "a depositor's file as the reply": Try(
        "handler-desk", "POST", HELD + "/reply",
        {"file_id": "{deposited_file}", "circuit_id": "three-visas", "subject": "x"}, UNKNOWN,
    ),
    "a foreign circuit for a reply": Try(
        "handler-desk", "POST", HELD + "/reply",
        {"file_id": "x", "circuit_id": "visa-then-signature", "subject": "x"}, UNKNOWN,
    ),
    "a foreign entity on a sheet": Try(
        "registrar-own", "POST", "/api/v1/registers/{register}/intakes",
        {"subject": "x", "sender": "x", "addressee": "x", "entity_id": "{there.entity}"}, UNKNOWN,
    ),
    "a foreign register on the sheet's form": Try(
        "registrar-own", "POST", "/desk/intake/new", {"register": "{there.register}", "subject": "x"}
    ),
    "a foreign desk on an assignment's form": Try(
        "registrar-own", "POST", "/desk/mails/{case}/assign",
        {"desk_id": "{there.desk}", "version": "{version}"}, UNKNOWN,
    ),
    "a step of no circuit": Try(
        "handler-desk", "POST", "/api/v1/folders/{folder}/steps/9-9/decision", {"granted": True, "reason": ""}
    ),
    "a colleague's step": Try(
        "handler-desk", "POST", "/api/v1/folders/{folder}/steps/1-3/decision", {"granted": True, "reason": ""}, (403,)
    ),
    "a foreign desk in a mandate": Try("head-own", "PUT", MANDATE, {**GIVEN_MANDATE, "desk_id": "{there.desk}"}),
    "a foreign deputy in a mandate": Try(
        "head-own", "PUT", MANDATE, {**GIVEN_MANDATE, "deputy_id": "{there.agent}"}, UNKNOWN
    ),
    "somebody else's seat in a mandate": Try(
        "head-own", "PUT", MANDATE, {**GIVEN_MANDATE, "holder_id": "{deputy}"}, (403,)
    ),
    "another mandate's paper": Try("head-own", "PUT", MANDATE, GIVEN_MANDATE, UNKNOWN),
    "a foreign parent of an entity": Try(
        "administrator-below", "POST", HOUSE + "/entities", {**ENTITY, "parent_id": "{there.entity}"}
    ),
    "a move below a foreign entity": Try(
        "administrator-below", "POST", HOUSE + "/entities/{parks}/move", {"parent_id": "{there.entity}"}
    ),
    "a merger into a foreign entity": Try(
        "administrator-below", "POST", HOUSE + "/entities/{parks}/merger", {"into_id": "{there.entity}"}
    ),
    "a desk in a foreign entity": Try(
        "administrator-below", "POST", HOUSE + "/desks", {**DESK, "entity_id": "{there.entity}"}
    ),
    "a desk moved to a foreign entity": Try(
        "administrator-below", "PUT", HOUSE + "/desks/{desk}", {**DESK, "entity_id": "{there.entity}"}
    ),
    "a foreign agent at a desk": Try(
        "administrator-below", "POST", HOUSE + "/desks/{desk}/holders",
        {"agent_id": "{there.agent}", "since": "{today}"}, UNKNOWN,
    ),
    "the operator at a desk": Try(
        "administrator-below", "POST", HOUSE + "/desks/{desk}/holders",
        {"agent_id": "{operator}", "since": "{today}"}, UNKNOWN,
    ),
    "the operator's role for a desk": Try(
        "administrator-below", "POST", HOUSE + "/desks",
        {**DESK, "entity_id": "{parks}", "roles": ["operator"]}, UNKNOWN,
    ),
    "a foreign agent taken from a desk": Try(
        "administrator-below", "POST", HOUSE + "/desks/{desk}/holders/{there.agent}/end",
        {"last_day": "{today}"}, UNKNOWN,
    ),
    "a desk out of one's own entity": Try(
        "administrator-own", "PUT", HOUSE + "/desks/{desk}", {**DESK, "entity_id": "{parks}"}, (403,)
    ),
    "an entity moved out of one's own": Try(
        "administrator-own", "POST", HOUSE + "/entities/{works}/move", {"parent_id": "{parks}"}, (403,)
    ),
}  # fmt: skip

PATHS: dict[str, Try] = {
    "another letter's document": Try("handler-desk", "GET", HELD + "/files/{deposited_file}"),
    "another letter's document on a page": Try("handler-desk", "GET", "/desk/mails/{held}/files/{deposited_file}"),
    "a draft's file as a letter's document": Try("handler-desk", "GET", HELD + "/files/{draft_file}"),
    "another deposit's file": Try("depositor", "GET", "/api/v1/deposits/{draft}/files/{deposited_file}"),
    "a form for another deposit's file": Try(
        "depositor", "POST", "/api/v1/deposits/{draft}/files/{deposited_file}/form"
    ),
    "parts of another deposit's file": Try(
        "depositor", "POST", "/api/v1/deposits/{draft}/files/{deposited_file}/resumption"
    ),
    "a request for a part of another deposit's file": Try(
        "depositor",
        "POST",
        "/api/v1/deposits/{draft}/files/{deposited_file}/parts",
        {"parts": [{"number": 1, "sha256": "0" * 64}]},
    ),
    "another deposit's file, to be completed": Try(
        "depositor", "POST", "/api/v1/deposits/{draft}/files/{deposited_file}/completion", {}
    ),
    "another deposit's file, to be moved": Try(
        "depositor", "PUT", "/api/v1/deposits/{draft}/files/{deposited_file}", {"position": 1}
    ),
    "another deposit's file, to be moved on a page": Try(
        "depositor", "POST", "/drafts/{draft}/files/{deposited_file}", {"position": "1"}
    ),
    "another deposit's file, to be removed": Try(
        "depositor", "DELETE", "/api/v1/deposits/{draft}/files/{deposited_file}", None, (204,)
    ),
    "another deposit's file, to be removed on a page": Try(
        "depositor", "POST", "/drafts/{draft}/files/{deposited_file}/removal", {}, (303,)
    ),
    "a storage key of another deposit's file": Try(
        "depositor", "GET", "/drafts/{draft}/files?key=uploads/x/{deposited_file}/y"
    ),
    "a verification id for a tracking code": Try("finder", "GET", "/api/v1/trackings/{verification}"),
    "a stuck deposit by its own id": Try("operator", "POST", "/api/v1/operations/deposit/{draft}/retry"),
    "a basket of a foreign entity": Try("registrar-below", "GET", "/api/v1/mails?basket=qualify/{there.entity}"),
    "a basket of a foreign desk": Try("handler-desk", "GET", "/api/v1/mails?basket=desk/{there.desk}"),
    "a basket of no sort": Try("handler-desk", "GET", "/api/v1/mails?basket=intake/{works}"),
    "a foreign desk's open steps": Try("handler-desk", "GET", "/api/v1/folders?desk_id={there.desk}"),
    "a colleague's open steps": Try("handler-desk", "GET", "/api/v1/folders?desk_id={head_step_desk}"),
    "a cursor of a foreign register": Try(
        "registrar-foreign", "GET", "/api/v1/registers/{there.register}/entries?cursor={register_cursor}", None, (422,)
    ),
    "a cursor of a foreign register on the page": Try(
        "registrar-foreign", "GET", "/desk/register?register={there.register}&cursor={register_cursor}", None, (422,)
    ),
    "a cursor of a foreign basket": Try(
        "handler-foreign", "GET", "/api/v1/mails?basket=desk/{there.desk}&cursor={basket_cursor}", None, (422,)
    ),
    "a cursor of a colleague's basket": Try(
        "handler-own", "GET", "/api/v1/mails?basket=desk/{own_desk}&cursor={basket_cursor}", None, (422,)
    ),
    "a cursor of a colleague's folders": Try(
        "handler-own", "GET", "/api/v1/folders?cursor={folder_cursor}", None, (422,)
    ),
    "a cursor of a foreign log": Try("auditor-foreign", "GET", "/api/v1/audit?cursor={audit_cursor}", None, (422,)),
    "a cursor of a foreign log on the page": Try(
        "auditor-foreign", "GET", "/desk/audit?cursor={audit_cursor}", None, (422,)
    ),
}
