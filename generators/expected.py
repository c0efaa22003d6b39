"""How long each script and sound of a commune will take, worked out without making any: what `check` goes by."""

from __future__ import annotations

from generators.documents import broadcast as broadcasts
from generators.documents.setting import Setting
from generators.findings import Finding
from generators.programme import Finished, Made, findings, programme
from generators.vietnamese import Lexicon
from generators.writers import speech, timing

AROUND = 7.3  # seconds of silence and chimes before and after the words; a recording's length is not known


def expected(setting: Setting) -> Made:
    """The scripts and sounds there will be, with their lengths; to two in a hundred, as measured."""
    lexicon = Lexicon.builtin().with_entries(dict(setting.publication.lexicon))
    found: dict[str, Finished] = {}
    for _, source in broadcasts.broadcasts(setting):
        for variant, document in broadcasts.variants(source, setting):
            stem = f"audio/{setting.commune.id}/{source.id}/{variant.value}"
            seconds = timing.seconds(speech.spoken(document, setting.wording, lexicon))
            found[f"{stem}.txt"] = Finished("", seconds)
            found[f"{stem}.mp3"] = Finished("", seconds + AROUND)
    return found


def expected_findings(setting: Setting) -> tuple[Finding, ...]:
    """What will be wrong on air: scripts over their budget, sessions too long, too late or one over another."""
    made = expected(setting)
    return tuple(findings(setting, made, programme(setting, made)))
