"""Bodies that an article names, and what each does in its event."""

from aipolicy.extract.organizers.find import find_organizers

__all__ = ["find_organizers"]
