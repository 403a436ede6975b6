// The rows of a ledger: narrowed by chips, put in order by a choice. Without this they stand whole, in the article's order.
(() => {
  "use strict";
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const ui = window.briefgenWords;
  const words = (row, name) => row.querySelector(`td.${name}`)?.textContent.trim() ?? "";
  const compare = new Intl.Collator(document.documentElement.lang || "en", { numeric: true }).compare;
  const named = [...document.querySelectorAll('.part.in-who > ul > li > a:first-child')].map((a) => a.textContent);

  // rows that are folded away belong to the ledger above them: whoever narrows or orders it means them too
  const dress = (table, folded) => {
    const rows = [...table.tBodies[0].rows, ...folded];
    const sentence = (row) => document.getElementById(address(row) ?? "");
    const unfold = () => {
      const fold = folded[0]?.closest(".more");
      if (!fold || fold.hidden) return;
      rows.sort((a, b) => {
        const [one, other] = [sentence(a), sentence(b)];
        if (!one || !other || one === other) return 0;
        return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
      });
      rows.forEach((row, n) => place.set(row, n));
      table.tBodies[0].append(...rows);
      fold.hidden = true;
    };
    const on = new Set();
    let [actor, order, only] = ["", "", null]; // only: what a figure asked for, its sentences, and which figure
    const address = (row) => row.querySelector(".at a")?.hash.slice(1);
    // who comes back, or went to a sentence of this page meanwhile, finds what was chosen
    const state = () => ({ ...history.state, sieve: { on: [...on], actor, order, only } });
    const keep = () => history.replaceState(state(), "");
    const status = make("span", "", { class: "left", role: "status" });
    const all = make("button", ui.only_back, { type: "button", class: "only" });
    const show = () => {
      if (on.size || actor || only) unfold();
      let left = 0;
      for (const row of rows) {
        const kinds = row.dataset.k ?? "";
        const fits = [...on].every((kind) => kinds.includes(kind)) && (!actor || (row.dataset.p ?? "").split(" ").includes(actor)) && (!only || only.at.includes(address(row)));
        row.hidden = !fits;
        left += fits ? 1 : 0;
      }
      table.classList.toggle("narrowed", left < rows.length); // a row that stood under another one tells its address
      status.textContent = (only ? `${only.what} · ` : "") + ui.fill(ui.left_of, { left, total: rows.length });
      all.hidden = !only;
    };
    const box = make("fieldset", "", { class: "sieve" });
    box.append(make("legend", ui.narrow));
    for (const [kind, label] of Object.entries(ui.chips)) {
      const many = rows.filter((row) => row.dataset.k?.includes(kind)).length;
      if (!many || (many === rows.length && kind !== "s")) continue;
      const chip = make("button", `${label} ${many}`, { type: "button", "aria-pressed": "false", "data-kind": kind });
      chip.addEventListener("click", () => {
        const pressed = !on.delete(kind);
        if (pressed) on.add(kind);
        chip.setAttribute("aria-pressed", String(pressed));
        show();
        keep();
      });
      box.append(chip);
    }
    const choice = (name, label, options, act) => {
      const select = make("select", "", { "aria-label": label, name });
      for (const [value, text] of options) select.append(make("option", text, { value }));
      select.addEventListener("change", () => { act(select.value); keep(); });
      box.append(select);
    };
    const actors = named.map((name, n) => [String(n), name]).filter(([n]) => rows.some((row) => (row.dataset.p ?? "").split(" ").includes(n)));
    if (actors.length) choice("actor", ui.actor, [["", ui.any_actor], ...actors], (value) => { actor = value; show(); });
    const ORDERS = {
      "": () => "",
      time: (row) => row.dataset.t ?? "~",
      actor: (row) => words(row, "who") || "~",
    };
    const place = new Map(rows.map((row, n) => [row, n]));
    choice("order", ui.order, [["", ui.order_text], ["time", ui.order_time], ["actor", ui.order_speaker]], (value) => {
      unfold();
      order = value;
      const key = ORDERS[value];
      const last = (row) => (key(row) === "~" ? 1 : 0);
      const sorted = [...rows].sort((a, b) => last(a) - last(b) || compare(key(a), key(b)) || place.get(a) - place.get(b));
      if (value) table.dataset.order = value;
      else delete table.dataset.order;
      table.tBodies[0].append(...sorted);
    });
    box.append(status, all);
    table.before(box);
    show();
    // a line, a name or a dot of a figure asks for the rows of its sentences, and the way back leads to the figure
    const pick = (asked) => {
      only = asked;
      show();
    };
    all.addEventListener("click", () => {
      const from = document.getElementById(only.from);
      pick(null);
      keep();
      from?.scrollIntoView({ block: "nearest" });
      from?.querySelector(".open").focus({ preventScroll: true });
    });
    document.querySelector(".part .strip")?.addEventListener("click", (event) => {
      const asked = event.target.closest("a[data-at]");
      const at = asked?.dataset.at.split(" ");
      if (!at || !rows.some((row) => at.includes(address(row)))) return;
      event.preventDefault();
      keep();
      const what = (asked.querySelector("title") ?? asked).textContent;
      pick({ at, what, from: asked.closest(".figure").id });
      history.pushState(state(), "");
      box.scrollIntoView();
      all.focus({ preventScroll: true });
    });
    addEventListener("popstate", () => {
      if (history.state?.sieve) pick(history.state.sieve.only ?? null);
    });
    // rows that are unfolded stand where the article has them, not behind those that were chosen
    const fold = folded[0]?.closest(".more");
    fold?.addEventListener("toggle", () => {
      if (!fold.open) return;
      unfold();
      const aim = document.getElementById(location.hash.slice(1));
      if (aim && table.contains(aim)) aim.scrollIntoView({ block: "nearest" });
    });
    // on paper all rows stand in one table; on the screen they are folded again
    let stood = false;
    addEventListener("beforeprint", () => {
      stood = Boolean(fold) && !fold.hidden;
      unfold();
    });
    addEventListener("afterprint", () => {
      if (!stood) return;
      fold.querySelector("tbody").append(...folded);
      fold.hidden = false;
    });
    const left = history.state?.sieve;
    if (left?.only) pick(left.only);
    for (const kind of left?.on ?? []) box.querySelector(`[data-kind="${kind}"]`)?.click();
    for (const select of box.querySelectorAll("select")) {
      if (!left?.[select.name]) continue;
      select.value = left[select.name];
      select.dispatchEvent(new Event("change"));
    }
    addEventListener("hashchange", keep);
  };

  // on a phone rows are stacked by `display`, which takes their roles away in some browsers
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell", th: "columnheader" };
  for (const [tag, role] of Object.entries(roles)) {
    for (const part of document.querySelectorAll(`.table ${tag}`)) part.setAttribute("role", role);
  }
  for (const table of document.querySelectorAll("table.ledger")) {
    if (table.closest(".doubtful, .more")) continue;
    const folded = [...document.querySelectorAll(".more table.ledger tbody tr")];
    if (table.tBodies[0]?.rows.length + folded.length > 3) dress(table, folded);
  }
  // a line of a figure leads to a row: it must not be one that is narrowed away
  addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row?.hidden) row.hidden = false;
  });
})();
