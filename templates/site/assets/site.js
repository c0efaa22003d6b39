/* What makes a page handier where scripts run: text size and colours, a checklist that remembers, sharing, printing. */
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* not kept, still shown */ }
  };

  // Text size and colours
  document.querySelectorAll("[data-display]").forEach((panel) => {
    panel.hidden = false;
    panel.querySelectorAll("[data-setting]").forEach((group) => {
      const name = group.dataset.setting, now = kept(`loa.${name}`) || "";
      group.querySelectorAll("input").forEach((input) => { input.checked = input.value === now; });
      group.addEventListener("change", (event) => {
        const value = event.target.value;
        if (value) root.dataset[name] = value; else delete root.dataset[name];
        keep(`loa.${name}`, value);
      });
    });
  });

  // Papers ticked off stay ticked
  document.querySelectorAll(".checklist input[type=checkbox]").forEach((box) => {
    const key = `loa.paper.${location.pathname.split("/").slice(-2).join("/")}#${box.id}`;
    box.checked = kept(key) === "1";
    box.addEventListener("change", () => keep(key, box.checked ? "1" : ""));
  });

  // Share and print
  document.querySelectorAll("[data-tools]").forEach((tools) => {
    tools.hidden = false;
    const status = tools.querySelector("[role=status]");
    const share = tools.querySelector("[data-share]"), copy = tools.querySelector("[data-copy]");
    const print = tools.querySelector("[data-print]");
    const address = () => location.href.split("#")[0];
    if (navigator.share) share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: document.title, url: address() }).catch(() => {}));
    copy.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(address()); } catch {
        const line = document.createElement("textarea");
        line.value = address();
        document.body.append(line);
        line.select();
        document.execCommand("copy");
        line.remove();
      }
      status.textContent = copy.dataset.done;
    });
    print.addEventListener("click", () => window.print());
  });

  // One recording at a time
  document.addEventListener("play", (event) => {
    document.querySelectorAll("audio").forEach((audio) => { if (audio !== event.target) audio.pause(); });
  }, true);
})();
