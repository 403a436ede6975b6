// By hand: rows are gone through with j and k, copied with their source, and what a reader marks is copied with its address.
(() => {
  "use strict";
  const article = document.querySelector("article");
  if (!article) return;
  const ui = window.briefgenWords;
  const ROWS = ".part li:has(> .mark), article > ul > li:has(> .mark), tbody tr:has(.mark), .in-who > ul > li, .happening .part > p:has(> .mark)";
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
    copy.querySelector(".hand")?.remove();
    const who = [...copy.querySelectorAll(":scope > .by, td.who")].map((e) => tidy(e.textContent)).join(" › ");
    const cells = [...copy.querySelectorAll("td")];
    const published = tidy(row.querySelector(":scope > small, td.in, td small:last-child")?.textContent ?? "");
    const day = tidy(row.querySelector(":scope > strong:first-child")?.textContent ?? "").replace(ui.told_on.split("{day}")[0], "");
    const source = /\d{4}$/.test(published) ? published : [published, day].filter(Boolean).join(", "); // a day that begins the row is not said again
    let said = copy.querySelector("td.what") ?? cells[2] ?? copy;
    if (said === copy) {
      for (const e of copy.querySelectorAll(":scope > :is(strong:first-child, .by, .mark, .mark ~ *, a[id], a[id] + strong)")) e.remove();
    }
    said = tidy(said.textContent).replace(/^[›:\s]+/, "");
    return cited(said, cells.length && !who ? tidy(cells[0].textContent) : who, source || own(), tidy(mark.textContent), mark.href);
  };
  let pending = null;
  const told = make("p", "copied", "");
  told.setAttribute("role", "status");
  const tell = (words) => {
    told.textContent = words;
    document.body.append(told);
    setTimeout(() => told.remove(), 1500 + 30 * words.length);
  };
  const copyRow = (row) => {
    pending = line(row);
    document.execCommand("copy");
    tell(ui.copied);
  };
  const marked = () => {
    const selection = getSelection();
    if (!selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const taken = make("span", "", "");
    taken.append(range.cloneContents());
    for (const e of taken.querySelectorAll('.n, .hand, .uses')) e.remove(); // numbers and buttons are no words
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
    if (item.html) event.clipboardData.setData("text/html", item.html);
  });

  // how a row is corrected: a register beside each brief, since a page from a disk can't fetch another one
  const fixes = new Map();
  const asked = new Map();
  window.briefgenFixes = (told) => fixes.set(told.slug, told);
  const brief = (row) => {
    const who = row.closest(".in-who");
    const mark = (who ? null : row.querySelector(".mark")) ?? row.querySelector("a[href]");
    const page = (who || !mark ? location.href : mark.href).split(/[?#]/)[0];
    return { mark, page, slug: decodeURIComponent(page.replace(/^.*\//, "").replace(/\.html$/, "")) };
  };
  const load = (page, end = ".fix.js") => {
    const file = page.replace(/\.html$/, end);
    if (!asked.has(file)) {
      asked.set(file, new Promise((done) => {
        const script = document.createElement("script");
        script.onload = script.onerror = () => { script.remove(); done(); };
        script.src = file;
        document.head.append(script);
      }));
    }
    return asked.get(file);
  };
  const correction = (row) => {
    const { mark, slug } = brief(row);
    const told = fixes.get(slug);
    if (!told?.file) return null;
    const found = row.closest(".in-who") ? told.names.filter(([name]) => name === mark?.textContent).map((one) => one[1])
      : told.rows.filter(([id, anchor]) => (row.id.startsWith("row-") ? id === row.id : anchor === mark.hash.slice(1))).map((one) => one[2]);
    if (!found.length) return null;
    return { file: `seeds/${told.file}`, text: `# seeds/${told.file}\n${[...new Set(found)].join("")}` };
  };
  // where the clipboard is refused, the lines stand in a field, marked, to be copied by hand
  const byHand = (title, told, label, text) => {
    const dialog = make("dialog", "keys fix", "");
    dialog.setAttribute("aria-label", title);
    const field = make("textarea", "", text);
    field.readOnly = true;
    field.rows = Math.min(16, text.split("\n").length);
    field.setAttribute("aria-label", label);
    const shut = make("button", "", ui.close);
    shut.type = "button";
    shut.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.append(make("h2", "", title), make("p", "", told), field, shut);
    document.body.append(dialog);
    dialog.showModal();
    field.select();
  };
  const taken = (text, html = "") => {
    pending = { text, html };
    const done = document.execCommand("copy") && !pending;
    pending = null;
    return done;
  };
  const correct = async (row) => {
    await load(brief(row).page);
    const fix = correction(row);
    if (!fix) return tell(ui.no_correction);
    const { file, text } = fix;
    return taken(text) ? tell(ui.fill(ui.paste_into, { file })) : byHand(ui.correct, ui.fill(ui.paste_by_hand, { file }), file, text);
  };

  window.briefgenHands = { tidy, tell, load, taken, byHand };

  // buttons on the row that is pointed at or gone to; their signs are drawn, since few systems have letters for them
  const SVG = "http://www.w3.org/2000/svg";
  const tool = (cls, strokes, label, act) => {
    const button = make("button", cls, "");
    const sign = document.createElementNS(SVG, "svg");
    sign.setAttribute("viewBox", "0 0 16 16");
    sign.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", strokes);
    sign.append(path);
    button.append(sign);
    button.type = "button";
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => act(button.closest(ROWS)));
    return button;
  };
  const tools = make("span", "hand", "");
  const copier = tool("copy", "M6 6h8v8H6zM10 3H2v8h1", ui.copy, (row) => copyRow(row));
  tools.append(copier, tool("correct", "M2 14l1-4 8-8 3 3-8 8zM9 4l3 3", ui.correct, (row) => correct(row)));
  const offer = (row) => {
    if (!row) return;
    copier.hidden = !row.querySelector(".mark");
    const held = row.matches("tr") ? row.lastElementChild : row;
    if (tools.parentElement !== held) held.append(tools); // put there once: a button that moves under the pointer takes no press
    load(brief(row).page);
  };
  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") offer(event.target.closest(ROWS));
  });

  // keys
  const KEYS = [["j", "key_next"], ["k", "key_previous"], [".", "key_open"], ["c", "key_copy"], ["e", "key_correct"], ["/", "key_search"], ["?", "key_help"]];
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
      const mark = row.querySelector(".mark") ?? row.querySelector("a");
      if (!mark) return;
      if (mark.href.split("#")[0] === location.href.split("#")[0]) mark.click();
      else location.assign(mark.href);
    };
    const acts = { j: () => step(1), k: () => step(-1), "?": show, ".": () => row && open(), c: () => row?.querySelector(".mark") && copyRow(row), e: () => row && correct(row) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
})();
