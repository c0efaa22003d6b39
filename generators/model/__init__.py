"""What a commune publishes, in its own words: frozen typed classes, one file a kind; knows no file, form or wording.

Every class is a pydantic model, so that all mistakes of a file are found at once and each has a JSON Schema; every
scalar reaches it as text, and only the field's type makes a number or a day of it.
"""

from generators.model.body import Block as BodyBlock
from generators.model.body import Section
from generators.model.broadcast import Broadcast
from generators.model.campaign import Campaign
from generators.model.commune import Commune
from generators.model.notice import Notice
from generators.model.procedure import Procedure
from generators.model.translation import Translation

__all__ = ["BodyBlock", "Broadcast", "Campaign", "Commune", "Item", "Notice", "Procedure", "Section", "Translation"]

Item = Procedure | Campaign | Notice | Broadcast
