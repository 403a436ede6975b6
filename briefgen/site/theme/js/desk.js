// The ledger of the desk: narrowed by who speaks, who is named, where, when and how firmly. Reads only the parts that may hold it.
(() => {
  "use strict";
  const article = document.querySelector(".ledger article");
  if (!article) return;
  const ui = window.briefgenWords;
  const root = new URL(document.documentElement.dataset.root, location.href);
  const make = (tag, cls, text) => {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const { fill } = ui;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // as names are sorted: see compose/alphabet.py
  const sortKey = (name) => fold(name).replace(/[^\p{L}\p{N}_\s-]/gu, "").trim().replace(/^(?:the |a[dlnrstz]h?-|el-|ash-)+(?=.)/, "");

  // what is read: scripts that hand over what they hold
  const parts = new Map();
  const shelves = new Map();
  let index = null;
  window.briefgenLedger = {
    index: (told) => { index = told; },
    part: (number, told) => parts.set(number, told),
    values: (facet, number, told) => shelves.set(`${facet}-${number}`, told.map(value)),
  };
  const asked = new Map();
  const load = (file) => {
    if (!asked.has(file)) {
      asked.set(file, new Promise((done) => {
        const script = make("script");
        script.onload = script.onerror = () => { script.remove(); done(); };
        script.src = new URL(`ledger/${file}.js`, root).href;
        document.head.append(script);
      }));
    }
    return asked.get(file);
  };
  // the parts of a value come as steps; a negative one stands for so many steps of one
  const value = ([key, name, rows, steps]) => {
    let at = 0;
    const run = (step) => (step < 0 ? Array.from({ length: -step }, () => (at += 1)) : [(at += step)]);
    return { key, name: name || key, rows, parts: steps.flatMap(run) };
  };

  // what is asked for: it stands in the address
  const SHELVED = ["by", "about", "place", "brief"];
  const SHOWN = ["named", "kind"]; // of the listed ones those that are always seen
  const LISTED = ["kind", "status", "named", "hedge", "outlet", "tag"];
  const ASKED = [...SHELVED, ...LISTED, "from", "to", "q", "order"];
  const state = {};
  const read = () => {
    const given = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
    for (const name of ASKED) state[name] = given.get(name) ?? "";
  };
  const asks = () => ASKED.filter((name) => state[name]);
  const narrowed = () => asks().some((name) => name !== "order");
  const address = () => `${location.pathname}#${new URLSearchParams(asks().map((name) => [name, state[name]]))}`;

  // values of a facet that have a name: those of the file in which it must stand; part of a name may stand in any
  const shelf = async (facet, at) => {
    await load(`${facet}-${at}`);
    return shelves.get(`${facet}-${at}`) ?? [];
  };
  const near = async (facet, name) => {
    const firsts = index.shelves[facet] ?? [];
    const key = sortKey(name);
    return firsts.length ? shelf(facet, Math.max(0, firsts.findLastIndex((first) => first <= key))) : [];
  };
  const holds = (name) => {
    const key = sortKey(name);
    return (one) => Boolean(key) && sortKey(one.name).includes(key);
  };
  const chosen = async (facet) => {
    const name = state[facet];
    const is = (one) => one.name === name || one.key === name;
    if (!SHELVED.includes(facet)) return (index.facets[facet] ?? []).filter(is);
    const same = (await near(facet, name)).filter(is);
    if (same.length) return same;
    const all = await Promise.all((index.shelves[facet] ?? []).map((_, at) => shelf(facet, at)));
    return all.flat().filter(holds(name));
  };
  // words of which it is known in which parts some word begins with them; of letters that stand without blanks it is not
  const UNCUT = /[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]/;
  const soughtWords = () => fold(state.q).split(/\s+/).filter(Boolean);
  const holding = async (word) => {
    const firsts = index.shelves.word;
    const from = Math.max(0, firsts.findLastIndex((first) => first <= word));
    const to = firsts.findLastIndex((first) => first <= `${word}\uffff`);
    const files = firsts.map((_, n) => `word-${n}`).slice(from, to + 1);
    await Promise.all(files.map(load));
    return new Set(files.flatMap((file) => shelves.get(file) ?? []).filter((one) => one.key.startsWith(word)).flatMap((one) => one.parts));
  };
  const months = () => (index.facets.month ?? []).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const within = (day) => day && (!state.from || day >= state.from) && (!state.to || day.slice(0, state.to.length) <= state.to);

  // the parts that may hold what is asked for, and what a row must have; `meant` are the names that are meant by part of one
  const meant = {};
  const plan = async () => {
    let left = Array.from({ length: index.parts }, (_, n) => n);
    const wanted = {};
    const totals = [];
    for (const facet of [...SHELVED, ...LISTED]) {
      if (!state[facet]) continue;
      const values = await chosen(facet);
      meant[facet] = values.length;
      if (values.length === 1 && SHELVED.includes(facet)) state[facet] = values[0].name;
      wanted[facet] = new Set(values.map((one) => one.key));
      const there = new Set(values.flatMap((one) => one.parts));
      left = left.filter((n) => there.has(n));
      totals.push(values.length > 1 ? 0 : values.reduce((sum, one) => sum + one.rows, 0)); // a row may have several of them
    }
    if (state.from || state.to) {
      const near = months().filter((m) => (!state.from || m.key >= state.from.slice(0, 7)) && (!state.to || m.key.slice(0, state.to.length) <= state.to.slice(0, 7)));
      const there = new Set(near.flatMap((m) => m.parts));
      left = left.filter((n) => there.has(n));
      totals.push(state.from.length > 7 || state.to.length > 7 ? 0 : near.reduce((sum, m) => sum + m.rows, 0));
    }
    if (index.shelves.word) {
      for (const word of soughtWords().flatMap((one) => one.match(/[\p{L}\p{N}]{3,}/gu) ?? [])) {
        if (UNCUT.test(word)) continue;
        const there = await holding(word);
        left = left.filter((n) => there.has(n));
      }
    }
    const total = state.q || totals.length > 1 ? 0 : totals.length ? totals[0] : index.rows;
    return { parts: left, wanted, total };
  };
  const KIND = { s: "statement", e: "event", t: "tie", f: "figure" };
  const UNNAMED = 1, LIKELY = 2, ATTRIBUTED = 4, PARTLY = 8;
  const opened = (told, row) => {
    const [brief, anchor, label, kinds, status, flags, day = "", when = "", voices = [], cue = "", what = [], hedges = 0, about = [], places = [], speakers = []] = row;
    const [page, title, outlet, published, ...tags] = told.briefs[brief];
    return { told, page, title, outlet, published, tags, anchor, label, kinds, status, flags, day, when, voices, cue, what, hedges, about, places, speakers };
  };
  const text = (row) => row.what.map((piece) => (typeof piece === "string" ? piece : piece[0])).join("");
  const HAS = {
    by: (row, keys) => row.speakers.some((n) => keys.has(row.told.names[n][0])),
    about: (row, keys) => row.about.some((n) => keys.has(row.told.names[n][0])),
    place: (row, keys) => row.places.some((n) => keys.has(row.told.names[n][0])),
    brief: (row, keys) => keys.has(row.page),
    kind: (row, keys) => row.kinds.some((letter) => keys.has(KIND[letter])),
    status: (row, keys) => keys.has(row.status),
    named: (row, keys) => Boolean(row.flags & ATTRIBUTED) && keys.has(row.flags & UNNAMED ? "unnamed" : "named"),
    hedge: (row) => row.hedges > 0,
    outlet: (row, keys) => keys.has(row.outlet),
    tag: (row, keys) => row.tags.some((tag) => keys.has(tag)),
  };
  const meets = (row, wanted, sought) => {
    if (!Object.entries(wanted).every(([facet, keys]) => HAS[facet](row, keys))) return false;
    if ((state.from || state.to) && !within(row.day)) return false;
    if (!sought.length) return true;
    const said = fold(`${text(row)} ${row.title} ${row.voices.flatMap(([who]) => who.map((n) => row.told.names[n][1])).join(" ")}`);
    return sought.every((word) => word.test(said));
  };

  // a row as the page writes it
  const link = (key, name) => {
    if (!key) return document.createTextNode(name);
    const a = make("a", "", name);
    a.href = new URL(key.replace(/\.md(?=#|$)/, ".html"), root).href;
    return a;
  };
  const speaker = (row, [who, named, said]) => {
    const span = make("span", "by");
    if (said) span.append(`${said} (= `);
    who.forEach((n, at) => {
      const [key, name] = row.told.names[n];
      if (at) span.append(at === who.length - 1 ? ` ${ui.and} ` : ", ");
      span.append(named ? link(key, name) : `[${name}]`);
    });
    if (said) span.append(`, ${ui.worked_out})`);
    if (!who.length) span.append(make("em", "", ui.unidentified));
    return span;
  };
  const TAGS = ["", "em", "strong", "span"];
  const line = (row, first) => {
    const li = make("li");
    const day = row.published || ui.undated;
    li.append(make("strong", "", row.when || day), " ");
    if (row.flags & ATTRIBUTED) {
      row.voices.forEach((voice, at) => li.append(at ? " › " : "", speaker(row, voice)));
      if (!row.voices.length) li.append(make("em", "", ui.unidentified));
      li.append(": ");
    }
    if (!row.what.length) li.append(make("em", "", ui.withheld));
    for (const piece of row.what) {
      const [said, kind, name] = typeof piece === "string" ? [piece, 0] : piece;
      const pieces = first && !kind ? differing(said, first) : [document.createTextNode(said)];
      if (!kind) li.append(...pieces);
      else if (name !== undefined) li.append(link(row.told.names[name][0], said));
      else {
        const set = make(TAGS[kind], kind === 1 ? "hedge" : "");
        set.append(...pieces);
        li.append(set);
      }
    }
    const mark = make("a", "mark", row.label);
    mark.href = `${new URL(row.page.replace(/\.md$/, ".html"), root).href}#${row.anchor}`;
    li.append("\u00a0", mark);
    const told = [row.flags & PARTLY && ui.partly, ui.status[row.status]].filter(Boolean).join(" ");
    const firm = [told, row.flags & LIKELY && ui.likely].filter(Boolean).join(", ");
    if (firm) li.append(" ", make("em", "", firm));
    const small = make("small", "", [row.outlet || row.title, row.when && row.when !== day && day].filter(Boolean).join(", ")); // a day is said once
    small.title = row.title;
    li.append(" ", small);
    return li;
  };

  // sentences of several articles that are nearly the same stand under the first of them, with the words that differ marked
  const tokens = (said) => new Set(fold(said).match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const alike = (a, b) => {
    let both = 0;
    for (const token of a) both += b.has(token) ? 1 : 0;
    return both / (a.size + b.size - both);
  };
  const differing = (said, first) => said.split(/(\s+)/).map((word) => {
    const [token] = fold(word).match(/[\p{L}\p{N}]{3,}/u) ?? [];
    return token && !first.has(token) ? make("mark", "", word) : document.createTextNode(word);
  });
  const shown = [];
  const by = new Map();
  const twin = (row) => {
    const mine = tokens(text(row));
    if (mine.size < 5) return null;
    const near = new Set([...mine].flatMap((token) => by.get(token) ?? []));
    for (const other of near) if (other.row.page !== row.page && alike(other.tokens, mine) >= 0.5) return other;
    return null;
  };
  const add = (row) => {
    const other = twin(row);
    if (!other) {
      const li = line(row);
      const entry = { row, li, tokens: tokens(text(row)), also: 0 };
      for (const token of entry.tokens) by.set(token, [...(by.get(token) ?? []), entry]);
      const last = shown.at(-1);
      li.classList.toggle("same", last?.row.page === row.page && last.li.querySelector(":scope > small").textContent === li.querySelector(":scope > small").textContent);
      shown.push(entry);
      list.append(li);
      return;
    }
    other.also += 1;
    if (!other.fold) {
      other.fold = make("details", "like");
      other.fold.append(make("summary"), make("ul"));
      other.li.append(other.fold);
    }
    other.fold.firstChild.textContent = fill(other.also === 1 ? ui.also_one : ui.also_many, { count: other.also });
    other.fold.lastChild.append(line(row, other.tokens));
  };

  const order = () => (state.order ? ui.values.time : ui.newest_first);
  // what is read for fifty rows more: part by part, newest articles first, or month by month as rows tell
  const one = (n) => ({ parts: [n], fits: () => true });
  const steps = (left) => {
    if (state.order !== "time") return left.map(one);
    const there = new Set(left);
    const told = months().toReversed().map((m) => ({ parts: m.parts.filter((n) => there.has(n)), fits: (row) => row.day.slice(0, 7) === m.key }));
    return [...told.filter((step) => step.parts.length), { parts: left, fits: (row) => !row.day }];
  };

  // what is shown
  const PAGE = 50;
  let turn = 0;
  let list;
  const part = article.querySelector(".part") ?? article;
  const told = make("p", "told");
  told.setAttribute("role", "status");
  const tell = (words) => told.replaceChildren(words, so);
  const more = make("button", "more", ui.more);
  more.type = "button";
  more.hidden = true;
  const show = async () => {
    const mine = ++turn;
    const { parts: left, wanted, total } = await plan();
    if (mine !== turn) return;
    history.replaceState(history.state, "", address());
    draw();
    const tally = { months: new Map(), places: new Set() };
    const begins = (word) => (UNCUT.test(word) ? "" : "(?<![\\p{L}\\p{N}])");
    const sought = soughtWords().map((word) => new RegExp(`${begins(word)}${word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}`, "u"));
    shown.length = 0;
    by.clear();
    list = make("ul");
    let rows = 0;
    let at = 0;
    let queue = [];
    const way = steps(left);
    const place = () => list.isConnected || article.querySelector(".part > ul")?.replaceWith(list);
    let ahead = 1; // steps read at once: the more, the longer nothing was found
    const next = async () => {
      const until = rows + PAGE;
      while (rows < until) {
        if (!queue.length) {
          if (at === way.length) break;
          const step = way[at];
          const near = way.slice(at, at + ahead).flatMap((one) => one.parts);
          await Promise.all(near.map((number) => load(`rows-${number}`)));
          if (mine !== turn) return;
          at += 1;
          const held = step.parts.map((number) => parts.get(number)).filter(Boolean);
          queue = held.flatMap((part) => part.rows.map((row) => opened(part, row))).filter((row) => step.fits(row) && meets(row, wanted, sought));
          for (const row of queue) count(tally, row);
          if (state.order) queue.sort((a, b) => (a.day < b.day) - (a.day > b.day));
          ahead = queue.length ? Math.max(1, ahead >> 1) : Math.min(ahead * 2, 16);
          if (at % 16 === 0) tell(fill(ui.looked_at, { share: Math.floor((100 * at) / way.length), shown: rows }));
          continue;
        }
        add(queue.shift());
        rows += 1;
        place();
      }
      const done = at === way.length && !queue.length;
      more.hidden = done;
      const sum = done ? rows : total;
      if (narrowed()) follow(tally, at < way.length);
      tell(rows === 0 ? ui.nothing : sum ? fill(ui.rows_of, { shown: rows, total: sum, order: order() }) : fill(ui.rows_so_far, { shown: rows, order: order() }));
    };
    await next();
    if (mine !== turn) return;
    place();
    more.onclick = next;
  };

  // controls
  const tools = make("form", "narrowing");
  tools.addEventListener("submit", (event) => event.preventDefault());
  // what is being typed is left alone while rows come
  for (const name of ["input", "change"]) tools.addEventListener(name, (event) => { event.target.typing = name === "input"; }, true);
  // each way of narrowing is a step of its own: the browser's way back undoes it
  const step = (asked) => {
    if (Object.entries(asked).every(([name, to]) => state[name] === to)) return;
    leave();
    Object.assign(state, asked);
    history.pushState({}, "", address());
    show();
  };
  const set = (name, to) => step({ [name]: to });
  const field = (name, control) => {
    const label = make("label");
    label.append(make("span", "", ui.facets[name]), control);
    control.name = name;
    return label;
  };
  const select = (name) => {
    const control = make("select");
    control.append(new Option(ui.any, ""));
    for (const one of (index.facets[name] ?? []).toSorted((a, b) => b.rows - a.rows).slice(0, 200)) {
      control.append(new Option(`${ui.values[one.key] ?? one.name} (${one.rows})`, one.key));
    }
    control.addEventListener("change", () => set(name, control.value));
    return field(name, control);
  };
  const ordered = () => {
    const control = make("select");
    control.append(new Option(ui.newest_first, ""), new Option(ui.values.time, "time"));
    control.addEventListener("change", () => set("order", control.value));
    return field("order", control);
  };
  const sought = (name) => {
    const control = make("input");
    const choices = make("datalist");
    choices.id = `ledger-${name}`;
    control.setAttribute("list", choices.id);
    control.autocomplete = "off";
    control.addEventListener("input", async () => {
      const typed = control.value;
      const values = typed ? await near(name, typed) : [];
      if (control.value !== typed) return;
      const fits = values.filter(holds(typed)).toSorted((a, b) => b.rows - a.rows).slice(0, 30);
      choices.replaceChildren(...fits.map((one) => new Option(`${one.rows}`, one.name)));
    });
    control.addEventListener("change", () => set(name, control.value.trim()));
    const label = field(name, control);
    label.append(choices);
    return label;
  };
  const typed = (name) => {
    const control = make("input");
    control.type = "search";
    control.addEventListener("change", () => set(name, control.value.trim()));
    return field(name, control);
  };
  // one field for a time: a day, a month, a year, a week (2016-W15), or from one to another
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const MONTHS = "01 02 03 04 05 06 07 08 09 10 11 12".split(" ");
  const known = (said) => {
    if (/^\d{4}(?:-\d\d){0,2}$/.test(said)) return said;
    const [, day, word, year] = /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,})\.?\s+(\d{4})$/u.exec(said.toLowerCase()) ?? [];
    const month = word && MONTHS.find((one) => when(`2000-${one}`).toLowerCase().startsWith(word));
    return month ? [year, month, day?.padStart(2, "0")].filter(Boolean).join("-") : "";
  };
  const timed = (said) => {
    if (!said) return { from: "", to: "" };
    const [, year, week] = /^(\d{4})-?w(\d\d?)$/i.exec(said) ?? [];
    if (week) {
      const fourth = Date.UTC(year, 0, 4); // it lies in the first week
      const monday = fourth + (7 * (week - 1) - ((new Date(fourth).getUTCDay() + 6) % 7)) * 864e5;
      return { from: iso(monday), to: iso(monday + 5184e5) };
    }
    const [first, last = first] = said.split(/\s-\s|–| to /).map((end) => end.trim());
    const to = known(last);
    // "11 – 17 April 2016": what the first lacks, the last lends
    const from = known(first) || known(`${first} ${to.slice(0, 4)}`) || (to.length === 10 && /^\d\d?\.?$/.test(first) && `${to.slice(0, 8)}${first.replace(".", "").padStart(2, "0")}`);
    return from && to ? { from, to } : null;
  };
  const time = () => {
    const control = make("input");
    control.placeholder = ui.time_how;
    control.addEventListener("change", () => {
      const asked = timed(control.value.trim());
      control.setCustomValidity(asked ? "" : ui.time_how);
      control.reportValidity();
      if (asked) step(asked);
    });
    return field("when", control);
  };
  const span = () => {
    const { from, to } = state;
    return from === to || !to ? from : from ? `${from} – ${to}` : `… – ${to}`;
  };
  // the strip: a bar for each year, or for each month where there is room, or where one year is asked for; each is as high as its
  // rows are many, those that fit in ink, the others pale
  const strip = make("div", "months");
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", ui.strip);
  const language = document.documentElement.lang || "en";
  const when = (day, month = "long") => {
    const [year, ...rest] = day.split("-");
    if (!rest.length || !/^\d{4}-\d\d/.test(day)) return day;
    const parts = { year: month === "long" ? "numeric" : undefined, month, day: rest[1] && "numeric", timeZone: "UTC" };
    return new Date(day).toLocaleDateString(language === "en" ? "en-GB" : language, parts);
  };
  const run = (first, last) => {
    const from = Number(first.slice(0, 4));
    const years = Array.from({ length: Math.min(50, last.slice(0, 4) - from + 1) }, (_, n) => from + n);
    return years.flatMap((year) => MONTHS.map((month) => `${year}-${month}`)).filter((key) => key >= first && key <= last);
  };
  // so few rows tell of times long ago that they stand in one bar before the others
  const spans = () => {
    const year = state.from.slice(0, 4);
    if (year && year === state.to.slice(0, 4)) return { year, keys: run(`${year}-01`, `${year}-12`) };
    const told = months();
    const sum = told.reduce((all, m) => all + m.rows, 0);
    const last = Number(told.at(-1).key.slice(0, 4));
    let begin = 0;
    let before = 0;
    const old = (m) => before + m.rows <= 0.04 * sum || last - Number(m.key.slice(0, 4)) >= 20; // years
    while (begin < told.length - 1 && last - Number(told[begin].key.slice(0, 4)) > 8 && old(told[begin])) before += told[begin++].rows;
    const first = told[begin].key;
    const every = run(first.length > 4 ? first : `${first}-01`, told.at(-1).key.length > 4 ? told.at(-1).key : `${last}-12`);
    if (!before && every.length * 26 <= strip.clientWidth /* pixels that a finger needs */) return { keys: every };
    const from = Number(first.slice(0, 4));
    return { before: before ? String(from - 1) : "", keys: Array.from({ length: last - from + 1 }, (_, n) => String(from + n)) };
  };
  const ranged = (from, to) => (state.from === from && state.to === to ? step({ from: "", to: "" }) : step({ from, to }));
  const bar = (label, name, rows, fits, most, [from, to]) => {
    const button = make("button");
    button.type = "button";
    button.title = `${name}: ${fits === undefined ? rows : fill(ui.left_of, { left: fits, total: rows })}`;
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-pressed", String(Boolean(state.from || state.to) && (!state.from || from >= state.from.slice(0, from.length)) && (!state.to || to.slice(0, state.to.length) <= state.to)));
    Object.assign(button.dataset, { from, to, label });
    const high = (count) => `${count ? Math.max(6, (100 * count) / most) : 0}%`;
    const all = make("i");
    all.style.height = high(rows);
    button.append(all);
    if (fits !== undefined) {
      const ink = make("b");
      ink.style.height = high(fits);
      button.append(ink);
    }
    return button;
  };
  const bars = (tally) => {
    if (!months().length) return;
    const { year, before, keys } = spans();
    const sum = (key, counted) => [...counted].reduce((all, [month, n]) => all + (month.startsWith(key) ? n : 0), 0);
    const told = new Map(months().map((m) => [m.key, m.rows]));
    const rows = keys.map((key) => sum(key, told));
    const most = Math.max(...rows, 1);
    const made = keys.map((key, n) => bar(key.length > 4 ? when(key, "short") : key, when(key), rows[n], tally?.months && sum(key, tally.months), most, [key, key]));
    if (before) {
      const old = (counted) => [...counted].reduce((all, [month, n]) => all + (month.slice(0, 4) <= before ? n : 0), 0);
      made.unshift(bar(`…${before}`, fill(ui.until, { when: before }), old(told), tally?.months && old(tally.months), most, ["", before]));
    }
    if (year) {
      const whole = make("button", "whole", year);
      whole.type = "button";
      whole.title = ui.all_years;
      whole.setAttribute("aria-pressed", "true");
      whole.addEventListener("click", () => step({ from: "", to: "" }));
      made.unshift(whole);
    }
    strip.replaceChildren(...made);
    // where names of bars would touch, fewer are written
    const skip = Math.ceil((40 * made.length) / strip.clientWidth);
    made.forEach((one, n) => { if ((made.length - 1 - n) % skip) delete one.dataset.label; });
  };
  // a bar, or all bars from the one that is pressed to the one where it is let go
  let begun = null;
  const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest(".months [data-to]");
  strip.addEventListener("pointerdown", (event) => { begun = event.target.closest("[data-to]"); });
  addEventListener("pointerup", (event) => {
    const [first, last] = [begun, begun && under(event)];
    begun = null;
    if (!last || last === first) return;
    const [one, other] = first.dataset.to <= last.dataset.to ? [first, last] : [last, first];
    ranged(one.dataset.from, other.dataset.to);
  });
  strip.addEventListener("pointermove", (event) => {
    if (!begun) return;
    const all = [...strip.querySelectorAll("[data-to]")];
    const ends = [all.indexOf(begun), all.indexOf(under(event))].toSorted((a, b) => a - b);
    all.forEach((button, n) => button.classList.toggle("in", ends[0] >= 0 && n >= ends[0] && n <= ends[1]));
  });
  strip.addEventListener("click", (event) => {
    const { from, to } = event.target.closest("[data-to]")?.dataset ?? {};
    if (to) ranged(from, to);
  });

  // strip and map follow the rows that fit, as far as they were read
  const map = article.querySelector(".map");
  const count = ({ months, places }, row) => {
    const month = row.day.slice(0, 7);
    if (month) months.set(month, (months.get(month) ?? 0) + 1);
    for (const n of row.places) for (const name of row.told.names[n]) places.add(name);
  };
  const placeOf = (a) => new URLSearchParams((a?.getAttribute("href") ?? "").slice(1)).get("place");
  const follow = (tally = {}, open = false) => {
    bars(tally);
    so.textContent = open ? ` · ${ui.so_far}` : "";
    for (const a of map?.querySelectorAll("a") ?? []) a.classList.toggle("off", Boolean(tally.places && !tally.places.has(placeOf(a))));
  };
  const so = make("span");
  const chips = make("p", "chips");
  const draw = () => {
    for (const control of tools.elements) if (control.name && !control.typing) control.value = control.name === "when" ? span() : state[control.name];
    chips.replaceChildren(...asks().map((name) => {
      const said = /from|to/.test(name) ? when(state[name]) : ui.values[state[name]] ?? state[name];
      const several = meant[name] > 1 ? ` (${fill(ui.names, { count: meant[name] })})` : "";
      const chip = make("button", "", `${ui.facets[name]}: ${said}${several} ✕`);
      chip.type = "button";
      chip.addEventListener("click", () => set(name, ""));
      return chip;
    }));
    if (!narrowed()) follow();
  };
  const shownAtFirst = article.querySelectorAll(".part > ul > li").length;
  // who comes back finds the rows and the place that were left
  const leave = () => history.replaceState({ ...history.state, ledger: { rows: shown.length, y: scrollY } }, "");
  article.addEventListener("click", (event) => { if (event.target.closest("a")) leave(); });
  article.addEventListener("keydown", (event) => { if (event.key === ".") leave(); });
  map?.addEventListener("click", (event) => {
    const place = placeOf(event.target.closest("a"));
    if (!place) return;
    event.preventDefault();
    set("place", place);
  });
  const resume = async () => {
    const left = history.state?.ledger;
    await show();
    while (left && shown.length < left.rows && !more.hidden) await more.onclick();
    if (left) scrollTo(scrollX, left.y);
  };
  const begin = async () => {
    await load("index");
    if (!index) return;
    for (const [name, values] of Object.entries(index.facets)) index.facets[name] = values.map(value);
    const few = LISTED.filter((name) => (index.facets[name] ?? []).length);
    const rest = make("details");
    const [above, below] = [few.filter((name) => SHOWN.includes(name)), few.filter((name) => !SHOWN.includes(name))];
    rest.append(make("summary", "", ui.narrower), sought("brief"), ...below.map(select), ordered());
    tools.append(typed("q"), sought("by"), ...above.map(select), sought("about"), sought("place"), time(), rest);
    rest.open = [...rest.querySelectorAll("[name]")].some((control) => state[control.name]);
    part.before(tools, strip, chips, told);
    (part.querySelector(":scope > ul") ?? part).after(more);
    article.classList.add("ready");
    draw();
    if (narrowed()) bars({});
    if (asks().length || history.state?.ledger?.rows > shownAtFirst) await resume();
    else {
      tell(fill(ui.rows_of, { shown: shownAtFirst, total: index.rows, order: order() }));
      more.hidden = index.rows <= shownAtFirst;
      more.onclick = show;
    }
  };
  read();
  addEventListener("popstate", () => { read(); resume(); });
  begin();
})();
