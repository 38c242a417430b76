"""Where the `lctui` script and `python -m lctui` begin."""

import sys
from pathlib import Path

_PROJECT = str(Path(__file__).resolve().parent.parent)
if sys.path[:1] != [_PROJECT] and __name__ == "__main__":
    sys.path.insert(0, _PROJECT)


def main() -> int:
    """Run the verb that the command line names and return its exit status."""
    from lctui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
