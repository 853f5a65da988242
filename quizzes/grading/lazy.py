"""Fields computed at first use: a key has many forms and most replies need few of them."""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class lazy(Generic[Owner, Value]):  # noqa: N801 - used as a decorator, like property
    """A field computed at first use and kept in the object's ``__dict__``.

    Does what functools.cached_property does, without the lock that one takes on Python 3.11: two threads may compute
    a value twice, and get equal values.
    """

    def __init__(self, compute: Callable[[Owner], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> "lazy[Owner, Value]": ...

    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> Value: ...

    def __get__(self, instance: Owner | None, owner: type[Owner]) -> "Value | lazy[Owner, Value]":
        """The value, computed now if it was not before."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
