"""Text without domain knowledge: NFC, page chrome, sentences and clauses with offsets, tense."""
