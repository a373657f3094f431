"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rows = all("#table tbody tr");
  const entries = all(".entry");
  const chips = all(".chip");
  const lane = document.getElementById("lane");
  const find = document.getElementById("find");
  const laneNames = [...lane.options].slice(1).map((option) => option.value);

  // Filters: a row stays when its verdict (in the chosen lane) is switched on and all words of the text occur.
  function filter() {
    const on = new Set(chips.filter((c) => c.getAttribute("aria-pressed") === "true").map((c) => c.dataset.filter));
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const column = laneNames.indexOf(lane.value);
    const hasWords = (element) => words.every((word) => element.dataset.text.includes(word));
    for (const row of rows) {
      const verdict = column < 0 ? row.dataset.verdict : row.dataset.lanes.split(" ")[column];
      row.hidden = !on.has(verdict) || !hasWords(row);
    }
    for (const tr of all("#table tr")) {
      all(".in-lane", tr).forEach((cell, i) => { cell.hidden = column >= 0 && i !== column; });
    }
    for (const entry of entries) {
      const verdict = entry.dataset.verdict;
      const known = chips.some((c) => c.dataset.filter === verdict);
      entry.hidden = (known && !on.has(verdict)) || (lane.value !== "" && entry.dataset.lane !== lane.value) || !hasWords(entry);
    }
    for (const group of [...all(".scenario"), ...all(".feature")]) {
      group.hidden = all(".entry", group).every((entry) => entry.hidden);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    document.getElementById("shown").value = `${shown} of ${rows.length} requirements shown`;
  }

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  lane.addEventListener("change", filter);
  find.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      find.focus();
    }
  });

  // The details of a scenario: HTML, gzip, base64. Everything from outside was escaped before it was packed.
  async function unpack(place) {
    const packed = place.dataset.packed;
    if (!packed) return;
    if (!("DecompressionStream" in window)) {
      place.textContent = "This browser is too old to unpack the details; report.json beside this file has the findings.";
      return;
    }
    delete place.dataset.packed;
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    place.innerHTML = await new Response(stream).text();
  }
  const open = (entry) => unpack(entry.querySelector(".details"));
  for (const entry of entries) {
    entry.addEventListener("toggle", () => { if (entry.open) open(entry); });
  }

  // A link to a scenario opens it; a link to anything that a filter hides shows it.
  async function go() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden || target.closest("[hidden]")) {
      for (let e = target; e; e = e.parentElement) e.hidden = false;
    }
    const folded = target.closest("details");
    if (folded) folded.open = true;
    if (target.classList.contains("entry")) {
      await open(target);
    }
    target.scrollIntoView();
  }
  addEventListener("hashchange", go);

  filter();
  go();
})();
