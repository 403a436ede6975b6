// Ledgers: sorted by a click on a head, narrowed by words. Without this they are whole, in the order of the text.
(() => {
  "use strict";
  const written = document.body.classList.contains("page"); // its tables are to be read in their order
  const ui = window.briefgenWords;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}|['’ʿʾ]/gu, "").toLowerCase();
  const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, ignorePunctuation: true }).compare;

  const sortable = (table, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      // a head with a control in it is not repeated on the pages of a print
      addEventListener("beforeprint", () => button.replaceWith(...button.childNodes));
      addEventListener("afterprint", () => {
        button.append(...head.childNodes);
        head.append(button);
      });
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        // times are words, which do not sort: the page has them in their order
        const keys = new Map(rows.map((row, at) => [row, table.matches(".events") && !column ? String(at) : row.cells[column].textContent.trim()]));
        const sorted = [...rows].sort((a, b) => (keys.get(a) ? 0 : 1) - (keys.get(b) ? 0 : 1) || compare(keys.get(a), keys.get(b)) * (down ? -1 : 1));
        table.tBodies[0].append(...sorted);
      });
    });
  };

  const siftable = (before, rows) => {
    const label = document.createElement("label");
    label.className = "sift";
    const input = document.createElement("input");
    input.type = "text";
    input.placeholder = ui.words_or_name;
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    label.append(`${ui.narrow_to} `, input, told);
    before(label);
    const texts = rows.map((row) => fold(row.textContent));
    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, at) => {
        row.hidden = !words.every((word) => texts[at].includes(word));
        left += row.hidden ? 0 : 1;
        if (words.length && !row.hidden) row.closest("details.rest")?.setAttribute("open", "");
      });
      told.textContent = words.length ? ui.fill(ui.left_of, { left, total: rows.length }) : "";
    });
  };

  for (const table of document.querySelectorAll(".table table")) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    // on a phone rows are stacked by `display`, which takes their roles away in some browsers
    table.setAttribute("role", "table");
    for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) row.setAttribute("role", "row");
    for (const cell of table.querySelectorAll("td")) cell.setAttribute("role", "cell");
    for (const cell of table.querySelectorAll("th")) cell.setAttribute("role", "columnheader");
    if (written || table.matches(".ledger, .happening *")) continue; // those have chips, or rows that belong together: see rows.js
    if (rows.length > 3) sortable(table, rows);
    if (rows.length > 7) siftable((label) => table.before(label), rows);
  }
})();
