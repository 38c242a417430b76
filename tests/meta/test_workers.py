"""No worker ends another one that does something else."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.meta.sources import sources


def workers() -> Iterator[tuple[str, str, bool]]:
    """Yield each worker's place and name, its group, and whether it ends the others of that."""
    for path in sources("screens", "lctui"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for call in node.decorator_list:
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "work":
                        told = {k.arg: ast.literal_eval(k.value) for k in call.keywords}
                        name = f"{path.name}: {node.name}"
                        yield name, told.get("group", "default"), told.get("exclusive", False)


def test_a_group_in_which_the_newest_ends_the_others_has_one_kind_of_worker() -> None:
    groups, exclusive = defaultdict(list), set()
    for name, group, ends_others in workers():
        groups[group].append(name)
        exclusive |= {group} if ends_others else set()
    assert len(groups) > 10
    assert {group: groups[group] for group in exclusive if len(groups[group]) > 1} == {}
