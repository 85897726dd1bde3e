"""Every template compiles, keeps to the content security policy, and names only texts and files that exist."""

import re

import pytest

from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from chalicelib.web.rendering import TEMPLATES, environment

FILES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
STATIC = TEMPLATES.parent / "static"
# A mail is read where no policy of ours reaches and no style sheet of ours loads.
PAGES = [name for name in FILES if not name.startswith("notices/")]
KEY = re.compile(r"""\bt\(\s*["']([\w-]+)["']\s*[,)]""")


@pytest.mark.parametrize("name", FILES)
def test_a_template_compiles(name: str) -> None:
    environment(Language.ARABIC).get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_inline_script_or_style(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", source)


@pytest.mark.parametrize("name", FILES)
def test_a_template_names_only_texts_that_exist_in_both_languages(name: str) -> None:
    keys = set(KEY.findall((TEMPLATES / name).read_text(encoding="utf-8")))
    assert {key for key in keys for language in Language if not texts.has_text(language, key)} == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_registers_number_is_written_in_one_way(name: str) -> None:
    """By the filter ``number``, which keeps it whole, or inside a sentence by ``unbroken``."""
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    assert not re.search(r"number\s*\|\s*bdi|<bdi[^>]*>\{\{ [\w.]*number \}\}", source)
    sentences = re.findall(r"\{\{ t\([^{}]*\bnumber=[^{}]*\}\}", source)
    assert all("|unbroken" in sentence for sentence in sentences)


def test_a_number_stays_on_one_line_also_in_the_cells_of_a_telephone() -> None:
    sheet = (STATIC / "wasl.css").read_text(encoding="utf-8")
    assert re.search(r"\.table bdi\.nowrap \{ white-space: nowrap; \}", sheet)


@pytest.mark.parametrize("name", PAGES)
def test_a_table_too_wide_for_a_telephone_becomes_cards_there(name: str) -> None:
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    sheets = "".join((STATIC / sheet).read_text() for sheet in re.findall(r"static\('(\w+\.css)'\)", source))
    wide = [call for call in re.findall(r"ui\.table\(.*\) %}", source) if call.count("t(") > 5]
    assert all("cards=true" in call or re.search(r"\.table > thead[^}]*display: none", sheets) for call in wide)


@pytest.mark.parametrize("name", FILES)
def test_a_template_escapes_what_it_shows(name: str) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape false", (TEMPLATES / name).read_text(encoding="utf-8"))
