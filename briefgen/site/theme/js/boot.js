// Before the first paint: the reader's choice of light or dark, and that scripts run at all.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme) root.dataset.scheme = scheme;
  } catch {
    // storage is closed to pages from a disk in some browsers: the system's choice stands
  }
})();
