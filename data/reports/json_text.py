"""Sessions as JSON that follows the published schema: nothing is lost in it."""

import json
from collections.abc import Sequence

from data.reports.minutes import Minutes


def write(sessions: Sequence[Minutes]) -> str:
    """Return one session as an object, several as a list of them."""
    documents = [minutes.document.as_json() for minutes in sessions]
    whole = documents[0] if len(documents) == 1 else documents
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
