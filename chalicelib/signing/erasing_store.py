"""What a folder says of the person whom its reply is for, erased: its subject, and the words of a refusal."""

from chalicelib.adapters.dynamo import took_effect
from chalicelib.signing.items import FolderItem, folder_pk


class FolderErasing:
    """Erases people from folders."""

    def erase(self, folder_id: str) -> None:
        """Again, it changes nothing; there may be no such folder."""
        item, words = (
            FolderItem(folder_pk(folder_id), "folder"),
            [FolderItem.subject.set(""), FolderItem.reason.remove()],
        )
        took_effect(lambda: item.update(list(words), condition=FolderItem.pk.exists()))
