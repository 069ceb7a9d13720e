"""Articles to candidates with spans, and candidates to mentions."""

# Stands on every mention in the store. Raise it with every change of rules or tables that can change
# what is read out of an article, so that `reextract` knows what is out of date.
EXTRACTOR_VERSION = "1"
