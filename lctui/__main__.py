"""Where the `lctui` script and `python -m lctui` begin."""

import sys
from pathlib import Path

_PROJECT = str(Path(__file__).resolve().parent.parent)
if sys.path[:1] != [_PROJECT] and __name__ == "__main__":
    sys.path.insert(0, _PROJECT)

_INTERRUPTED = 130
"""As lctui.cli has it, which may not be there yet."""


def main() -> int:
    """Run the verb that the command line names and return its exit status."""
    try:
        from lctui.cli import main as run
    except KeyboardInterrupt:
        return _INTERRUPTED
    return run()


if __name__ == "__main__":
    sys.exit(main())
