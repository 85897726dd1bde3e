"""A deployed stack, as the commands see it: clients, and the settings that its functions have."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3

from chalicelib.adapters import dynamo
from chalicelib.config import Settings
from chalicelib.organisation import store as organisation_store
from chalicelib.organisation.service import OrganisationService


@dataclass(frozen=True)
class Stack:
    """``client(service)`` gives a boto3 client with the rights of whoever runs the command."""

    name: str
    client: Callable[[str], Any]
    settings: Settings

    @classmethod
    def deployed(cls, name: str) -> "Stack":
        """The stack of this name in the region and account of the command line's credentials."""
        session = boto3.Session()
        functions = session.client("lambda")
        configuration = functions.get_function_configuration(FunctionName=f"{name}-api")
        environment = {"AWS_REGION": session.region_name, **configuration["Environment"]["Variables"]}
        return cls(name, session.client, Settings.from_env(environment))

    @cached_property
    def organisation(self) -> OrganisationService:
        """The organisation's use cases on this stack's table."""
        for model in organisation_store.MODELS:
            dynamo.bind(model, self.settings.table_organisation, self.settings.region)
        transactions = dynamo.transactions(self.settings.region)
        return OrganisationService(organisation_store.OrganisationStore(transactions))
