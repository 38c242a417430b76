"""Records to plain JSON values and back, without a validation library on the way to the disk."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from math import isfinite
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool, types.NoneType})


def to_fields(record: Any) -> dict[str, Any]:
    """Return the record's fields as JSON values, without its id and what is at its default."""
    cls: Any = type(record)
    names, values_of, defaults = _shape(cls)
    return {
        name: value if isinstance(value, str) else plain(value)
        for name, value, default in zip(names, values_of(record), defaults, strict=True)
        if value is not default and value != default
    }


def plain(value: Any) -> Any:
    """Return one field's value as JSON has it: times in ISO 8601, tuples as lists."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def from_fields(record: type[T], fields: Mapping[str, Any], **extra: Any) -> T:
    """Build a record; unknown fields are passed over (a later version may have written them).

    Raises ValueError or TypeError where a field is missing or cannot be what it must be.
    """
    return record(**_values(record, fields), **extra)


def with_fields(record: T, fields: Mapping[str, Any]) -> T:
    """Return the record with some JSON fields put in place."""
    values = _values(type(record), fields)
    return dataclasses.replace(record, **values)  # type: ignore[type-var]


def _values(record: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of known fields; most are what they must be, and need no decoder."""
    decoders, values = _decoders(record), {}
    for name, value in fields.items():
        if known := decoders.get(name):
            taken, decoded = known
            values[name] = value if type(value) in taken else decoded(value)
    return values


@cache
def _shape(
    record: Any,
) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]], tuple[Any, ...]]:
    """Return the fields' names without the id, what reads them all at once, and their defaults."""
    fields = [field for field in dataclasses.fields(record) if field.name != "id"]
    names = tuple(field.name for field in fields)
    return names, attrgetter(*names), tuple(field.default for field in fields)


@cache
def _decoders(record: Any) -> dict[str, tuple[frozenset[Any], Decoder]]:
    """Return by field the types of which a value is taken as it is, and what decodes any other."""
    hints = get_type_hints(record)
    names = (field.name for field in dataclasses.fields(record))
    return {name: (_as_it_is(hints[name]), _decoder(hints[name])) for name in names}


def _as_it_is(hint: Any) -> frozenset[Any]:
    if get_origin(hint) in (Union, types.UnionType):
        return frozenset().union(*map(_as_it_is, get_args(hint)))
    return frozenset({getattr(hint, "__supertype__", hint)}) & _PLAIN


def _decoder(hint: Any) -> Decoder:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(a for a in get_args(hint) if a is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_decoder(get_args(hint))
    plain_type = getattr(hint, "__supertype__", hint)
    if plain_type is datetime:
        return _moment
    if plain_type is date:
        return date.fromisoformat
    if plain_type is float:
        return _number
    if isinstance(plain_type, type) and dataclasses.is_dataclass(plain_type):
        return lambda value: from_fields(plain_type, value)
    return lambda value: _checked(value, plain_type)


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if args[-1] is ...:
        item, taken = _decoder(args[0]), _as_it_is(args[0])
        return lambda value: (
            tuple(value)
            if taken.issuperset(map(type, _checked(value, list)))
            else tuple(item(v) for v in value)
        )
    items = [_decoder(arg) for arg in args]
    return lambda value: tuple(
        item(v) for item, v in zip(items, _checked(value, list), strict=True)
    )


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {value}")
    return moment


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _checked(value: Any, wanted: type) -> Any:
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise TypeError(f"{value!r} is not {wanted.__name__}")
    return value
