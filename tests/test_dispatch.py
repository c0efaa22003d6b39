"""Orders given out a few at a time: nothing is lost or doubled, and a province is never held at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

from generators.dispatch import AHEAD, Dispatch


def square(number: int) -> int:
    return number * number


class Later(Executor):
    """Answers nothing until it is asked for the last of what is under way."""

    def __init__(self) -> None:
        self.under_way: list[tuple[Future[Any], int]] = []
        self.most = 0

    def submit(self, task: Any, /, *given: Any, **more: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.under_way.append((future, given[0]))
        self.most = max(self.most, len(self.under_way))
        if len(self.under_way) == AHEAD:
            self.answer()
        return future

    def answer(self) -> None:
        """All but the first, the last first."""
        for future, number in reversed(self.under_way[1:]):
            future.set_result(square(number))
        del self.under_way[1:]


def test_every_order_comes_back_once_with_what_was_kept_for_it() -> None:
    communes = [[(number, f"kept {number}") for number in range(start, start + 30)] for start in range(0, 300, 30)]
    with ThreadPoolExecutor(4) as executor:
        done = list(Dispatch(executor, lambda *_: None).done("editions", square, communes, len(communes)))
    assert sorted(done) == [((number, f"kept {number}"), number * number) for number in range(300)]


def test_a_commune_is_asked_for_its_orders_only_when_hands_are_free() -> None:
    asked: list[int] = []

    def communes() -> Iterator[list[tuple[int, None]]]:
        for commune in range(100):
            asked.append(commune)
            yield [(number, None) for number in range(AHEAD)]

    executor = Later()
    coming = Dispatch(executor, lambda *_: None).done("editions", square, communes(), 100)
    next(coming)
    assert asked == [0]
    for _ in range(AHEAD):
        next(coming)
    assert len(asked) <= 3
    assert executor.most <= AHEAD


def test_a_commune_with_nothing_to_do_is_passed_over() -> None:
    with ThreadPoolExecutor(1) as executor:
        done = list(Dispatch(executor, lambda *_: None).done("stations", square, [[], [(3, "")], []], 3))
    assert done == [((3, ""), 9)]


def test_progress_ends_at_the_number_that_it_told_last() -> None:
    told: list[tuple[str, int, int]] = []
    communes = [[(number, None) for number in range(size)] for size in (70, 0, 5, 200)]
    with ThreadPoolExecutor(2) as executor:
        list(Dispatch(executor, lambda *said: told.append(said)).done("editions", square, communes, len(communes)))
    assert told[-1] == ("editions", 275, 275)
    assert [done for _, done, _ in told] == list(range(1, 276))
    assert all(done <= of for _, done, of in told)
