"""Regions: every region word of a document, and the regions an event belongs to."""

from aipolicy.extract.regions.event import event_regions
from aipolicy.extract.regions.find import find_regions

__all__ = ["event_regions", "find_regions"]
