// Search of a page that stands alone: what does not hold all words that were typed is folded away.
"use strict";
(() => {
  const box = document.querySelector(".find");
  const field = box.querySelector("input");
  const told = box.querySelector("output");
  const things = [...document.querySelectorAll("main p, main li, tbody tr")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = things.map((thing) => plain(thing.textContent));
  box.hidden = false;
  field.addEventListener("input", () => {
    const asked = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    things.forEach((thing, i) => {
      const fits = asked.every((word) => words[i].includes(word));
      thing.hidden = !fits;
      found += fits;
    });
    told.textContent = asked.length ? box.dataset.found.replace("{count}", found) : "";
  });
})();
