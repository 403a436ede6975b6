// Evidence one glance away: the sentence behind a mark, the source text beside the brief, kinds that can be switched.
(() => {
  "use strict";
  const root = document.documentElement;
  const ui = window.briefgenWords;
  const { fill } = ui;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, cls, text) => {
    const element = document.createElement(tag);
    if (cls) element.className = cls;
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const keep = (name, value) => {
    try { localStorage.setItem(name, value); } catch { /* not kept: storage is closed to some pages from a disk */ }
  };
  const kept = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };

  // light or dark
  const scheme = document.querySelector(".scheme");
  scheme.hidden = false;
  scheme.addEventListener("click", () => {
    const dark = root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.scheme = dark ? "light" : "dark";
    keep("scheme", root.dataset.scheme);
  });

  const article = document.querySelector("article");
  const margin = document.querySelector(".margin");
  if (!article) return;

  // marks within a brief, and ways back to them, are known by where they lead: see evidence.css
  for (const a of all('.brief article a[href^="#"]:not([class], [href^="#r-"], [href^="#row-"], svg a)')) a.classList.add("mark");
  for (const a of all(".uses")) a.title = ui.uses_title;

  // the rail follows the reader; on a phone it begins folded
  const rail = document.querySelector(".rail details");
  if (rail && matchMedia("(max-width: 61.99rem)").matches) rail.open = false;
  rail?.classList.add("ready");
  const links = new Map(all(".rail a").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  const parts = all(".part").map((part) => ({ part, link: links.get(part.getAttribute("aria-labelledby")) })).filter((p) => p.link);

  // sentences of other briefs come from a register beside each: a page from a disk can't fetch another page
  const texts = new Map();
  const asked = new Map();
  window.briefgenText = (told) => texts.set(told.slug, told);
  const register = (url) => {
    if (!asked.has(url)) {
      asked.set(url, new Promise((resolve) => {
        const script = make("script");
        script.onload = script.onerror = () => { script.remove(); resolve(); };
        script.src = url;
        document.head.append(script);
      }));
    }
    return asked.get(url);
  };
  const place = (mark) => {
    const [page, address] = [mark.href.split(/[?#]/)[0], mark.hash.slice(1)];
    const own = page === location.href.split(/[?#]/)[0];
    return { page, address, own, slug: decodeURIComponent(page.replace(/^.*\//, "").replace(/\.html$/, "")) };
  };

  const bare = (sentence) => {
    const copy = sentence.cloneNode(true);
    all("[id]", copy).concat(copy).forEach((e) => e.removeAttribute("id"));
    for (const a of all("a", copy)) {
      const words = make("span", a.className);
      words.append(...a.childNodes);
      a.replaceWith(words);
    }
    copy.className = "";
    return copy;
  };
  const near = (sentence, way) => {
    let other = sentence[way];
    while (other && !other.classList.contains("s")) other = other[way];
    return other;
  };
  const row = (cls, content) => {
    const p = make("p", cls);
    p.append(content);
    return p;
  };

  // who says what stands in a sentence: the ledger's rows that rest on it
  const sayers = (address) => {
    const who = all(`tr[id="row-${address}"] > .who, tr[id^="row-${address}-"] > .who`).map((who) => who.textContent.trim()).filter(Boolean);
    return [...new Set(who)].join("; ");
  };

  // what was set aside: the first words of a fold, or words further down in it
  const aside = (it) => (it.matches("details") ? it.querySelector("p")?.textContent ?? "" : it.textContent);

  const own = (box, address) => {
    const it = document.getElementById(address);
    if (!it) return false;
    const fold = it.closest(".aside");
    if (fold) {
      box.append(row("it", aside(it)), make("p", "how", fill(ui.set_aside, { why: fold.querySelector("summary").textContent })));
      return true;
    }
    const [before, after] = [near(it, "previousElementSibling"), near(it, "nextElementSibling")];
    if (before) box.append(row("near", bare(before)));
    box.append(row("it", bare(it)));
    if (after) box.append(row("near", bare(after)));
    const told = [];
    const says = sayers(address);
    if (says) told.push(fill(ui.said_by, { who: says }));
    const hedges = [...new Set(all(".hedge", it).map((h) => h.textContent))].join(", ");
    told.push(hedges ? fill(ui.hedged_by, { words: hedges }) : ui.not_hedged);
    const rests = document.querySelectorAll(`.mark[href="#${address}"]`).length;
    told.push(rests === 1 ? ui.rests_one : fill(ui.rests_many, { count: rests }));
    box.append(make("p", "how", told.join(" · ")));
    return true;
  };
  const elsewhere = async (box, at) => {
    await register(at.page.replace(/\.html$/, ".text.js"));
    const told = texts.get(at.slug);
    const [, block, number] = /^(.*)s(\d+)$/.exec(at.address);
    const words = told?.blocks[block];
    if (!words?.[number - 1]) return false;
    box.querySelector(".in").textContent = told.title;
    if (words[number - 2]) box.append(row("near", words[number - 2]));
    box.append(row("it", words[number - 1]));
    if (words[number]) box.append(row("near", words[number]));
    return true;
  };

  // names and terms: what their own entry on this page says of them, less where they stand
  const entries = new Map(all('.part.in-who > ul > li > a:first-child, .part.in-terms li strong a').map((a) => [a.href, a.closest("li")]));
  const entry = (a) => {
    const item = entries.get(a.href);
    return item && !item.contains(a) ? item : null;
  };
  const meaning = (item) => {
    const copy = item.cloneNode(true);
    all(".mark, .rest, .strip", copy).forEach((e) => e.remove());
    for (let last = all("br", copy).pop(); last;) {
      const next = last.nextSibling;
      last.remove();
      last = next;
    }
    const it = make("p", "it");
    it.append(...bare(copy).childNodes);
    return it;
  };
  for (const a of all("u[title] > a, a.told[title]")) if (entry(a)) a.closest("[title]").removeAttribute("title");
  const glance = async (mark) => {
    const box = make("div", "glance");
    const item = entry(mark);
    if (item) {
      box.append(meaning(item));
      return box;
    }
    const at = place(mark);
    const where = make("p", "where");
    where.append(make("span", "", mark.textContent), make("span", "in", ""));
    box.append(where);
    return (at.own ? own(box, at.address) : await elsewhere(box, at)) ? box : null;
  };

  // where it is shown: margin, over the line, or a sheet from below
  const marginal = () => margin && getComputedStyle(margin).display !== "none";
  const small = matchMedia("(max-width: 47.99rem), (hover: none)");
  let open = null;
  let shown = null;
  let timer = 0;
  let held = 0;
  const close = (refocus) => {
    if (!open) return;
    open.box.remove();
    open.mark.removeAttribute("aria-describedby");
    open.mark.classList.remove("on");
    if (refocus) open.mark.focus();
    open = null;
  };
  const inMargin = async (mark) => {
    if (shown === mark) return;
    shown = mark;
    const box = await glance(mark);
    if (shown !== mark) return;
    for (const before of all(".on", article)) {
      before.classList.remove("on");
      before.removeAttribute("aria-describedby");
    }
    margin.replaceChildren();
    if (!box) return;
    mark.classList.add("on");
    box.id = "glance";
    mark.setAttribute("aria-describedby", "glance");
    margin.append(box);
    const { top, bottom } = margin.getBoundingClientRect();
    const at = Math.min(mark.getBoundingClientRect().top - 4, Math.min(innerHeight - 12, bottom) - box.offsetHeight);
    box.style.setProperty("top", `${Math.max(0, at - top)}px`);
  };
  const over = async (mark, sheet) => {
    if (open?.mark === mark) return;
    const box = await glance(mark);
    close();
    if (!box) {
      if (sheet) location.href = mark.href;
      return;
    }
    box.classList.add("pop");
    box.id = "glance";
    mark.classList.add("on");
    open = { box, mark };
    if (sheet) {
      box.classList.add("low");
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", fill(entry(mark) ? ui.about : ui.evidence, { what: mark.textContent }));
      const go = make("a", "go", ui.go_there);
      go.href = mark.href;
      go.addEventListener("click", () => { leave(mark); close(); });
      const shut = make("button", "shut", "✕");
      shut.setAttribute("aria-label", ui.close);
      shut.addEventListener("click", () => close(true));
      box.append(row("how", go), shut);
      document.body.append(box);
      go.focus({ preventScroll: true });
    } else {
      box.setAttribute("role", "tooltip");
      mark.setAttribute("aria-describedby", "glance");
      document.body.append(box);
      const line = mark.getBoundingClientRect();
      const left = Math.max(16, Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 16));
      const below = line.bottom + box.offsetHeight + 12 < innerHeight;
      box.style.setProperty("left", `${left + scrollX}px`);
      box.style.setProperty("top", `${(below ? line.bottom + 6 : line.top - box.offsetHeight - 6) + scrollY}px`);
      box.addEventListener("pointerleave", () => later(() => close(), 200));
      box.addEventListener("pointerenter", () => clearTimeout(timer));
    }
  };
  const later = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const show = (mark) => {
    if (beside.there() && place(mark).own) return beside.follow(mark);
    if (marginal()) return inMargin(mark);
    return small.matches ? null : over(mark, false);
  };

  // the way back
  const leave = (mark) => {
    document.querySelector(".back")?.remove();
    const back = make("a", "back", fill(ui.back, { where: mark.textContent }));
    mark.id ||= `from-${all(".mark").indexOf(mark)}`;
    back.href = `#${mark.id}`;
    const y = scrollY;
    back.addEventListener("click", () => {
      back.remove();
      setTimeout(() => { scrollTo(scrollX, y); mark.focus({ preventScroll: true }); }, 0);
    });
    // it floats wherever it stands: behind the sentence, where the next keys reach it
    const there = place(mark).own && document.getElementById(place(mark).address);
    if (there) there.after(back);
    else document.body.append(back);
  };

  const hit = (event) => {
    const link = event.target.closest?.("a");
    return link && (link.matches(".mark") || entry(link)) ? link : null;
  };
  document.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && hit(event);
    if (mark) {
      held = Date.now();
      later(() => show(mark), 90);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (hit(event) && event.pointerType === "mouse") later(() => open && !open.box.classList.contains("low") && close(), 250);
  });
  document.addEventListener("focusin", (event) => {
    const mark = hit(event);
    if (mark && mark.matches(":focus-visible")) {
      held = Date.now();
      show(mark);
    } else if (open && !open.box.contains(event.target) && !open.box.classList.contains("low")) close();
  });
  document.addEventListener("click", (event) => {
    const mark = hit(event);
    if (!mark) {
      if (open && !open.box.contains(event.target)) close();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (small.matches && !marginal()) {
      event.preventDefault();
      over(mark, true);
    } else if (place(mark).own) leave(mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (open) close(true);
    else if (!event.target.matches("input")) document.querySelector(".only:not([hidden]), .figure:target .shut, .back")?.click();
  });

  // what was set aside unfolds when it is led to
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  // wide screens: the margin, or the source text in it, follows what is being read
  const marks = all("a.mark", article);
  const beside = {
    button: document.querySelector(".beside"),
    part: document.querySelector('.part.in-source'),
    there() { return Boolean(this.part) && getComputedStyle(this.part).position === "sticky"; },
    set(on) {
      root.classList.toggle("apart", !on);
      this.button.setAttribute("aria-pressed", String(on));
    },
    follow(mark) {
      const at = place(mark);
      const it = at.own && document.getElementById(at.address);
      if (!it || !this.part.contains(it)) return;
      all(".s.lit").forEach((s) => s.classList.remove("lit"));
      it.classList.add("lit");
      for (const before of all('[aria-describedby^="p"], [aria-describedby^="c"], [aria-describedby^="d"], [aria-describedby^="t"], [aria-describedby^="h"]', article)) before.removeAttribute("aria-describedby");
      mark.setAttribute("aria-describedby", at.address);
      const inner = it.getBoundingClientRect().top - this.part.getBoundingClientRect().top + this.part.scrollTop;
      this.part.scrollTo({ top: inner - this.part.clientHeight / 3 });
    },
  };
  const read = () => {
    const line = innerHeight * 0.3;
    let current = null;
    for (const { part, link } of parts) {
      if ((part !== beside.part || !beside.there()) && part.getBoundingClientRect().top <= line) current = link;
    }
    for (const link of links.values()) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!marginal() || Date.now() - held < 1500) return;
    const next = marks.find((m) => m.closest(".part") && !margin.contains(m) && m.getBoundingClientRect().top > line * 0.6);
    if (next && next.getBoundingClientRect().top < innerHeight) inMargin(next);
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; read(); }, 120);
  }, { passive: true });
  if (beside.button && beside.part) {
    const wide = matchMedia("(min-width: 90rem)");
    const offer = () => { beside.button.hidden = !wide.matches; };
    offer();
    wide.addEventListener("change", offer);
    beside.set(kept("apart") !== "1");
    beside.button.addEventListener("click", () => {
      const on = root.classList.contains("apart");
      beside.set(on);
      keep("apart", on ? "" : "1");
    });
  }
  read();

  // the legend: each kind of mention can be switched off
  const source = beside.part;
  if (source && source.querySelector("u")) {
    const legend = make("fieldset", "legend");
    legend.append(make("legend", "", ui.shown));
    for (const [kind, label] of Object.entries(ui.kinds)) {
      if (!source.querySelector(`u.${kind}`)) continue;
      const button = make("button");
      button.type = "button";
      button.append(make("u", kind, label));
      const set = (on) => {
        button.setAttribute("aria-pressed", String(on));
        root.classList.toggle(`no-${kind}`, !on);
      };
      set(kept(`no-${kind}`) !== "1");
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        set(on);
        keep(`no-${kind}`, on ? "" : "1");
      });
      legend.append(button);
    }
    source.querySelector("h2").after(legend);
  }

  // print: numbered endnotes with the quoted sentences, once each
  const words = (mark) => {
    const at = place(mark);
    if (at.own) {
      const it = document.getElementById(at.address);
      return it ? (it.closest(".aside") ? aside(it) : bare(it).textContent) : "";
    }
    const told = texts.get(at.slug);
    const [, block, number] = /^(.*)s(\d+)$/.exec(at.address);
    const sentence = told?.blocks[block]?.[number - 1];
    return sentence ? `${sentence} (${told.title})` : "";
  };
  const folded = [];
  const imprint = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, imprint];
  const note = () => {
    folded.splice(0, folded.length, ...all("details:is(.rest, .gaps, .more, .doubtful, .provenance):not([open])"));
    folded.forEach((fold) => { fold.open = true; });
    const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;
    const short = (line) => (line.length > 90 ? `${line.slice(0, 89)}…` : line).replace(/["\\\n]/g, "’");
    const title = `${document.querySelector(".desk").textContent}: ${document.querySelector("h1")?.textContent ?? ""}`;
    const source = [meta("prism.publicationName"), meta("citation_publication_date")?.replaceAll("/", "-"), meta("generator")].filter(Boolean).join(" · ");
    imprint.replaceSync(`@page { @bottom-left { content: "${short(title)}\\A ${short(source)}"; white-space: pre } }`);
    // a brief is printed with its source text, whose sentences have their numbers: its marks need no notes
    if (document.body.classList.contains("brief")) return;
    const list = make("ol", "endnotes");
    const numbers = new Map();
    // all or none of those in other briefs: without the button, only what was looked at may be here
    const known = marks.every((mark) => place(mark).own || texts.has(place(mark).slug));
    for (const mark of marks) {
      const quoted = known || place(mark).own ? words(mark) : "";
      if (!quoted) continue;
      if (!numbers.has(mark.href)) {
        numbers.set(mark.href, numbers.size + 1);
        const item = make("li");
        item.append(`${mark.textContent} “${quoted}”`);
        list.append(item);
      }
      mark.append(make("sup", "", ` ${numbers.get(mark.href)}`));
    }
    if (!numbers.size) return;
    const part = make("section", "part endnoted");
    part.append(make("h2", "", ui.endnotes), list);
    article.append(part);
    article.classList.add("noted");
  };
  addEventListener("beforeprint", note);
  addEventListener("afterprint", () => {
    folded.splice(0).forEach((fold) => { fold.open = false; });
    all(".mark sup").forEach((s) => s.remove());
    all(".endnoted").forEach((s) => s.remove());
    article.classList.remove("noted");
  });
  const printer = document.querySelector(".print");
  if (printer) {
    printer.hidden = false;
    printer.addEventListener("click", async () => {
      const far = new Set(marks.map(place).filter((at) => !at.own).map((at) => at.page.replace(/\.html$/, ".text.js")));
      await Promise.all([...far].map(register));
      print();
    });
  }
})();
