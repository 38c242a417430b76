"""A community's own page: its words and looks, and no way to harm a reader or read a file."""

import os
import re
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.reports import html
from data.reports.html import ShownLine, ShownPage, ShownSection
from data.reports.page import Line, Page, Section
from data.reports.templating import POLICY, InvalidTemplate, OwnTemplate
from data.store.backing_up import back_up
from data.store.doctor.communities import check_about
from data.store.doctor.surroundings import check_surroundings
from data.store.own_templates import own_template
from data.store.restoring import restore_archive
from data.store.store import Store
from tests.data.report_sample import closed_minutes, live_minutes
from tests.html_rules import Page as Parsed
from tests.html_rules import problems_of
from tests.meta.sources import ROOT

EVIL = "<script>alert(1)</script>"
PAGE = Page(EVIL, sections=(Section("Heading", (Line(EVIL),)),))


def own(text: str) -> OwnTemplate:
    return OwnTemplate("community/templates/page.html.j2", text)


def filled(text: str) -> str:
    return html.write_page(PAGE, own(text))


def test_a_community_changes_the_looks_and_adds_its_words() -> None:
    text = """{% extends "lctui/page.html.j2" %}
{% block style %}{{ super() }}:root { --accent: #7a1f5c; }{% endblock %}
{% block footer %}<footer><p>Riverside, at the library</p></footer>{% endblock %}"""
    page = html.write([closed_minutes()], own(text))
    assert problems_of(page) == []
    assert "--accent: #7a1f5c" in page
    assert Parsed(page).every("footer")[0].words == "Riverside, at the library"
    assert "Share the consent form" in page


def test_a_page_may_be_wholly_its_own_and_is_guarded_all_the_same() -> None:
    head = "<!doctype html>\n<html lang=de>\n<head><title>{{ title }}</title></head>"
    body = "<body>{% for s in pages[0].sections %}{{ s.lines[0].text }}{% endfor %}</body></html>"
    page = filled(head + body)
    first = next(e for e in Parsed(page).every("head")[0].children if not isinstance(e, str))
    assert first.attributes["content"] == POLICY
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 2


@pytest.mark.parametrize(
    "text", ["{{ title }}", "<script>0</script><head>", "<!-- <head> --><b>", "<!doctype html><p>"]
)
def test_no_page_gets_in_front_of_its_policy(text: str) -> None:
    page = filled(text)
    assert page.removeprefix("<!doctype html>").lstrip().startswith("<meta http-equiv=")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n{{ sesions }}", "line 2, cannot be used: 'sesions' is undefined"),
        ("a\n\n{% if %}", "line 3"),
        ("{{ title | safe }}", "No filter named 'safe'"),
        ("\n{% autoescape false %}{{ title }}{% endautoescape %}", "line 2, cannot be used: text"),
        ("{{ title | urlize }}", "urlize"),
        ('{% include "/etc/hostname" %}', "/etc/hostname"),
        ('{% include "lctui/../html.py" %}', "html.py"),
        ('{% extends "page.html.j2" %}', "page.html.j2"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ title.__init__.__globals__ }}", "unsafe"),
        ("{{ ('' | e).__class__('<b>') }}", "unsafe"),
        ("{{ self._TemplateReference__context }}", "unsafe"),
        ("\n{{ 1 / 0 }}", "line 2"),
        ("{% for x in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "recursion"),
        ("{{ pages[0].title() }}", "not callable"),
        ("{{ pages.append(1) }}", "unsafe"),
        ("\x1b]0;x\x07{{ }}", "line 1"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_its_line_and_what_to_do(
    text: str, told: str
) -> None:
    with pytest.raises(InvalidTemplate) as caught:
        filled(text)
    assert "community/templates/page.html.j2" in caught.value.title
    assert told in caught.value.title
    assert "\x1b" not in str(caught.value)
    assert "docs/templates.md" in caught.value.hint


def examples() -> list[str]:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    return re.findall(r"```jinja\n(.*?)```", text, re.DOTALL)


def test_what_the_documentation_shows_can_be_used() -> None:
    looks, whole = examples()
    page = html.write([live_minutes(), closed_minutes()], own(looks))
    assert problems_of(page) == []
    assert "every second Tuesday" in page
    assert "Share the consent form" in html.write([closed_minutes()], own(whole))


def test_every_name_that_a_template_can_use_is_documented() -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    names = {"page": ShownPage, "section": ShownSection, "line": ShownLine}
    wanted = {f"`{name}.{field.name}`" for name, of in names.items() for field in fields(of)}
    assert {name for name in wanted if name not in text} == {"`line.cells`"}
    shipped = (ROOT / "data/reports/templates/page.html.j2").read_text(encoding="utf-8")
    blocks = set(re.findall(r"{% block (\w+)", shipped))
    assert {block for block in blocks if f"| `{block}` |" not in text} == set()


def test_controls_in_a_template_reach_no_terminal() -> None:
    assert "\x1b" not in filled("a\x1b]0;x\x07b")


def test_it_is_read_from_the_communitys_folder_and_never_through_a_link(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    community = store.new_community("Riverside").id
    assert own_template(store, community) is None
    folder = store.formats_dir(community).with_name("templates")
    folder.mkdir()
    path = folder / "page.html.j2"
    path.write_text("<p>{{ title }}", encoding="utf-8")
    assert own_template(store, community) == OwnTemplate(str(path), "<p>{{ title }}")
    path.write_bytes(b"a\n\xff")
    with pytest.raises(InvalidTemplate, match="line 2, is not UTF-8"):
        own_template(store, community)
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(InvalidTemplate, match="larger"):
        own_template(store, community)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Exception, match="Could not read"):
        own_template(store, community)


def test_a_backup_holds_it_and_brings_it_back(tmp_path: Path) -> None:
    store, fresh = Store(tmp_path / "store"), Store(tmp_path / "fresh")
    community = store.new_community("Riverside").id
    folder = store.formats_dir(community).with_name("templates")
    folder.mkdir(mode=0o700)
    (folder / "page.html.j2").write_text("<p>{{ title }}", encoding="utf-8")
    back_up(store.root, tmp_path / "all.zip")
    assert restore_archive(fresh, tmp_path / "all.zip").left == []
    assert (own_template(fresh, community) or own("")).text == "<p>{{ title }}"
    kinds = {found.kind for found in check_surroundings(store.root, datetime.now(UTC))}
    assert "stranger" not in kinds


def test_the_doctor_tells_of_a_template_that_cannot_be_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    folder = store.formats_dir(store.new_community("Riverside").id).with_name("templates")
    folder.mkdir(mode=0o700)
    (folder / "page.html.j2").write_text("{{ nobody }}", encoding="utf-8")
    found = [
        each for each in check_about(store.root, folder.parent) if each.kind == "template-unusable"
    ]
    assert ["'nobody' is undefined" in each.what for each in found] == [True]
