"""What a Vietnamese syllable can look like, and how many a text has. Knows no word and no meaning."""

import re
from functools import lru_cache

from .tones import tone, toneless

ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip

RIMES = tuple(
    """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu  iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong ooc oong op ot  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yên yêm yêng yêt yêu yn ynh yp yt yu
    """.split()
)

_FRONT = frozenset("eêiy")
_STOPS = ("c", "ch", "p", "t")


def _fits(onset: str, rime: str) -> bool:
    """The spelling rules: k, gh, ngh before e ê i y; c, g, ng before the others."""
    front = rime[0] in _FRONT
    match onset:
        case "k":
            return front or rime.startswith("y")
        case "gh" | "ngh":
            return front and rime[0] != "y"
        case "c" | "ng":
            return not front
        case "g":
            return rime[0] not in "eêy" and rime != "iêu"
        case "qu":
            return rime[0] not in "uưo" or rime in ("ôc",)
        case "gi":
            return rime[0] not in "iy"
        case "":
            # yên, yêu, y; but no bare "ych", "yn"
            return rime[0] != "y" or rime in ("y", "yên", "yêm", "yêng", "yêt", "yêu")
        case _:
            return rime[0] != "y" or rime == "y"


TONELESS_SYLLABLES = frozenset(
    onset + rime for onset in ONSETS for rime in RIMES if _fits(onset, rime)
) | {"quôc", "quôi"}


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether a word, in any case, is spelled as one Vietnamese syllable.

    A syllable that ends in c, ch, p or t has the tone sắc or nặng: "chát" is one, "chat" is not.
    """
    word = word.lower()
    plain = toneless(word)
    if plain not in TONELESS_SYLLABLES:
        return False
    return not plain.endswith(_STOPS) or tone(word) >= 4


_WORD = re.compile(r"[^\W\d_]+|\d")
_VOWEL_GROUP = re.compile(r"[aeiouyăâêôơư]+")


def syllables(text: str) -> int:
    """How many syllables a spoken text has; a foreign word counts its groups of vowels."""
    count = 0
    for word in _WORD.findall(text):
        if is_syllable(word):
            count += 1
        else:
            count += len(_VOWEL_GROUP.findall(toneless(word.lower()))) or 1
    return count
