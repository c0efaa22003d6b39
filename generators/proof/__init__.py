"""Reads finished outputs back and holds them against the content: facts, sentences, codes; trusts no writer.

It knows only files: pages, PDFs, Word documents and scripts as a reader gets them, YAML and wording as they lie there.
"""

from generators.proof.placements import FORMS, Fact, Form, Placement, Report, prove, read_facts
from generators.proof.reading import text_of

__all__ = ["FORMS", "Fact", "Form", "Placement", "Report", "prove", "read_facts", "text_of"]
