"""Whether a product stands as it is, and if not why; a product is an edition, or a folder whose files come together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from generators import manifest
from generators.findings import Finding
from generators.outputs import Outputs
from generators.reasons import Because, Fate, Ingredients, Memory, Reason, Why, changes


class Staleness:
    """Compares what products would be made from with what they were made from; keeps what stands, and every reason.

    The path of a folder ends in `/`; that of an edition is its first file.
    """

    def __init__(self, outputs: Outputs) -> None:
        self.outputs = outputs
        self.memory = Memory(outputs.folder)
        self.reasons: list[Reason] = []
        self._stale: dict[str, tuple[str, Ingredients, tuple[Because, ...]]] = {}

    def stands(
        self, commune: str, path: str, made_from: Ingredients, words: Callable[[], tuple[str, ...]] = tuple
    ) -> bool:
        """Whether nothing has to be done; the files are then kept. `words` are asked for only when something is."""
        if not self._whole(commune, path, made_from.stamp):
            now = replace(made_from, words=words())
            self._stale[path] = commune, now, self._because(commune, path, now)
            return False
        self.outputs.keep(self._files(commune, path, made_from.stamp))
        self.reasons.append(Reason(path, Fate.KEPT, (Because(Why.SAME),)))
        return True

    def made(self, path: str) -> None:
        commune, made_from, because = self._stale.pop(path)
        self.memory.remember(commune, path, made_from)
        self.reasons.append(Reason(path, Fate.MADE, because))

    def left_out(self, path: str) -> None:
        self._stale.pop(path, None)
        self.reasons.append(Reason(path, Fate.LEFT_OUT, (Because(Why.UNFIT),)))

    def failed(self, path: str, finding: Finding) -> None:
        del self._stale[path]
        self.reasons.append(Reason(path, Fate.FAILED, (Because(Why.ERROR, finding.code),)))

    def removed(self, of_file: Mapping[str, str]) -> None:
        """`of_file` gives the commune of each file that went."""
        for path, commune in of_file.items():
            self.memory.forget(commune, (path,))
            self.reasons.append(Reason(path, Fate.REMOVED, (Because(Why.GONE),)))

    def _files(self, commune: str, path: str, stamp: str) -> list[str]:
        return self.outputs.of_commune(commune, path) if path.endswith("/") else self.outputs.of_stamp(stamp)

    def _of_this(self, commune: str, path: str, stamp: str) -> bool:
        """Whether the product was last made from just this."""
        files = self._files(commune, path, stamp)
        if path.endswith("/"):
            return bool(files) and all(self.outputs.records[file].stamp == stamp for file in files)
        return path in files

    def _whole(self, commune: str, path: str, stamp: str) -> bool:
        return self._of_this(commune, path, stamp) and all(map(self.outputs.stands, self._files(commune, path, stamp)))

    def _because(self, commune: str, path: str, made_from: Ingredients) -> tuple[Because, ...]:
        files = self._files(commune, path, made_from.stamp)
        if self._of_this(commune, path, made_from.stamp):
            broken = [file for file in files if not self.outputs.stands(file)]
            return tuple(Because(self._damage(file), file) for file in broken)
        records = self.outputs.records
        earlier = records[files[0]] if path.endswith("/") and files else records.get(path)
        if earlier is None:
            return (Because(Why.NEW),)
        known = self.memory.of(commune, path, earlier.stamp)
        return changes(known, made_from) if known is not None else (Because(Why.FORGOTTEN),)

    def _damage(self, file: str) -> Why:
        try:
            there = manifest.inside(self.outputs.folder, file).exists()
        except PermissionError:  # a link that leads out of the folder
            there = True
        return Why.ALTERED if there else Why.MISSING
