"""Loa: structured content about public services becomes website, sheets, notices and broadcasts."""
