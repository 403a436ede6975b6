// The brief handed over: as Markdown with its citation, as a citation, as a link.
(() => {
  "use strict";
  const ui = window.briefgenWords;
  const { tidy, tell, load, taken, byHand } = window.briefgenHands;
  const briefs = [];
  window.briefgenMarkdown = (told) => briefs.push(told.text);
  const page = location.href.split(/[?#]/)[0];
  const link = document.querySelector('link[rel="canonical"]')?.href ?? page;
  const citation = () => `${tidy(document.querySelector(".citation").textContent)}. ${ui.fill(ui.brief_of, { desk: document.querySelector(".desk").textContent, link })}`;
  const gives = { link: () => link, citation, brief: () => `${briefs[0] ?? ""}\n${citation()}\n` };
  for (const button of document.querySelectorAll(".give")) {
    const what = button.dataset.give;
    const ready = () => (what === "brief" ? load(page, ".md.js") : null);
    button.addEventListener("pointerenter", ready);
    button.addEventListener("focus", ready);
    button.addEventListener("click", async () => {
      await ready();
      const text = gives[what]();
      if (taken(text)) tell(ui.gave[what]);
      else byHand(button.textContent, ui.give_by_hand, button.textContent, text);
    });
  }
})();
