"""The page in a real browser, without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from make_review import NASTY

from coverage.review import Review, Status
from criteria.edition import Edition
from worksheets.html_parts import cell_id
from worksheets.html_report import page, policy

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

# Does what a person does and notes what the page shows then.
DRIVER = """
(function () {
  const shown = () => Array.from(document.querySelectorAll("article.cell")).filter((a) => !a.hidden).map((a) => a.id);
  const set = (id, value, kind) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  const key = (target, name) => target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const said = { all: shown().length, title: document.title };
  set("f-status", "missing", "change"); said.missing = shown();
  said.count = document.getElementById("count").textContent;
  set("f-level", "LEVEL", "change"); said.missingLevel = shown();
  document.getElementById("f-clear").click(); said.cleared = shown().length;
  set("f-text", "๒๑วัน", "input"); said.thai = shown();
  set("f-text", "ไม่มีคำนี้แน่นอนqq", "input"); said.nothing = shown().length;
  location.hash = "FIRST";
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  said.afterLink = shown().length; said.focus = document.activeElement.id;
  const links = Array.from(document.querySelectorAll("#matrix-table td a"));
  links[0].focus(); key(links[0], "ArrowRight"); said.right = links.indexOf(document.activeElement);
  key(document.activeElement, "ArrowDown"); said.down = links.indexOf(document.activeElement);
  key(document.activeElement, "ArrowLeft"); key(document.activeElement, "ArrowUp");
  said.back = links.indexOf(document.activeElement);
  document.activeElement.blur(); key(document.body, "/"); said.slash = document.activeElement.id;
  const passage = document.querySelector("#passage-list .passage").id;
  location.hash = passage; window.dispatchEvent(new HashChangeEvent("hashchange"));
  said.passageOpen = document.getElementById("passage-list").open;
  said.wide = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  fetch("http://127.0.0.1:9/").then(() => "reached", () => "refused").then((answer) => {
    said.network = answer;
    const note = document.createElement("pre");
    note.id = "said"; note.textContent = JSON.stringify(said); document.body.append(note);
  });
})();
"""


def chromium(tmp_path: Path, *arguments: str) -> str:
    result = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={tmp_path / 'profile'}",
            *arguments,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return result.stdout


def driven(review: Review, edition: Edition, tmp_path: Path, width: int) -> dict[str, object]:
    source = page(review, edition)
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", source, re.DOTALL)
    assert style is not None
    assert script is not None
    first = cell_id(*edition.cells[0])
    more = script[1] + DRIVER.replace("LEVEL", edition.level_ids[0]).replace("FIRST", first)

    def attribute(text: str) -> str:
        return text.replace("'", "&#x27;")

    assert attribute(policy(style[1], script[1])) in source
    source = source.replace(attribute(policy(style[1], script[1])), attribute(policy(style[1], more)))
    path = tmp_path / "driven.html"
    path.write_text(source.replace(script[1], more), encoding="utf-8")
    dom = chromium(tmp_path, f"--window-size={width},900", "--virtual-time-budget=5000", "--dump-dom", path.as_uri())
    found = re.search(r'<pre id="said">(.*?)</pre>', dom, re.DOTALL)
    assert found is not None, dom[-500:]
    said: dict[str, object] = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return said


@pytest.mark.parametrize("width", [1280, 500])
def test_filter_search_links_and_keyboard(review: Review, edition: Edition, tmp_path: Path, width: int) -> None:
    said = driven(review, edition, tmp_path, width)
    missing = [cell_id(i, lv) for i, lv in edition.cells if review.cells[i][lv].status is Status.MISSING]
    first_level = [
        cell_id(i, lv)
        for i, lv in edition.cells
        if review.cells[i][lv].status is Status.MISSING and lv == edition.level_ids[0]
    ]
    assert said["all"] == said["cleared"] == len(edition.cells)
    assert said["missing"] == missing
    assert str(len(missing)) in str(said["count"])
    assert said["missingLevel"] == first_level
    with_21_days = [
        cell_id(i, lv)
        for i, lv in edition.cells
        if any("21 วัน" in e.quote for e in (*review.cells[i][lv].evidence, *review.cells[i][lv].candidates))
    ]
    assert said["thai"] == with_21_days
    assert with_21_days
    assert said["nothing"] == 0
    assert said["afterLink"] == len(edition.cells)
    assert said["focus"] == cell_id(*edition.cells[0])
    levels = len(edition.level_ids)
    assert (said["right"], said["down"], said["back"]) == (1, 1 + levels, 0)
    assert said["slash"] == "f-text"
    assert said["passageOpen"] is True
    assert said["wide"] is True
    assert said["network"] == "refused"


def test_text_of_the_report_runs_nothing(review: Review, edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(review, edition), encoding="utf-8")
    dom = chromium(tmp_path, "--dump-dom", path.as_uri())
    assert "<title>hacked" not in dom
    assert "แสดง 90 จาก 90 ช่อง" in dom
    assert NASTY[5].split("<img")[0].replace("<", "&lt;").replace(">", "&gt;") in dom


def test_the_page_prints(review: Review, edition: Edition, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(review, edition), encoding="utf-8")
    chromium(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'report.pdf'}", path.as_uri())
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
