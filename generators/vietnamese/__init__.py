"""The Vietnamese language: written text into spoken text, search keys, order, sentences, reading time.

Pure Python on the standard library; knows nothing of the programs around it.
"""

from .audit import audible
from .fold import fold
from .lexicon import Entry, Lexicon
from .reading import reading_seconds
from .say import explain, say
from .sentences import split_sentences
from .slug import slug
from .sort import sort_key
from .spans import Doubt, Kind, Known, Reason, Span, Spoken
from .style import Style
from .syllables import is_syllable, syllables
from .tone_marks import modern_tone_marks, newer_tone_marks

__all__ = [
    "Doubt",
    "Entry",
    "Kind",
    "Known",
    "Lexicon",
    "Reason",
    "Span",
    "Spoken",
    "Style",
    "audible",
    "explain",
    "fold",
    "is_syllable",
    "modern_tone_marks",
    "newer_tone_marks",
    "reading_seconds",
    "say",
    "slug",
    "sort_key",
    "split_sentences",
    "syllables",
]
