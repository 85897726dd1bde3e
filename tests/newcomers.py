"""Agents who have not signed in yet."""

import uuid

from chalicelib import bootstrap
from chalicelib.organisation.model import Agent
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud

TEMPORARY = "Temporary-2026"


def newcomer(cloud: LocalCloud, seeded: Seeded) -> str:
    """The address of a new agent at the handler's desk, with a temporary password and no telephone."""
    agent = stored(seeded)
    cloud.client("cognito-idp").admin_set_user_password(
        UserPoolId=cloud.stack.environment()["WASL_USER_POOL"],
        Username=agent.email,
        Password=TEMPORARY,
        Permanent=False,
    )
    return agent.email


def stored(seeded: Seeded) -> Agent:
    """The same with an account whose password nobody knows: somebody to be invited."""
    like = seeded.agents["handler"]
    email = f"new.{uuid.uuid4().hex[:8]}@{seeded.administration.slug}.example"
    agent = Agent(bootstrap.accounts().of(email), like.administration_id, email, like.name, like.holdings)
    bootstrap.organisation().put_agent(agent)
    return agent
