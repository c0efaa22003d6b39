/* On the page for a missing address: where the website really begins, and what the reader may have meant. */
(() => {
  "use strict";
  if (self.loaFound) return; // another depth has answered already
  self.loaFound = true;
  const root = new URL("../", document.currentScript.src);
  document.documentElement.classList.replace("no-js", "js");
  document.querySelectorAll("[data-path]").forEach((link) => { link.href = new URL(link.dataset.path, root); });
  const script = document.createElement("script");
  script.src = new URL("loa/search.js", root);
  script.onload = async () => {
    await self.loaSearch.load();
    const asked = decodeURIComponent(location.pathname.split("/").filter(Boolean).pop() || "");
    const found = self.loaSearch.find(asked.replace(/\.[a-z]+$/, "").replace(/[-_+]/g, " ")).slice(0, 3);
    if (!found.length) return;
    const list = document.querySelector("[data-maybe]");
    list.replaceChildren(...found.map((entry) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = new URL(entry.path, root);
      link.textContent = entry.title;
      item.append(link);
      return item;
    }));
    list.parentElement.hidden = false;
  };
  document.head.append(script);
})();
