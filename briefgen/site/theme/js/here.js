// The page that is not there, opened from a disk: its addresses begin at a server's root, and are led to the site's own folder.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;
  const html = document.documentElement;
  const { root } = html.dataset;
  const own = (address) => address.slice(root.length) || "index.html";
  html.style.visibility = "hidden"; // until it is dressed: what moves meanwhile is not seen
  addEventListener("load", () => { html.style.visibility = ""; });
  document.addEventListener("DOMContentLoaded", () => {
    for (const name of ["href", "action"]) {
      for (const element of document.querySelectorAll(`[${name}^="${root}"]`)) element.setAttribute(name, own(element.getAttribute(name)));
    }
    html.dataset.root = "./";
    for (const lost of document.querySelectorAll(`script[src^="${root}"]`)) {
      const script = document.createElement("script");
      script.async = false;
      script.src = own(lost.getAttribute("src"));
      lost.replaceWith(script);
    }
  });
})();
