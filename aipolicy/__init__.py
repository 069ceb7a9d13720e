"""aipolicy: a tracker of regional AI-policy events in Korea."""

__version__ = "0.1.0"
