// A table taken along: what is shown of it, for a spreadsheet as cells and for a document as a table with its links.
(() => {
  "use strict";
  if (!window.briefgenHands) return; // a page without an article
  const ui = window.briefgenWords;
  const { tidy, tell, taken, byHand } = window.briefgenHands;
  const cell = (td) => {
    const copy = td.cloneNode(true);
    for (const e of copy.querySelectorAll(".hand, td button, details > :not(summary)")) e.remove();
    for (const a of copy.querySelectorAll("a[href]")) a.setAttribute("href", a.href); // whole: it leads here from anywhere
    return copy;
  };
  const told = (table) => {
    const rows = [...table.rows].filter((row) => row.checkVisibility() || row.closest("thead")).map((row) => [...row.cells].map(cell));
    const line = (cells) => cells.map((td) => tidy(td.textContent)).join("\t");
    const html = rows.map((cells, n) => `<tr>${cells.map((td) => (n ? `<td>${td.innerHTML}</td>` : `<th>${tidy(td.textContent)}</th>`)).join("")}</tr>`).join("");
    return { text: `${rows.map(line).join("\n")}\n`, html: `<table>${html}</table>` };
  };
  for (const table of document.querySelectorAll("article table")) {
    if (table.tBodies.length !== 1 || table.tBodies[0].rows.length < 2 || table.parentElement.closest("table, .source")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plainer take";
    button.textContent = ui.copy_table;
    button.addEventListener("click", () => {
      const { text, html } = told(table);
      if (taken(text, html)) tell(ui.copied);
      else byHand(ui.copy_table, ui.give_by_hand, ui.copy_table, text);
    });
    (table.closest(".table") ?? table).after(button);
  }
})();
