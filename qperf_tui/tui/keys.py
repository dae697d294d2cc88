"""Keys that an officer has chosen in place of the usual ones."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from textual.binding import Binding, BindingType


def ids_of(tables: Iterable[Iterable[BindingType]]) -> set[str]:
    """The ids by which keys can be changed."""
    return {
        binding.id
        for table in tables
        for binding in table
        if isinstance(binding, Binding) and binding.id
    }


def not_known(chosen: Mapping[str, str], known: set[str]) -> list[str]:
    """A sentence for each id that nothing answers to, with the nearest one."""
    said = []
    for name in chosen:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            mend = f"; did you mean {near[0]}" if near else ""
            said.append(f"[keys] {name} in the settings is no action{mend}.")
    return said
