"""What a thread has read is told only to whom still waits for it."""

from collections.abc import Callable
from typing import ParamSpec

from textual.dom import DOMNode
from textual.worker import get_current_worker

P = ParamSpec("P")


def tell(node: DOMNode, show: Callable[P, object], *args: P.args, **named: P.kwargs) -> None:
    """Call `show` in the loop, from a worker's thread of this screen or widget.

    Whether the node is still there, and no newer worker of the group was begun, is asked in the
    loop: asked in the thread it may be otherwise by the time that the words arrive. An App that
    ends takes away the parts of a screen before the screen.
    """
    worker = get_current_worker()

    def told() -> None:
        here = node.app.is_running and node.is_attached
        if here and not worker.is_cancelled:
            show(*args, **named)

    if not worker.is_cancelled:
        node.app.call_from_thread(told)
