"""Another name for an administration: an act of law gave it, the operator enters it, its seal's certificate follows."""

from dataclasses import dataclass, replace

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.text import clean_line
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.administrations.certification import Certification
from chalicelib.organisation.model import Administration, Entity
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.entities import name_problems
from chalicelib.organisation.structure.model import Structure

REFERENCE_LIMIT = 300


@dataclass(frozen=True)
class NameGiven:
    """The name, and the legal act that gives it."""

    name: Bilingual
    legal_reference: str

    def cleaned(self) -> "NameGiven":
        """Made safe to show."""
        return NameGiven(
            Bilingual(clean_line(self.name.ar), clean_line(self.name.fr)), clean_line(self.legal_reference)
        )

    def problems(self) -> list[Problem]:
        """Everything that is wrong, by the form's fields."""
        problems = name_problems(self.name)
        if not 3 <= len(self.legal_reference) <= REFERENCE_LIMIT:
            problems.append(Problem("legal_reference", "organisation.legal_reference_missing", limit=REFERENCE_LIMIT))
        return problems


@dataclass(frozen=True)
class Renaming:
    """The operator's act. What was written before keeps the name of its day; the directory, the portal and what is
    written from now on bear the new one; the seal's certificate names the former one until another is installed."""

    store: Store
    acts: OrganisationActs
    certification: Certification
    clock: Clock

    def rename(self, administration_id: str, version: int | None, given: NameGiven, operator: Actor) -> Administration:
        """The administration under that name; again the same by the same act, it changes nothing.

        ``version`` counts the names that the operator saw, None to take them as they are: ``ConflictError`` when there
        is another since, and for the name that it has by another act, which would be lost. ``InvalidError`` with every
        problem.
        """
        clean = given.cleaned()
        problems = clean.problems()
        if problems:
            raise InvalidError(problems)

        def decide(structure: Structure) -> OrganisationAct | None:
            before = self._administration(administration_id)
            if before.name == clean.name:
                _demand_same_act(before, clean)
                return None
            if version not in (None, before.name_version):
                raise ConflictError("organisation.renamed_meanwhile", version=before.name_version)
            renamed = before.renamed(clean.name, self.clock.now())
            after = replace(renamed, name_reference=clean.legal_reference)
            root = self._root(before, clean.name)

            def write(work: Work) -> None:
                self.store.put_administration(after, work)
                if root is not None:
                    self.store.put_entity(root, work)

            detail = {"version": after.name_version}
            content = {"name": vars(clean.name), "legal_reference": clean.legal_reference}
            return OrganisationAct("AdministrationRenamed", structure, operator, detail, content, write)

        self.acts.perform(administration_id, decide)
        return self._administration(administration_id)

    def request_certificate(self, administration_id: str) -> None:
        """The request for a certificate of its seal in the name that it now has; again, it changes nothing."""
        found = self._administration(administration_id)
        self.certification.request(found.id, found.seal_key_id, found.name.fr, found.name.fr)

    def _root(self, before: Administration, name: Bilingual) -> Entity | None:
        """The entity at the top of its tree under the new name, where it bore the administration's."""
        root = self.store.entity(before.id, before.entity_id)
        return root.renamed(name, self.clock.now()) if root and root.name == before.name else None

    def _administration(self, administration_id: str) -> Administration:
        found = self.store.administration(administration_id, latest=True)
        if found is None:
            raise NotFoundError("not_found")
        return found


def _demand_same_act(before: Administration, given: NameGiven) -> None:
    if given.legal_reference != before.name_reference:
        raise ConflictError("organisation.name_unchanged")
