// Search: Pagefind's engine, fed by small scripts so that it works from a disk as from a server.
(() => {
  "use strict";
  const root = new URL(document.documentElement.dataset.root, document.baseURI);
  const BASE = "/briefgen/";
  const ui = window.briefgenWords;
  const listed = (words, order) => order.map((name) => [name, words[name]]);
  const KINDS = listed(ui.find_kinds, ["brief", "sentence", "actor", "term", "place", "page"]); // how to use the program comes last
  const FILTERS = listed(ui.find_filters, ["kind", "outlet", "year", "filed", "actor", "place", "desk"]);
  const TOGETHER = new Set(["actor", "place"]); // a page names many of these: two that are chosen must both be named
  const NAMED = new Set(["actor", "term", "place"]);
  const FEW = 9; // results that are read at once: each is a file
  const LISTED = 18; // values of a filter that are shown before one is looked for
  const ACTORS = 4; // of them actors, at least
  const LISTS = 2; // and pages that list places
  const NEARS = 6; // pages with another spelling that are read beside those that were asked for
  const COUNTED = 20; // results that are read to be counted
  const ADDRESS = /^[phdcx]\d+s\d+$/; // a title is told by its brief
  const make = (tag, cls, text) => {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // the desks of a site that joins several, their names by their folders; on all other sites there are none
  const desks = JSON.parse(document.documentElement.dataset.desks ?? "{}");

  // the engine and its chunks, each a script that hands over bytes as letters: see briefgen/site/letters.py
  const held = new Map();
  const scripts = new Map();
  const script = (name, folder = "") => {
    const known = folder + name;
    if (!scripts.has(known)) {
      scripts.set(known, new Promise((resolve, reject) => {
        const element = document.createElement("script");
        element.dataset.folder = folder;
        element.onload = () => { element.remove(); resolve(); };
        element.onerror = () => { element.remove(); scripts.delete(known); reject(new Error(`the search index lacks ${known}`)); };
        element.src = new URL(`${folder}search/${name}`, root);
        document.head.append(element);
      }));
    }
    return scripts.get(known);
  };
  const bytes = (size, letters) => {
    const groups = letters.length / 8;
    const all = new Uint8Array(15 * groups);
    for (let at = 0; at < letters.length; at++) {
      const letter = letters.charCodeAt(at) - 0x3000;
      all[at] = letter & 255;
      if (at < 7 * groups) all[8 * groups + at] |= letter >> 8;
      else for (let row = 1; row <= 7; row++) all[groups * row + at] |= ((letter >> (7 + row)) & 1) << 7;
    }
    return all.slice(0, size);
  };
  let started = null;
  window.briefgenSearch = {
    take(name, size, letters) { held.set(document.currentScript.dataset.folder + name, bytes(size, letters)); },
    empty() { started = { search: async () => ({ results: [], filters: {} }), filters: async () => ({}) }; },
    start(engine, entry) { started = instance(engine, entry, ""); },
    join(engine, entries) {
      started = together(Object.entries(entries).map(([folder, entry]) => [folder, instance(engine, entry, `${folder}/`)]));
    },
  };
  const instance = (engine, entry, folder) => {
    const built = Object.values(entry.languages).map((language) => language.hash); // names of pages are short: another build may mean another page
    const fetch = async (address) => {
      const name = address.slice(BASE.length + folder.length).split("?")[0];
      if (name === "pagefind-entry.json") return { json: async () => entry };
      await script(name.startsWith("fragment/") ? `${name}.js?${built}` : `${name}.js`, folder);
      const chunk = held.get(folder + name);
      held.delete(folder + name);
      return { arrayBuffer: async () => chunk.buffer };
    };
    const filter = folder && { mergeFilter: { desk: desks[folder.slice(0, -1)] } };
    return engine(fetch, undefined).createInstance({ basePath: BASE + folder, baseUrl: `/${folder}`, noWorker: true, ...filter });
  };

  // the indexes of several desks as one: a page is known by its desk as well, and what each counts is added up
  const together = (several) => {
    const every = (what) => Promise.all(several.map(async ([folder, one]) => [folder, await what(one)]));
    const sum = (counted) => {
      const all = {};
      for (const counts of counted) {
        for (const [name, values] of Object.entries(counts ?? {})) {
          all[name] ??= {};
          for (const [value, n] of Object.entries(values)) all[name][value] = (all[name][value] ?? 0) + n;
        }
      }
      return all;
    };
    return {
      async search(words, options) {
        const found = await every(async (one) => {
          const own = await one.search(words, options);
          const astray = words && !words.startsWith('"') && (await strays(own, words.split(" "))); // on one desk, though not on another
          return astray ? { results: [], filters: {} } : own;
        });
        const results = found.flatMap(([folder, own]) => own.results.map((result) => ({ ...result, id: `${folder}/${result.id}` })));
        return { results: results.sort((a, b) => b.score - a.score), filters: sum(found.map(([, own]) => own.filters)) };
      },
      async filters() { return sum((await every((one) => one.filters())).map(([, own]) => own)); },
    };
  };
  const ready = async () => {
    if (!started) await script("engine.js");
    return started;
  };

  // spellings: the same folds as in briefgen/site/spelling.py, which a test compares
  const FOLDS = [["sch", "s"], ["sh", "s"], ["ch", "s"], ["kh", "k"], ["gh", "g"], ["dh", "d"], ["th", "t"], ["ph", "f"], ["ts", "s"],
    ["tz", "s"], ["dj", "j"], ["q", "k"], ["c", "k"], ["z", "s"], ["v", "w"], ["p", "b"], ["x", "ks"]];
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ħ: "h", ı: "i", ŋ: "n", ŧ: "t", ə: "a" };
  const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const plain = (text) => text.replace(UNSEEN, "").toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "")
    .replace(/['’‘`ʼʾʿʻ´]/g, "").replace(/[ßæœøđðþłħıŋŧə]/g, (letter) => LETTERS[letter]);
  const PREFIX = "zq";
  const folded = (word) => FOLDS.reduce((w, [written, to]) => w.replaceAll(written, to), word);
  const key = (word) => {
    const bones = folded(word).replace(/[aeiouyhw]/g, "").replace(/(.)\1+/g, "$1");
    return bones.length >= 3 ? PREFIX + bones : "";
  };
  window.briefgenSearch.key = (word) => key(plain(word));
  // words that stand on each page tell nothing and are long to read; none of them may be a name, as IS, US and WHO are
  const COMMON = new Set("a an and are as at be been but by for from had has have her his in into of on or she than that the their them then there these they this to was were which with would".split(" "));
  const UNBROKEN = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+/g;
  const pairs = (run) => (run.length > 1 ? [...run.slice(1)].map((letter, at) => run[at] + letter) : [run]);
  const lettered = (text) => (text.match(/[\p{L}\p{N}\p{Mc}]+/gu) ?? []).flatMap((word) => [
    ...(word.match(UNBROKEN) ?? []).flatMap(pairs), ...word.split(UNBROKEN).filter(Boolean)]);
  const telling = (words) => {
    const left = words.filter((word) => !COMMON.has(word));
    return left.length ? left : words;
  };
  const split = (text) => telling(lettered(plain(text)));
  const joined = (text) => text.split(/\s+/).map((token) => lettered(plain(token)).join("")); // U.S. as US, co-operation as cooperation

  // a word that is nowhere: the engine takes what it begins with for it, be it a lone letter; stems share more than that
  const LEAST = 0.4;
  const likens = (told, word) => {
    if (word.startsWith(PREFIX)) return told.startsWith(word);
    let same = 0;
    while (same < told.length && told[same] === word[same]) same += 1;
    return same >= Math.max(word.length * LEAST, Math.min(word.length, 2));
  };
  const strays = async (found, words) => {
    if (!found.results.length) return false;
    const data = await found.results[0].data();
    const run = data.content.split(/\s+/);
    const told = [...data.locations.map((at) => run[at] ?? ""), ...Object.values(data.meta)].flatMap((said) => [...split(said), ...joined(said)]).filter((other) => !COMMON.has(other) || words.includes(other));
    return !words.every((word) => told.some((other) => likens(other, word)));
  };

  // a key alone makes neighbours of "police" and "block": what is no more than another spelling differs in few letters besides
  const FAR = 4; // one letter of so many, and none of a short word
  const SHORT = 6;
  const close = (word, other) => {
    const [one, two] = [word, other].map((w) => folded(w).replace(/(.)\1+/g, "$1"));
    let row = [...two, ""].map((_, at) => at);
    for (const [at, letter] of [...one].entries()) {
      const next = [at + 1];
      for (let to = 1; to <= two.length; to++) next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (letter === two[to - 1] ? 0 : 1)));
      row = next;
    }
    return Math.min(...row) * FAR <= (word.length < SHORT ? 0 : word.length); // of a word that is being typed the rest may follow
  };
  const sounds = (word, other) => Boolean(key(word)) && key(other).startsWith(key(word));

  // words in quotation marks stand side by side
  const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/g;
  const phrases = (query) => [...query.matchAll(QUOTED)].map(([, said]) => said.trim()).filter((said) => lettered(plain(said)).length > 1);

  // the same words otherwise: joined (U.S., co-operation), and each in turn by its key, so that a name is found in all its spellings
  const otherwise = (query, words) => {
    const whole = telling(joined(query).filter(Boolean)).join(" ");
    const tries = whole === words.join(" ") ? [] : [[whole, false]];
    if (words.length > 4) return tries;
    const every = words.map((word) => key(word) || word).join(" ");
    const each = words.flatMap((word, at) => (key(word) ? [words.map((w, i) => (i === at ? key(w) : w)).join(" ")] : []));
    return [...tries, ...[...new Set([...each, every])].map((other) => [other, true])];
  };

  const askQuoted = async (engine, query, filters) => {
    const rest = split(query.replace(QUOTED, " ")).join(" ");
    const found = [];
    for (const said of [...phrases(query).map((words) => `"${words}"`), rest].filter(Boolean)) found.push(await engine.search(said, { filters }));
    const results = found[0].results.filter((r) => found.every((also) => also.results.some((other) => other.id === r.id)));
    return { results, filters: found[0].filters, words: split(query), mixed: found.length > 1 };
  };

  // what is asked: the words as they are, then otherwise
  const ask = async (query, filters) => {
    const engine = await ready();
    if (phrases(query).length) return askQuoted(engine, query, filters);
    const words = split(query);
    if (!words.length) {
      const left = await engine.search(null, { filters });
      return { ...left, results: query ? [] : left.results, words };
    }
    const found = await engine.search(words.join(" "), { filters });
    const results = (await strays(found, words)) ? [] : [...found.results];
    let counts = results.length ? found.filters : {};
    const named = new Set(); // keys are of names alone: what is found by one bears the name that is looked for
    const near = [];
    let nearly = {};
    for (const [other, byKey] of otherwise(query, words)) {
      const also = await engine.search(other, { filters });
      if (await strays(also, other.split(" "))) continue;
      const into = byKey ? near : results;
      if (also.results.length > into.length) [counts, nearly] = byKey ? [counts, also.filters] : [also.filters, nearly];
      for (const result of also.results) {
        if (byKey) named.add(result.id);
        if (![...results, ...near].some((r) => r.id === result.id)) into.push(result);
      }
    }
    const mixed = results.some((r) => !found.results.includes(r));
    // where the words are found as they are written, what is spelled otherwise stands beside them, uncounted
    if (results.length) return { results, named, near, filters: counts ?? {}, words, mixed };
    return { results: near, named, near: [], otherwise: near.length > 0, filters: nearly ?? {}, words, mixed: near.length > 0 };
  };

  // the engine counts within one search; of results drawn from several we count ourselves, where they are few
  const count = async ({ results, filters, mixed }) => {
    if (!mixed || results.length > COUNTED) return filters;
    const counts = {};
    for (const data of await Promise.all(results.map((result) => result.data()))) {
      for (const [name, values] of Object.entries(data.filters)) {
        counts[name] ??= {};
        for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
      }
    }
    return counts;
  };

  // what is shown of a result
  const address = (url, query, hash) => {
    const target = new URL(url.replace(/^\//, ""), root);
    if (query) target.searchParams.set("q", query);
    target.hash = hash ?? target.hash;
    return target.href;
  };
  const meets = (written, words) => {
    const told = plain(written).replace(/[^\p{L}\p{N}]/gu, "");
    return Boolean(told) && words.some((w) => told.startsWith(w) || told === w.replace(/(?<=...)e?s$/, "") || told === w.replace(/(?<=...)s$/, "") || (/^\P{L}*\p{Lu}/u.test(written) && sounds(w, told) && close(w, told)));
  };
  const lights = (text, words) => {
    const part = document.createDocumentFragment();
    for (const piece of text.split(/(\s+)/)) {
      const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(piece);
      part.append(...(meets(word, words) ? [before, make("mark", "", word), after] : [piece]));
    }
    return part;
  };
  const excerpt = (content, words, from, to) => {
    const run = content.split(/\s+/).slice(from, to);
    const at = Math.max(0, run.findIndex((w) => meets(w, words)));
    const begin = Math.max(0, Math.min(at - 8, run.length - 26));
    return `${begin ? "… " : ""}${run.slice(begin, begin + 26).join(" ")}${begin + 26 < run.length ? " …" : ""}`.replace(/ (?=[,.;:])/g, "").replace(/;(?:;| ?\+\d+)+/g, ""); // of marks in a row the signs between them are left

  };
  const within = (data, words, pattern) => {
    const anchors = data.anchors.filter((a) => a.id).sort((a, b) => a.location - b.location);
    const scores = new Map();
    const run = data.content.split(/\s+/);
    const places = data.locations?.length ? data.locations : run.flatMap((w, at) => (meets(w, words) ? [at] : []));
    for (const location of places) {
      let at = -1;
      while (at + 1 < anchors.length && anchors[at + 1].location <= location) at += 1;
      if (at >= 0 && pattern.test(anchors[at].id)) scores.set(at, (scores.get(at) ?? 0) + 1);
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at, score]) => ({
      id: anchors[at].id,
      name: anchors[at].text?.trim(),
      score,
      text: excerpt(data.content, words, anchors[at].location, anchors[at + 1]?.location),
    }));
  };
  const PLACED = { d: "dek", c: "caption", h: "heading", x: "aside" };
  const label = (id) => id.replace(/^p(\d+)s/, "¶$1.").replace(/^t\d+s\d+$/, ui.find_places.title).replace(/^([dchx])(\d+)s/, (_, of, n) => `${ui.find_places[PLACED[of]]} ${n}.`);
  const desk = (data) => desks[data.url.replace(/^\//, "").split("/")[0]] ?? "";
  const kind = (data) => data.filters?.kind?.[0] ?? "page";
  const hit = (title, of, text, href, words) => {
    const a = make("a", "hit");
    a.href = href;
    if (title) {
      const b = make("b");
      b.append(lights(title, words));
      a.append(b);
    }
    if (of) a.append(make("span", "of", of));
    if (text) {
      const ex = make("span", "ex");
      ex.append(lights(text, words));
      a.append(ex);
    }
    return a;
  };
  // found by another spelling alone: it says so
  const nearly = (a) => {
    a.append(make("span", "near", ui.find_near));
    return a;
  };
  const day = (told) => {
    const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(told ?? "") ?? [];
    if (!month) return told;
    const language = document.documentElement.lang || "en";
    const parts = { year: "numeric", month: "long", day: date && "numeric", timeZone: "UTC" };
    return new Date(`${year}-${month}-${date ?? "01"}`).toLocaleDateString(language === "en" ? "en-GB" : language, parts);
  };
  const LIST = /(?:^|\/)(?:actors|terms|places)\/index[^/]*$/; // a page that lists many names stands for those of them that fit
  const shown = (data, query, words) => {
    const of = [desk(data), data.meta.outlet, day(data.meta.published), kind(data) === "actor" && data.meta.aliases].filter(Boolean).join(" · ");
    const every = NAMED.has(kind(data)) ? within(data, words, ENTRY) : [];
    const entries = data.near ? every.filter((e) => lettered(plain(e.name ?? "")).some((name) => words.includes(name))) : every;
    if (entries.length) return entries.slice(0, 4).map((e) => hit(e.name || e.id, desk(data), e.text, address(data.url, query, e.id), words));
    if (LIST.test(data.url)) return [];
    return [hit(data.meta.title, of, data.meta.about ?? "", address(data.url, query), words)];
  };

  const named = (text) => lettered(plain(text)).join(" ");

  // the results that are read: the best few of all, pages that tell how the program is used last; and of the actors and the
  // places, which long briefs would crowd out
  const best = ({ results, named: bearing = new Set() }, few) => {
    const of = (name) => results.filter((result) => result.id.includes(`_${name}_`));
    const [actors, places, pages] = ["actor", "place", "page"].map(of);
    const bearers = actors.filter((result) => bearing.has(result.id));
    const others = [...results.filter((result) => !pages.includes(result)), ...pages];
    return [...new Set([...[...bearers, ...actors].slice(0, ACTORS), ...places.slice(0, LISTS), ...others.slice(0, few)])];
  };
  // the words of a page's names that are those that are asked for, spelled otherwise
  const ENTRY = /^(?:actor|term|place)-/;
  const spelled = (data, words, nearest) => {
    const borne = LIST.test(data.url) ? data.anchors.filter((a) => ENTRY.test(a.id)).map((a) => a.text ?? "") : [data.meta.title, data.meta.aliases ?? ""];
    const names = [...borne, ...(data.filters.actor ?? [])].flatMap((name) => lettered(plain(name)));
    return [...new Set(names)].filter((name) => words.some((w) => name !== w && sounds(w, name) && (!nearest || close(w, name))));
  };
  const read = async (found, few) => {
    const loaded = await Promise.all(best(found, few).map(async (result) => ({ ...(await result.data()), words: found.words })));
    if (found.otherwise) return loaded.map((data) => ({ ...data, near: true, words: [...found.words, ...spelled(data, found.words, false)] }));
    const near = await Promise.all(best({ results: found.near ?? [], named: found.named }, NEARS).map((result) => result.data()));
    const told = near.map((data) => ({ ...data, near: true, words: spelled(data, found.words, true) })).filter((data) => data.words.length);
    return [...loaded, ...told];
  };

  // groups by kind, that of the page whose name is asked for before the others, the sentences drawn from the best briefs
  const groups = async (found, query, few, most) => {
    const made = new Map(KINDS.map(([name]) => [name, []]));
    const loaded = await read(found, few);
    const said = [];
    const asked = named(query);
    const bears = (data) => [data.meta.title, ...(data.meta.aliases ?? "").split(" · ")].some((name) => name && named(name) === asked);
    const lead = loaded.filter((data) => NAMED.has(kind(data)) && bears(data));
    for (const data of [...lead, ...loaded.filter((other) => !lead.includes(other))]) {
      const list = made.get(kind(data)) ?? made.get("page");
      if (list.length < most) list.push(...shown(data, query, data.words).map((a) => (data.near ? nearly(a) : a)));
      if (kind(data) === "brief") for (const s of within(data, data.words, ADDRESS).filter((one) => one.text !== data.meta.about).slice(0, 3)) said.push({ ...s, data });
    }
    said.sort((a, b) => Boolean(a.data.near) - Boolean(b.data.near) || b.score - a.score);
    for (const s of said.slice(0, most)) {
      const a = hit("", [label(s.id), s.data.meta.title, desk(s.data)].filter(Boolean).join(" · "), s.text, address(s.data.url, query, s.id), s.data.words);
      made.get("sentence").push(s.data.near ? nearly(a) : a);
    }
    const first = lead.length ? kind(lead[0]) : "";
    const order = [...KINDS].sort(([one], [other]) => (other === first) - (one === first));
    return order.map(([name, title]) => ({ name, title, hits: made.get(name) })).filter((g) => g.hits.length);
  };

  // the box in the head of each page
  const input = document.getElementById("searchWords"); // capitals: no heading's id has them
  const form = input.form;
  const box = make("div", "hits");
  box.id = "searchHits";
  box.hidden = true;
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", ui.results);
  form.append(box);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "searchHits"], ["aria-autocomplete", "list"], ["aria-haspopup", "listbox"]]) input.setAttribute(name, value);
  let picked = -1;
  let turn = 0;
  const options = () => [...box.querySelectorAll('[role="option"]')];
  const leads = (a) => a.pathname + a.hash; // the query stands in the address as well, and differs
  const pick = (at) => {
    const list = options();
    picked = list.length ? (at + list.length + 1) % (list.length + 1) : -1;
    if (picked === list.length) picked = -1;
    list.forEach((option, i) => option.setAttribute("aria-selected", String(i === picked)));
    if (picked < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list[picked].id);
      list[picked].scrollIntoView({ block: "nearest" });
    }
  };
  const shut = () => {
    box.hidden = true;
    picked = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const drop = async () => {
    const query = input.value.trim();
    const mine = ++turn;
    if (!query) return shut();
    let sets;
    try {
      const found = await ask(query, {});
      sets = await groups(found, query, 5, 4);
    } catch (error) {
      if (mine !== turn) return;
      box.replaceChildren(make("p", "none", ui.fill(ui.closed, { why: error.message })));
      box.hidden = false;
      return;
    }
    if (mine !== turn) return;
    // what was picked meanwhile stays picked; where it would be gone, the list stands as it is till the next letter
    const chosen = options()[picked];
    const at = chosen ? sets.flatMap((group) => group.hits).findIndex((a) => leads(a) === leads(chosen)) : -1;
    if (chosen && at < 0) return;
    box.replaceChildren();
    let number = 0;
    for (const group of sets) {
      const part = make("div");
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", group.title);
      const head = make("p", "kind", group.title);
      head.setAttribute("aria-hidden", "true");
      part.append(head);
      for (const a of group.hits) {
        a.setAttribute("role", "option");
        a.setAttribute("aria-selected", "false");
        a.tabIndex = -1;
        a.id = `hit-${number++}`;
        part.append(a);
      }
      box.append(part);
    }
    const last = make("p", sets.length ? "all" : "none", sets.length ? ui.enter : ui.fill(ui.found_none, { words: query }));
    last.setAttribute("role", "presentation");
    box.append(last);
    pick(at);
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };
  let timer = 0;
  const page = document.querySelector(".found");
  input.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    pick(-1);
    clearTimeout(timer);
    timer = setTimeout(page ? () => look(true) : drop, 70);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (box.hidden) return page && event.key === "ArrowDown" && step(event, -1);
      event.preventDefault();
      pick(event.key === "ArrowDown" ? picked + 1 : picked < 0 ? options().length - 1 : picked - 1);
    } else if (event.key === "Enter" && picked >= 0) {
      event.preventDefault();
      options()[picked].click();
    } else if (event.key === "Escape") {
      if (box.hidden) input.blur();
      else shut();
    }
  });
  document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) shut(); });
  document.addEventListener("focusin", (event) => { if (!form.contains(event.target)) shut(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });

  // on the page of results arrows go from one to the next, and back into the box
  const step = (event, from) => {
    const every = [...page.querySelectorAll(".hit")];
    const to = from + (event.key === "ArrowDown" ? 1 : -1);
    if (to >= every.length || !every.length) return;
    event.preventDefault();
    (every[to] ?? input).focus();
  };
  page?.addEventListener("keydown", (event) => {
    const hit = event.target.closest(".hit");
    if (hit && (event.key === "ArrowDown" || event.key === "ArrowUp")) step(event, [...page.querySelectorAll(".hit")].indexOf(hit));
  });

  // the page of results: the query and the filters stand in the address
  const asked = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
  const query = asked().get("q") ?? "";
  let look = () => {};
  if (page) {
    const [told, hits, aside] = [page.querySelector(".told"), page.querySelector(".hits"), page.querySelector(".narrow > div")];
    // filters stand beside the results where there is room, else over them, folded: how many are set is said
    const beside = matchMedia("(min-width: 62rem)");
    const spread = () => { aside.parentElement.open = beside.matches; };
    beside.addEventListener("change", spread);
    spread();
    let chosen = {};
    let back = history.state?.found ?? null; // who comes back finds as many results, and the place that was left
    let few = back?.few ?? FEW;
    for (const [name] of FILTERS) if (asked().getAll(name).length) chosen[name] = asked().getAll(name);
    const between = { from: asked().get("from") ?? "", to: asked().get("to") ?? "" };
    const dated = () => Boolean(between.from || between.to);
    const remember = () => {
      const params = new URLSearchParams();
      if (input.value.trim()) params.set("q", input.value.trim());
      for (const [name, values] of Object.entries(chosen)) for (const value of values) params.append(name, value);
      for (const [end, day] of Object.entries(between)) if (day) params.set(end, day);
      history.replaceState(history.state, "", `#${params}`);
    };
    document.addEventListener("click", (event) => {
      if (event.target.closest("a")) history.replaceState({ found: { few, y: scrollY } }, "");
    });
    // a day that is known to the month alone, or to the year, is told apart by what is known of it
    const lies = (day) => (!between.from || day >= between.from.slice(0, day.length)) && (!between.to || day <= between.to.slice(0, day.length));
    const filters = async () => {
      const set = Object.fromEntries(Object.entries(chosen).map(([name, values]) => [name, { [TOGETHER.has(name) ? "all" : "any"]: values }]));
      if (dated()) set.published = { any: Object.keys((await (await ready()).filters()).published ?? {}).filter(lies) };
      return set;
    };
    // two days, the first and the last: they stand first among the filters, and are made once, so that typing is not disturbed
    const days = make("fieldset", "days");
    days.append(make("legend", "", ui.find_published.legend));
    for (const end of ["from", "to"]) {
      const row = make("label", "", ui.find_published[end]);
      const field = make("input");
      field.type = "date";
      field.value = between[end];
      field.addEventListener("change", () => {
        between[end] = field.value;
        look(false);
      });
      row.append(field);
      days.append(row);
    }
    // a field above a long list of values: those are shown that hold what is typed; no more are made than are shown
    const finder = (list, name, values, line) => {
      const field = make("input");
      field.type = "search";
      field.placeholder = ui.find_in[name];
      field.setAttribute("aria-label", field.placeholder);
      const fill = () => {
        const typed = plain(field.value.trim());
        const fits = typed ? values.filter(([value]) => plain(value).includes(typed)) : values.slice(6);
        list.querySelectorAll("label").forEach((before) => before.remove());
        list.append(...fits.slice(0, LISTED).map(line));
      };
      field.addEventListener("input", fill);
      list.append(field);
      fill();
    };
    const boxes = (counts) => {
      const open = new Set([...aside.querySelectorAll("details[open]")].map((d) => d.dataset.name));
      const focus = document.activeElement?.id;
      const told = Object.keys(counts.published ?? {}).length || dated();
      if (told && !days.isConnected) aside.prepend(days);
      else if (!told) days.remove();
      for (const before of [...aside.children]) if (before !== days) before.remove();
      for (const [name, title] of FILTERS) {
        const values = Object.entries(counts[name] ?? {}).filter(([value, n]) => n || chosen[name]?.includes(value)).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
        if (!values.length) continue;
        const set = make("fieldset");
        set.append(make("legend", "", title));
        const more = make("details");
        more.dataset.name = name;
        more.open = open.has(name);
        more.append(make("summary", "", ui.fill(ui.more_values, { count: values.length - 6 })));
        const line = ([value, n]) => {
          const row = make("label");
          const check = make("input");
          check.type = "checkbox";
          check.id = `f-${name}-${value}`;
          check.checked = chosen[name]?.includes(value) ?? false;
          check.addEventListener("change", () => {
            const left = new Set(chosen[name]);
            if (check.checked) left.add(value);
            else left.delete(value);
            if (left.size) chosen[name] = [...left];
            else delete chosen[name];
            look(false);
          });
          row.append(check, make("span", "", name === "kind" ? ui.find_kinds[value] ?? value : value), make("span", "n", String(n)));
          return row;
        };
        // what is chosen stands first: it is there to be let go of
        values.sort(([one], [other]) => Boolean(chosen[name]?.includes(other)) - Boolean(chosen[name]?.includes(one)));
        set.append(...values.slice(0, 6).map(line));
        if (values.length > LISTED) finder(more, name, values, line);
        else more.append(...values.slice(6).map(line));
        if (values.length > 6) set.append(more);
        aside.append(set);
      }
      aside.parentElement.hidden = !aside.childElementCount;
      const set = Object.values(chosen).flat().length + Object.values(between).filter(Boolean).length;
      page.querySelector(".set").textContent = set ? ` · ${ui.fill(set === 1 ? ui.filters_one : ui.filters_many, { count: set })}` : "";
      if (focus) document.getElementById(focus)?.focus();
    };
    const list = (sets, rest) => {
      hits.replaceChildren();
      for (const group of sets) {
        const ul = make("ul");
        for (const a of group.hits) {
          const item = make("li");
          item.append(a);
          ul.append(item);
        }
        hits.append(make("h2", "", group.title), ul);
      }
      if (!rest) return;
      const more = make("button", "plainer all", ui.more_results);
      more.addEventListener("click", () => { few += 20; look(false); });
      hits.append(more);
    };
    look = async (typed) => {
      const mine = ++turn;
      if (typed) few = FEW;
      page.hidden = false;
      const text = input.value.trim();
      remember();
      try {
        const narrowed = await filters();
        const found = dated() && !narrowed.published.any.length ? { results: [], filters: {}, words: split(text), near: [] } : await ask(text, narrowed);
        const sets = await groups(found, text, few, few);
        if (mine !== turn) return;
        list(sets, found.results.length > few);
        const counted = ui.fill(found.results.length === 1 ? ui.found_one : ui.found_many, { count: found.results.length });
        told.textContent = !found.results.length ? (text ? ui.fill(ui.found_none_try, { words: text }) : counted) : found.otherwise ? ui.fill(ui.found_otherwise, { found: counted }) : counted;
        if (back) scrollTo(scrollX, back.y);
        back = null;
        const every = await (await ready()).filters(); // many bytes, so after the results; counts are given of what is loaded
        if (mine !== turn) return;
        const asks = text || dated() || Object.keys(chosen).length;
        const counts = asks ? await count(found.results.length ? await ask(text, narrowed) : found) : every;
        if (mine === turn) boxes(counts);
      } catch (error) {
        if (mine !== turn) return;
        told.textContent = ui.fill(ui.closed, { why: error.message });
      }
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); look(true); });
    input.value = query;
    look(!back);
    input.focus({ preventScroll: Boolean(back) });
  } else if (query && typeof Highlight === "function" && CSS.highlights) {
    // the page that a result led to lights up the words
    const words = split(query);
    const ranges = [];
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 500) {
      for (const found of walker.currentNode.data.matchAll(/[\p{L}\p{N}\p{M}'’ʿʾ]+/gu)) {
        if (!meets(found[0], words)) continue;
        const range = new Range();
        range.setStart(walker.currentNode, found.index);
        range.setEnd(walker.currentNode, found.index + found[0].length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("words", new Highlight(...ranges));
  }
})();
