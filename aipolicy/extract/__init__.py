"""Articles to candidates with spans, and candidates to mentions."""
