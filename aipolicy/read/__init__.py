"""Bytes to articles, one module per source format."""
