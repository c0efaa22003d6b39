"""The names of the letters, as Vietnamese radio says them. Knows no abbreviation."""

# d and đ, i and y must stay apart for a listener who types what is spelled.
NAMES = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê",
    "f": "ép", "g": "gờ", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ",
    "n": "en", "o": "o", "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "ét", "t": "tê",
    "u": "u", "ư": "ư", "v": "vê", "w": "vê kép", "x": "ích", "y": "y", "z": "dét",
}  # fmt: skip


def spell(word: str) -> str:
    """Letter by letter: "TTTB" -> "tê tê tê bê". Letters of other alphabets stay as they are."""
    return " ".join(NAMES.get(letter, letter) for letter in word.lower())
