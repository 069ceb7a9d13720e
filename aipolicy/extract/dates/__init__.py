"""Dates in Korean news: found, given a role, solved."""
