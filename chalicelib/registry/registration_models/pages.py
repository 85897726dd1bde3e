"""The administrator's pages of registration models: the list, one model, its form."""

from collections.abc import Callable
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.delays import Unit
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import whole_number
from chalicelib.registry.clocks.procedure import Regime
from chalicelib.registry.frame import frame
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models.given import FIELDS, model_given, model_written
from chalicelib.registry.registration_models.model import DEMANDABLE, ModelContent, Models, RegistrationModel
from chalicelib.registry.sheet import Nature, Priority
from chalicelib.web import texts
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

PAGE = "/admin/models"
_UNSEEN = -1
_NOTHING = ModelContent(Bilingual("", ""), Direction.INCOMING)


@pages.get(PAGE, READERS)
def models(request: Request) -> Reply:
    """All of them; retired ones last."""
    found = _models(request)
    ordered = sorted(found.models, key=lambda model: (model.retired_at is not None, model.content.direction))
    return render(request, "registry/models.html", models=ordered, **frame(request, "models"))


@pages.get(PAGE + "/new", ADMINISTRATORS)
def new(request: Request) -> Reply:
    """The form of one more."""
    return _form(request, None)


@pages.post(PAGE + "/new", ADMINISTRATORS)
def add(request: Request) -> Reply:
    """Adds it."""

    def act() -> None:
        bootstrap.registration_models().add(request.agent, _seen(request), _given(request))

    return _answered(request, None, act, "registry-model-added")


@pages.get(PAGE + "/{model_id}", READERS)
def show(request: Request) -> Reply:
    """One, to be changed by who administers."""
    return _form(request, _models(request).get(request.params["model_id"]))


@pages.post(PAGE + "/{model_id}", ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Says something else from now on."""
    model = _models(request).get(request.params["model_id"])

    def act() -> None:
        bootstrap.registration_models().change(request.agent, _seen(request), model.id, _given(request))

    return _answered(request, model, act, "registry-model-changed")


@pages.post(PAGE + "/{model_id}/retirement", ADMINISTRATORS)
def retire(request: Request) -> Reply:
    """Offers it no more."""
    model = _models(request).get(request.params["model_id"])

    def act() -> None:
        bootstrap.registration_models().retire(request.agent, _seen(request), model.id)

    return _answered(request, model, act, "registry-model-retired")


def _answered(request: Request, model: RegistrationModel | None, act: Callable[[], None], said: str) -> Reply:
    """The list, once it is done; the form again with what was typed where it is refused."""
    try:
        act()
    except (InvalidError, ConflictError) as error:
        return _form(request, model, error)
    return redirect(PAGE, done=said)


def _form(request: Request, model: RegistrationModel | None, error: DomainError | None = None) -> Reply:
    typed = _written(model.content if model else _NOTHING)
    if error and "name_ar" in request.form:
        typed = {name: request.form[name] for name in FIELDS} | {"mandatory": request.form.all("mandatory")}
    found = _models(request)
    return render(
        request,
        "registry/model_form.html",
        status_of(error) if error else 200,
        model=model,
        version=found.version,
        typed=typed,
        directions=list(Direction),
        natures=list(Nature),
        priorities=list(Priority),
        confidentialities=list(Confidentiality),
        units=list(Unit),
        regimes=list(Regime),
        demanded=texts.choices(request.language, "registry-", DEMANDABLE),
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
        **frame(request, "models"),
    )


def _models(request: Request) -> Models:
    return bootstrap.registration_models().of(request.agent.administration_id)


def _seen(request: Request) -> int:
    return whole_number(request.form["version"], _UNSEEN)


def _given(request: Request) -> ModelContent:
    return model_given({name: request.form[name] for name in FIELDS}, request.form.all("mandatory"))


def _written(content: ModelContent) -> dict[str, Any]:
    return {**model_written(content), "mandatory": sorted(content.mandatory)}
