"""Parts of a sound, and the silence around it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generators.sound.samples import section


@given(st.integers(0, 20), st.integers(-30, 30), st.integers(0, 30))
def test_a_section_is_as_long_as_asked_and_silent_where_the_sound_is_not(length: int, first: int, size: int) -> None:
    sound = np.arange(1, length + 1, dtype=np.float32)
    expected = [sound[at] if 0 <= at < length else 0.0 for at in range(first, first + size)]
    assert section(sound, first, size).tolist() == expected
