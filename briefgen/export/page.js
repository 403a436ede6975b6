// Search of a page that stands alone: what does not hold all words that were typed is folded away,
// and the tables and headings that are left with nothing under them.
"use strict";
(() => {
  const box = document.querySelector(".find");
  const field = box.querySelector("input");
  const told = box.querySelector("output");
  const things = [...document.querySelectorAll("main p, main li, tbody tr")];
  const holders = [...document.querySelectorAll("main table, main ul, main ol")];
  const blocks = [...document.querySelectorAll("main > *, .notes > *")].filter((block) => block !== box);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = things.map((thing) => plain(thing.textContent));
  const level = (block) => (/^H[1-6]$/.test(block.tagName) ? Number(block.tagName[1]) : 9);

  const foldHeadings = () => {
    const lasting = Array(10).fill(false); // by level: is anything shown below, up to the next heading of that level?
    for (const block of [...blocks].reverse()) {
      const own = level(block);
      if (own < 9) {
        block.hidden = !lasting.slice(own + 1).includes(true);
        lasting.fill(false, own + 1);
        lasting[own] ||= !block.hidden;
      } else if (!block.hidden && !block.querySelector("h2")) {
        lasting[9] = true;
      }
    }
  };

  box.hidden = false;
  field.addEventListener("input", () => {
    const asked = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    things.forEach((thing, i) => {
      const fits = asked.every((word) => words[i].includes(word));
      thing.hidden = !fits;
      found += fits;
    });
    for (const holder of holders) {
      holder.hidden = !holder.querySelector("li:not([hidden]), tbody tr:not([hidden])");
    }
    foldHeadings();
    told.textContent = asked.length ? box.dataset.found.replace("{count}", found) : "";
  });
})();
