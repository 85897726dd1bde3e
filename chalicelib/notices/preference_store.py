"""What agents want, in the table of notices: one item an agent, however many desks they hold."""

from pynamodb.attributes import JSONAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import Work
from chalicelib.notices.model import Frequency, Preferences


class PreferenceItem(ChainedModel):
    """``preference/AGENT``."""

    class Meta:
        table_name = ""
        region = ""

    by_desk = JSONAttribute()


class PreferencesInTable:
    """The port ``PreferenceStore``."""

    def of(self, agent_id: str) -> Preferences:
        """An agent's; everything immediate where nothing was chosen."""
        object_id = f"preference/{agent_id}"
        try:
            item = PreferenceItem.get(object_id, "preference", consistent_read=True)
        except DoesNotExist:
            return Preferences(agent_id, Chain.start(object_id))
        by_desk = {desk_id: Frequency(wanted) for desk_id, wanted in item.by_desk.items()}
        return Preferences(agent_id, item.chain(object_id), by_desk, int(item.version))

    def put_with(self, work: Work, preferences: Preferences, chain: Chain) -> None:
        """Stores them, if their version is the one read."""
        by_desk = {desk_id: wanted.value for desk_id, wanted in preferences.by_desk.items()}
        item = PreferenceItem(f"preference/{preferences.agent_id}", "preference", by_desk=by_desk)
        item.version = preferences.version + 1
        item.set_chain(chain)
        dynamo(work).save(item, condition=PreferenceItem.unchanged(preferences.version))
