"""check-jsonschema finds the schema sound, and every session that is exported true to it."""

import json
import sys
from pathlib import Path

from data.reports import json_text
from data.reports.minutes import Minutes
from data.reports.shape import json_schema
from tests.clients.conftest import Program
from tests.data.report_sample import closed_minutes, live_minutes


def test_what_is_exported_follows_the_schema(
    program: Program, tmp_path: Path, nasty: Minutes
) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(json.dumps(json_schema()), encoding="utf-8")
    paths = []
    for name, minutes in (("live", live_minutes()), ("closed", closed_minutes()), ("n", nasty)):
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json_text.write([minutes]), encoding="utf-8")
    paths.append(tmp_path / "several.json")
    paths[-1].write_text(json_text.write([closed_minutes(), nasty]), encoding="utf-8")
    check = str(Path(sys.executable).with_name("check-jsonschema"))
    program(check, "--check-metaschema", schema)
    program(check, "--schemafile", schema, *paths)
