// Places in a period: a bar for each year, or month; what is pressed, or pulled over, narrows list and map together.
(() => {
  "use strict";
  const article = document.querySelector("article");
  const first = article.querySelector(":scope > .map, .part, .table");
  if (!first) return;
  const ui = window.briefgenWords;
  const root = new URL(document.documentElement.dataset.root, location.href);
  const make = (tag, cls, text = "") => {
    const element = document.createElement(tag);
    element.className = cls;
    element.textContent = text;
    return element;
  };
  let places = [];
  window.briefgenLedger = { places: (told) => { places = told; } };
  const language = document.documentElement.lang || "en";
  const when = (key, month = "long") => (key.length === 4 ? key : new Date(key).toLocaleDateString(language === "en" ? "en-GB" : language, { year: month === "long" ? "numeric" : undefined, month, timeZone: "UTC" }));

  const strip = make("div", "months");
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", ui.strip);
  const told = make("p", "told");
  told.setAttribute("role", "status");
  const list = make("ul", "within");
  list.hidden = true;
  const whole = [...article.querySelectorAll(":scope > .part, :scope > .table, :scope > p:has(.pages)")];
  const rows = (months, from, to) => {
    let sum = 0;
    for (let n = 0; n < months.length; n += 2) if (months[n].slice(0, from.length) >= from && months[n].slice(0, to.length) <= to) sum += months[n + 1];
    return sum;
  };
  // a year is written short where it is told of in no month
  const MONTHLY = 24;
  const keys = () => {
    const every = places.flatMap(([, , months]) => months.filter((_, n) => n % 2 === 0)).sort();
    const [start, end] = [every[0], every.at(-1)].map((key) => Number(key.slice(0, 4)));
    const begin = Math.max(start, end - 11); // what lies before stands in one bar
    const all = Array.from({ length: end - begin + 1 }, (_, n) => String(begin + n));
    if (12 * all.length > MONTHLY || begin > start) return begin > start ? [`…${begin - 1}`, ...all] : all;
    return all.flatMap((year) => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`)).filter((key) => key >= every[0].slice(0, 7) && key <= every.at(-1).slice(0, 7));
  };
  const ends = (key) => (key.startsWith("…") ? ["", key.slice(1)] : [key, key]);
  const link = (text, href) => {
    const a = make("a", "", text);
    a.href = href;
    return a;
  };
  const map = article.querySelector(".map");
  const nameOf = (a) => {
    const row = document.getElementById(decodeURIComponent((a.getAttribute("href") ?? "#").slice(1)));
    return row ? (row.querySelector("a") ?? row).textContent.trim() || row.nextElementSibling?.textContent : "";
  };
  const show = (from, to) => {
    const period = Boolean(from || to);
    for (const bar of strip.children) bar.setAttribute("aria-pressed", String(period && bar.dataset.from >= from && bar.dataset.to <= to));
    const here = period ? places.map(([name, page, months]) => [name, page, rows(months, from, to)]).filter(([, , n]) => n).sort((a, b) => b[2] - a[2]) : [];
    const names = new Set(here.map(([name]) => name));
    for (const a of map?.querySelectorAll("svg a") ?? []) a.classList.toggle("off", period && !names.has(nameOf(a)));
    const span = from === to ? when(from) : from ? `${when(from)} – ${when(to)}` : ui.fill(ui.until, { when: to });
    told.textContent = period ? ui.fill(ui.places_in, { when: span, count: here.length }) : ui.places_how;
    list.replaceChildren(...here.map(([name, page, n]) => {
      const item = make("li", "");
      const ledger = new URL(`ledger/index.html#${new URLSearchParams({ place: name, ...(from && { from }), to })}`, root).href;
      const small = make("small", "");
      small.append(link(ui.fill(n === 1 ? ui.row_one : ui.row_many, { count: n }), ledger));
      item.append(link(name, new URL(page, root).href), " ", small);
      return item;
    }));
    list.hidden = !period;
    for (const part of whole) part.hidden = period && !part.contains(map);
    for (const beside of map?.closest(".part")?.querySelectorAll(":scope > :is(ul:not(.within), .table)") ?? []) beside.hidden = period;
    if (period || location.hash.includes("=")) history.replaceState(history.state, "", period ? `#${new URLSearchParams({ from, to })}` : location.pathname);
  };
  // a bar, or all bars from the one that is pressed to the one where it is let go
  let begun = null;
  strip.addEventListener("pointerdown", (event) => { begun = event.target.closest("button"); });
  addEventListener("pointerup", (event) => {
    const last = begun && document.elementFromPoint(event.clientX, event.clientY)?.closest(".months button");
    if (last && last !== begun) {
      const [one, other] = begun.dataset.to <= last.dataset.to ? [begun, last] : [last, begun];
      show(one.dataset.from, other.dataset.to);
    }
    begun = null;
  });
  strip.addEventListener("click", (event) => {
    const bar = event.target.closest("button");
    if (!bar) return;
    const alone = bar.getAttribute("aria-pressed") === "true" && strip.querySelectorAll('[aria-pressed="true"]').length === 1;
    show(alone ? "" : bar.dataset.from, alone ? "" : bar.dataset.to);
  });
  const begin = () => {
    if (!places.length) return article.classList.add("ready");
    const made = keys().map((key) => {
      const [from, to] = ends(key);
      const sum = places.reduce((all, [, , months]) => all + rows(months, from, to), 0);
      return { key, from, to, sum };
    });
    const most = Math.max(...made.map((one) => one.sum), 1);
    const skip = Math.ceil((44 * made.length) / (first.clientWidth || 600));
    strip.append(...made.map(({ key, from, to, sum }, n) => {
      const button = make("button", "");
      button.type = "button";
      button.title = `${from ? when(key) : ui.fill(ui.until, { when: to })}: ${sum}`;
      button.setAttribute("aria-label", button.title);
      button.setAttribute("aria-pressed", "false");
      Object.assign(button.dataset, { from, to });
      if ((made.length - 1 - n) % skip === 0) button.dataset.label = key.length > 5 ? when(key, "short") : key;
      const bar = make("i", "");
      bar.style.height = sum ? `${Math.max(6, (100 * sum) / most)}%` : "0";
      button.append(bar);
      return button;
    }));
    first.before(strip, told);
    (map ?? told).after(list);
    article.classList.add("ready");
    read();
    addEventListener("hashchange", read);
  };
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    show(asked.get("from") ?? "", asked.get("to") ?? "");
  };
  const script = document.createElement("script");
  script.onload = script.onerror = () => { script.remove(); begin(); };
  script.src = new URL("places/months.js", root).href;
  document.head.append(script);
})();
