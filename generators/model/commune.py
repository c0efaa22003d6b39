"""A commune (xã, phường, đặc khu): who publishes, from when to when, whom to ask there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

import yaml
from pydantic import AfterValidator, BeforeValidator, Field

from generators.document import contrast
from generators.faults import Fault
from generators.model.base import Dated, DayField, Entry, Prose, Slug, TimeField
from generators.model.body import Contact
from generators.model.national import Domain
from generators.model.voice import VoiceModel, VoiceName, VoiceRegion, Voices
from generators.values import ClockTime

EARLIEST = ClockTime(5, 30)  # people complain of what wakes them earlier; no national rule was found
LOUDNESS_LUFS = -16.0  # for files played on small systems; EBU R 128 proper is for broadcast chains
BITRATE = 64  # 1.4 MB for three minutes of speech
INK_CONTRAST = 7.0  # WCAG 2.2, 1.4.6: what tired eyes read, and what a photocopy of a photocopy keeps
LATEST = ClockTime(20, 0)  # small children are asleep


class UnitKind(StrEnum):
    XA = "xã"
    PHUONG = "phường"
    DAC_KHU = "đặc khu"


class Successor(Dated):
    """What a dissolved commune became part of."""

    name: str
    """With its kind: xã Nam Thanh Miện."""
    province: str
    since: DayField


class Slugged(Entry):
    """Something of the commune with an id and a name."""

    id: Slug
    name: str


class Station(Entry):
    """The loudspeaker station (đài truyền thanh)."""

    name: str
    hours_from: TimeField | None = None
    """Nothing but an urgent message is heard earlier; 05:30 where nothing is set."""
    hours_to: TimeField | None = None
    """Every session but an urgent one is over by then; 20:00 where nothing is set."""
    longest_session: int = Field(default=15, ge=1, le=120)
    """Minutes of one session, all that is heard at one slot."""
    slots: tuple[TimeField, ...] = ()
    """The station's usual times; a broadcast without slots of its own takes them."""
    loudness_lufs: float = Field(default=LOUDNESS_LUFS, ge=-30, le=-12)
    """How loud its sounds are on the whole (ITU-R BS.1770)."""
    bitrate: int = Field(default=BITRATE, ge=32, le=320)
    """Kilobit a second of its MP3 files."""

    @property
    def open_from(self) -> ClockTime:
        return self.hours_from or EARLIEST

    @property
    def open_to(self) -> ClockTime:
        return self.hours_to or LATEST


class Adjusted(StrEnum):
    """What a commune can make of a finding."""

    ERROR = "error"
    WARNING = "warning"
    TODO = "todo"
    OFF = "off"


def _dark(colour: str) -> str:
    if contrast(colour, "#ffffff") < INK_CONTRAST:
        raise Fault("ink-too-pale")
    return colour


class Colours(Entry):
    """`ink` is the colour of text, `accent` of numbers and rules, `soft` of grounds on screens."""

    ink: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$"), AfterValidator(_dark)] | None = None
    accent: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None
    soft: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")] | None = None


@cache
def presets() -> Mapping[str, Mapping[str, str]]:
    """The colours of each set of themes.yml, by its name."""
    found = yaml.load(files(__package__).joinpath("themes.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return {name: dict(colours) for name, colours in found.items()}


PresetName = Annotated[str, Field(json_schema_extra={"enum": list(presets())})]


def preset(value: object) -> object:
    """The colours of a named set; what is no name is left to the model."""
    if not isinstance(value, str):
        return value
    if value not in presets():
        raise Fault("no-such-theme", known=", ".join(presets()))
    return dict(presets()[value])


class Commune(Dated):
    id: Slug
    draft: bool = False
    """Imported and not yet checked by a person: nothing of it enters a build until somebody takes this line away."""
    kind: UnitKind
    name: str
    """Without its kind: Nga Sơn."""
    province: str | None = None
    """With its kind: tỉnh Thanh Hóa."""
    province_layer: Slug | None = None
    """The folder below content/provinces/ whose values this commune takes over."""
    as_issued: DayField
    """The time of its documents: what `--as-issued` builds it at."""
    successor: Successor | None = None
    predecessors: tuple[str, ...] = ()
    """The communes it was formed from, with their kind: xã Nga Yên."""
    villages: tuple[Slugged, ...] = ()
    """Thôn, bản, ấp, tổ dân phố."""
    units: tuple[Slugged, ...] = ()
    """Units of the commune: Trung tâm Phục vụ hành chính công, Công an xã, Trạm y tế."""
    address: Annotated[str, Field(pattern=r"^https?://[^\s?#]+$")] | None = None
    """Where its website will be read: https://ngason.thanhhoa.gov.vn/loa. Without it, no page claims an address."""
    email: Annotated[str, Field(pattern=r"^[^\s@?&]+@[^\s@?&]+$")] | None = None
    """Where people may write to it."""
    zalo: Annotated[str, Field(pattern=r"^[0-9]{6,20}$")] | None = None
    """The number or id of its Zalo page: what stands behind zalo.me/."""
    languages: tuple[str, ...] = ("vi",)
    """Languages its people are spoken to in, ISO 639; Vietnamese first."""
    hours: Prose | None = None
    one_stop: str | None = None
    """The name of its one-stop centre, in full."""
    contacts: tuple[Contact, ...] = ()
    station: Station | None = None
    voice: Voices = (VoiceName.ESPEAK,)
    """Who reads its broadcasts: espeak, piper, gtts, or several in the order in which they are tried. The text leaves
    the machine only where gtts stands here."""
    voice_region: VoiceRegion = VoiceRegion.NORTH
    """The region whose speech espeak follows: bắc, trung, nam."""
    voice_model: VoiceModel | None = None
    """The model of its Piper voice: voices/giong.onnx."""
    theme: Annotated[Colours, BeforeValidator(preset, json_schema_input_type=Colours | PresetName)] = Colours()
    """Its colours: the name of a set of model/themes.yml, or colours of its own."""
    emblem: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(png|jpg|jpeg)$")] | None = None
    """The sign beside its name on sheets: a picture in its folder images/."""
    crop_marks: bool = False
    """Whether its sheets carry marks for a print shop to cut at."""
    procedures: tuple[Slug, ...] = ()
    """National or provincial procedures it publishes besides its own."""
    domains: tuple[Domain, ...] = ()
    """Addresses on the web it may send people to besides content/national/domains.yml."""
    severities: dict[str, Adjusted] = Field(default_factory=dict)
    """How much it minds a finding, by the finding's code: docs/findings.md says which codes can be set."""

    @property
    def full_name(self) -> str:
        return f"{self.kind.value} {self.name}"
