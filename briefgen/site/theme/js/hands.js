// By hand: rows are gone through with j and k, copied with their source, and what a reader marks is copied with its address.
(() => {
  "use strict";
  const article = document.querySelector("article");
  if (!article) return;
  const ui = window.briefgenWords;
  const ROWS = ".part li:has(> .mark), article > ul > li:has(> .mark), tbody tr:has(.mark)";
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const make = (tag, cls, text) => {
    const element = document.createElement(tag);
    element.className = cls;
    element.textContent = text;
    return element;
  };
  const rows = () => [...article.querySelectorAll(ROWS)].filter((row) => row.checkVisibility());

  // “quotation” (outlet, date, ¶7.2, address), before it whose word it is
  const cited = (said, who, source, label, href) => {
    const [before, after] = [who ? `${who}: ` : "", [source, label].filter(Boolean).join(", ")];
    const link = make("a", "", href);
    link.href = href;
    const html = make("span", "", `${before}“${said}” (${after}, `);
    html.append(link, ")");
    return { text: `${before}“${said}” (${after}, ${href})`, html: html.innerHTML };
  };
  const own = () => [meta("prism.publicationName"), meta("citation_publication_date").replaceAll("/", "-")].filter(Boolean).join(", ");
  const line = (row) => {
    const mark = row.querySelector(".mark");
    const copy = row.cloneNode(true);
    const who = [...copy.querySelectorAll(":scope > .by, td.who")].map((e) => tidy(e.textContent)).join(" › ");
    const cells = [...copy.querySelectorAll("td")];
    const source = tidy(row.querySelector(":scope > small, td.in, td small:last-child")?.textContent ?? "");
    let said = copy.querySelector("td.what") ?? cells[2] ?? copy;
    if (said === copy) {
      for (const e of copy.querySelectorAll(":scope > :is(strong:first-child, .by, .mark, .mark ~ *, a[id], a[id] + strong)")) e.remove();
    }
    said = tidy(said.textContent).replace(/^[›:\s]+/, "");
    return cited(said, cells.length && !who ? tidy(cells[0].textContent) : who, source || own(), tidy(mark.textContent), mark.href);
  };
  let pending = null;
  const told = make("p", "copied", ui.copied);
  told.setAttribute("role", "status");
  const copyRow = (row) => {
    pending = line(row);
    document.execCommand("copy");
    document.body.append(told);
    setTimeout(() => told.remove(), 1500);
  };
  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const taken = make("span", "", "");
    taken.append(range.cloneContents());
    for (const e of taken.querySelectorAll('.n, .copy, .uses')) e.remove(); // numbers and buttons are no words
    const said = tidy(taken.textContent);
    const node = range.startContainer;
    const from = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (said.length < 20 || !from || !article.contains(from)) return null;
    const sentence = from.closest(".s[id]");
    if (sentence) {
      const at = sentence.id.replace(/^p(\d+)s/, "¶$1.");
      return cited(said, "", own(), at, `${location.href.split("#")[0]}#${sentence.id}`);
    }
    const row = from.closest(ROWS);
    if (!row) return null;
    const { text: whole, html } = line(row);
    const begin = whole.lastIndexOf("” (");
    return { text: `“${said}${whole.slice(begin)}`, html: `“${make("i", "", said).innerHTML}${html.slice(html.lastIndexOf("” ("))}` };
  };
  document.addEventListener("copy", (event) => {
    const item = pending ?? marked();
    pending = null;
    if (!item) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", item.text);
    event.clipboardData.setData("text/html", item.html);
  });

  // a button on the row that is pointed at or gone to
  const button = make("button", "copy", "⧉");
  button.type = "button";
  button.title = ui.copy;
  button.setAttribute("aria-label", ui.copy);
  button.addEventListener("click", () => copyRow(button.closest(ROWS)));
  const offer = (row) => {
    if (row && button.parentElement !== row) (row.matches("tr") ? row.lastElementChild : row).append(button);
  };
  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") offer(event.target.closest(ROWS));
  });

  // keys
  const KEYS = [["j", "key_next"], ["k", "key_previous"], [".", "key_open"], ["c", "key_copy"], ["/", "key_search"], ["?", "key_help"]];
  let help = null;
  const show = () => {
    if (!help) {
      help = document.createElement("dialog");
      help.className = "keys";
      help.setAttribute("aria-label", ui.keys);
      const list = make("dl", "", "");
      for (const [key, what] of KEYS) {
        const dt = make("dt", "", "");
        dt.append(make("kbd", "", key));
        list.append(dt, make("dd", "", ui[what]));
      }
      const shut = make("button", "", ui.close);
      shut.type = "button";
      shut.addEventListener("click", () => help.close());
      help.append(make("h2", "", ui.keys), list, shut);
      document.body.append(help);
    }
    help.showModal();
  };
  let at = null;
  const step = (by) => {
    const all = rows();
    if (!all.length) return;
    const known = all.indexOf(at);
    const first = all.findIndex((row) => row.getBoundingClientRect().bottom > 80);
    const next = known >= 0 ? known + by : by > 0 ? first : first - 1;
    at = all[Math.min(all.length - 1, Math.max(0, next))];
    at.tabIndex = -1;
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "nearest" });
    offer(at);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
    const row = at?.isConnected ? at : null;
    const open = () => {
      const mark = row.querySelector(".mark");
      if (mark.href.split("#")[0] === location.href.split("#")[0]) mark.click();
      else location.assign(mark.href);
    };
    const acts = { j: () => step(1), k: () => step(-1), "?": show, ".": () => row && open(), c: () => row && copyRow(row) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
})();
