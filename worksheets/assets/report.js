"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const fields = { text: byId("f-text"), item: byId("f-item"), level: byId("f-level"), status: byId("f-status") };
  const parts = Array.from(document.querySelectorAll("article.cell"));
  // Thai digits read as Arabic ones, sara am in both codings alike, white space ignored: Thai has no spaces between words.
  const fold = (text) => text.normalize("NFC").toLowerCase()
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33").replace(/\s+/g, "");
  const texts = new Map();
  const textOf = (part) => {
    if (!texts.has(part)) { texts.set(part, fold(part.textContent)); }
    return texts.get(part);
  };

  function filter() {
    const wanted = fold(fields.text.value);
    let shown = 0;
    for (const part of parts) {
      const fits = ["item", "level", "status"].every((key) =>
        !fields[key].value || part.dataset[key] === fields[key].value);
      part.hidden = !(fits && (!wanted || textOf(part).includes(wanted)));
      if (!part.hidden) { shown += 1; }
    }
    byId("count").textContent = "แสดง " + shown + " จาก " + parts.length + " ช่อง";
  }

  function clear() {
    for (const key of Object.keys(fields)) { fields[key].value = ""; }
    filter();
  }

  // A link to a hidden part opens what hides it, then moves the focus there.
  function open(id) {
    const target = id && byId(id);
    if (!target) { return; }
    if (target.hidden) { clear(); }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) { box.open = true; }
    if (target.hasAttribute("tabindex")) { target.focus({ preventScroll: true }); }
    target.scrollIntoView();
  }

  fields.text.addEventListener("input", filter);
  for (const key of ["item", "level", "status"]) { fields[key].addEventListener("change", filter); }
  byId("f-clear").addEventListener("click", () => { clear(); fields.text.focus(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    // The address may stay the same when a link is used twice; the browser then fires no hashchange.
    if (link && link.hash === location.hash) { open(link.hash.slice(1)); }
  });
  window.addEventListener("hashchange", () => open(location.hash.slice(1)));
  window.addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details:not(#passage-list)")) { box.open = true; }
  });

  byId("matrix-table").addEventListener("keydown", (event) => {
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const move = moves[event.key];
    const cell = event.target.closest("td");
    if (!move || !cell) { return; }
    const rows = Array.from(byId("matrix-table").querySelectorAll("tr")).filter((row) => row.querySelector("td"));
    const row = rows[rows.indexOf(cell.parentElement) + move[0]];
    const next = row && row.children[cell.cellIndex + move[1]];
    const link = next && next.querySelector("a");
    if (link) { event.preventDefault(); link.focus(); }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      fields.text.focus();
    } else if (event.key === "Escape" && event.target === fields.text) {
      clear();
    }
  });

  filter();
  if (location.hash) { open(location.hash.slice(1)); }
})();
