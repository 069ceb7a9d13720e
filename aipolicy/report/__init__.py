"""Questions to the store, answers as dataclasses."""
