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

  // Which branch is mine: the other ones step back, and so do the steps it leaps over
  const article = document.getElementById("noi-dung");
  const words = article ? article.dataset : {};
  document.querySelectorAll(".branches").forEach((list) => {
    const branches = [...list.children].filter((branch) => branch.classList.contains("branch"));
    if (branches.length < 2) return;
    const step = list.closest(".step"), steps = [...step.parentElement.children];
    const buttons = branches.map((branch) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "choose";
      button.textContent = words.choose;
      branch.append(button);
      return button;
    });
    const leapt = (branch) => {
      const target = branch.dataset.goto ? steps.findIndex((other) => other.id === branch.dataset.goto) : -1;
      return steps.slice(steps.indexOf(step) + 1, Math.max(target, 0));
    };
    const choose = (chosen) => {
      const over = chosen ? leapt(chosen) : [];
      branches.forEach((branch, n) => {
        const mine = branch === chosen;
        branch.classList.toggle("branch--other", Boolean(chosen) && !mine);
        branch.classList.toggle("branch--mine", mine);
        buttons[n].setAttribute("aria-pressed", String(mine));
        buttons[n].textContent = mine ? words.chosen : words.choose;
      });
      steps.forEach((other) => {
        const skipped = over.includes(other);
        other.classList.toggle("step--skipped", skipped);
        const note = other.querySelector(".step__skip");
        if (note) note.remove();
        if (skipped) {
          const line = document.createElement("span");
          line.className = "step__skip";
          line.textContent = words.skip;
          other.querySelector(".step__text").after(line);
        }
      });
    };
    buttons.forEach((button, n) => {
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        choose(button.getAttribute("aria-pressed") === "true" ? null : branches[n]);
      });
    });
  });

  // What is folded away is printed all the same
  const folds = () => [...document.querySelectorAll("details.fold")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = folds().filter((fold) => !fold.open);
    opened.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));

  // The sentence being read, under the player
  document.querySelectorAll("audio[data-captions]").forEach((audio) => {
    audio.addEventListener("play", () => {
      const track = document.createElement("track"), line = document.createElement("p");
      track.kind = "captions";
      track.srclang = "vi";
      track.src = audio.dataset.captions;
      line.className = "player__now";
      line.lang = "vi";
      audio.after(line);
      audio.append(track);
      track.track.mode = "hidden";
      track.track.addEventListener("cuechange", () => {
        const cue = track.track.activeCues && track.track.activeCues[0];
        if (cue) line.textContent = cue.text;
      });
    }, { once: true });
  });

  // Without a network, the website stays readable; who saves data is not sent pages unasked
  const saving = navigator.connection && navigator.connection.saveData;
  if ("serviceWorker" in navigator && /^https?:$/.test(location.protocol) && !saving) {
    navigator.serviceWorker.register(new URL("../sw.js", document.currentScript.src)).catch(() => {});
  }

  // One recording at a time
  document.addEventListener("play", (event) => {
    document.querySelectorAll("audio").forEach((audio) => { if (audio !== event.target) audio.pause(); });
  }, true);
})();
