"""Whether a notice, with the number and day it is about to get, keeps the rules of form: later it is too late.

A format error of an issued text has to be corrected by another one (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3).
"""

from __future__ import annotations

from pathlib import Path

from generators.documents import notice
from generators.documents.setting import Setting
from generators.font_metrics import tinos
from generators.life import NUMBER_WIDTH, Refused
from generators.model.notice import PlaceAndDate, Status
from generators.nd30.breaches import Breach
from generators.nd30.check import check_docx
from generators.nd30.rules import Severity
from generators.nd30.template import TEMPLATE
from generators.reader import Publication
from generators.validity import Moment
from generators.values import Day
from generators.writers import docx
from generators.writers.assets import read_assets


def hold(publication: Publication, item_id: str, number: int, day: Day, templates: Path) -> None:
    """Raises Refused with what is wrong, if anything that must be right is."""
    found = breaches(publication, item_id, number, day, templates)
    wrong = [breach for breach in found if breach.severity is Severity.ERROR]
    if wrong:
        said = "; ".join(f"{breach.where + ': ' if breach.where else ''}{breach.found}" for breach in wrong)
        raise Refused("issue-breaks-form", id=item_id, reason=said[:600])


def breaches(publication: Publication, item_id: str, number: int, day: Day, templates: Path) -> list[Breach]:
    """Every rule that the Word form would break once it is issued."""
    source = publication.notices[item_id]
    date = PlaceAndDate(place=source.date.place, day=day.date.day, month=day.date.month, year=day.date.year)
    issued = source.model_copy(
        update={"status": Status.ISSUED, "number": f"{number:0{NUMBER_WIDTH}d}", "date": date}
    )
    assets = read_assets(templates)
    own = publication.template
    if own is not None:
        assets = assets.with_template(TEMPLATE, own.read())
    pictures = publication.images.values()
    assets = assets.with_images({picture.name: picture.file.read_bytes() for picture in pictures})
    made = docx.write(notice.notice(issued, Setting.at(publication, Moment(day), assets.wording)), assets)
    return check_docx(made, tinos(assets))
