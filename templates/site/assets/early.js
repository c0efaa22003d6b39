/* Before the first paint: the reader's own text size, colours and plain words, and a sign that scripts run. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  for (const name of ["size", "theme", "words"]) {
    try {
      const value = localStorage.getItem(`loa.${name}`);
      if (value) root.dataset[name] = value;
    } catch { /* storage is closed: the usual look */ }
  }
})();
