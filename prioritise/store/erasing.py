"""Erasing who somebody is: their name and address, and their name wherever people wrote it."""

from __future__ import annotations

from prioritise.store.access import FACILITATOR, Viewer
from prioritise.store.database import Store
from prioritise.store.members import erase_name_within, names_of
from prioritise.store.names_in_texts import name_words, take_out
from prioritise.store.writing import saving


def erase_name(store: Store, viewer: Viewer, member_id: str, *, save_key: str, from_texts: bool = False) -> None:
    """Erase a member's name and address for good; what they said stays under their pseudonym. For the facilitator.

    With `from_texts` the name is taken out of reasons, comments, challenges and notes too, and "a member" stands in its
    place. Without it nobody can tell any more that it stands there. Backups made before still hold the name.
    """
    request = (member_id, "from texts") if from_texts else member_id
    with saving(store, viewer, *FACILITATOR, save_key=save_key, request=request) as save:
        if not save.repeated:
            words = name_words(names_of(save.connection, viewer.exercise, member_id))
            if from_texts and words:
                take_out(save, words)
            erase_name_within(save, member_id)
