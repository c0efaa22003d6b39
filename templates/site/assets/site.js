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

  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });

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

  // Plain words: each step in its short words, the office's words and the glossary's explained where they stand
  const plainly = document.querySelector("[data-plain]");
  const known = (key) => JSON.parse(words[key] || "{}");
  if (plainly && article) {
    const hard = known("hard"), means = known("means"), short = [...article.querySelectorAll(".step--short")];
    const button = plainly.querySelector("button");
    let added = [];
    const add = (made, put) => { put(made); added.push(made); };
    const element = (tag, name, text) => {
      const made = document.createElement(tag);
      made.className = name;
      made.lang = "vi";
      made.textContent = text;
      return made;
    };
    const explainHardWords = () => {
      const names = Object.keys(hard).sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      if (!names.length) return;
      const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, "iu"), told = new Set();
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("a, button, summary, h1, h2, h3, .step__plain, .explained, .take, .related, .page-foot")
          ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach((node) => {
        for (let met = found.exec(node.data); met; met = node && found.exec(node.data)) {
          const word = met[0].toLowerCase(), rest = node.splitText(met.index + met[0].length);
          if (!told.has(word)) add(element("span", "plain-word", ` (${hard[word]})`), (made) => rest.before(made));
          told.add(word);
          node = rest;
        }
      });
    };
    const explainTerms = () => {
      // from the last to the first: each stands right below its paragraph, above those that come later
      [...article.querySelectorAll('a[href*="tu-ngu.html#"]')].reverse().forEach((link) => {
        const meaning = means[new URL(link.href).hash.slice(1)], block = link.closest("p, dd, li, td");
        if (!meaning || !block) return;
        const line = element(block.tagName === "P" ? "p" : "span", "explained", `: ${meaning}`);
        line.prepend(element("b", "", link.textContent));
        add(line, (made) => (block.tagName === "P" ? block.after(made) : block.append(made)));
      });
    };
    const offerWholeSteps = () => {
      short.forEach((step) => {
        const more = document.createElement("button");
        more.type = "button";
        more.className = "more-words";
        more.textContent = words.whole;
        more.setAttribute("aria-expanded", "false");
        more.addEventListener("click", () => {
          more.setAttribute("aria-expanded", String(step.classList.toggle("step--whole")));
        });
        add(more, (made) => step.querySelector(".step__action").after(made));
      });
    };
    const show = (on) => {
      button.setAttribute("aria-pressed", String(on));
      if (on) root.dataset.words = "plain"; else delete root.dataset.words;
      added.forEach((made) => made.remove());
      added = [];
      article.normalize();
      short.forEach((step) => step.classList.remove("step--whole"));
      if (on) { explainHardWords(); explainTerms(); offerWholeSteps(); }
    };
    plainly.hidden = !short.length && !words.hard && !words.means;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      keep("loa.words", on ? "plain" : "");
      show(on);
    });
    if (root.dataset.words === "plain") show(true);
  }

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

  // Past its last day a page says so itself: it may have been kept on this phone, on a stick, or by a search engine
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10); // Vietnam's day, wherever the phone thinks it is
  document.querySelectorAll(".banner--over").forEach((banner) => { banner.hidden = today <= banner.dataset.over; });
  document.querySelectorAll("li[data-until]").forEach((item) => {
    if (today <= item.dataset.until || !words.over) return;
    const mark = document.createElement("strong");
    mark.className = "over";
    mark.textContent = ` (${words.over})`;
    mark.lang = root.lang;
    item.querySelector("a").after(mark);
  });

  // Without a network, the website stays readable; who saves data is not sent pages unasked
  const offline = document.querySelector("[data-kept]"), updated = document.querySelector("[data-updated]");
  const tell = () => {
    if (!offline || !/^https?:$/.test(location.protocol)) return;
    offline.hidden = navigator.onLine;
    offline.firstElementChild.textContent = navigator.onLine ? "" : offline.dataset.kept;
  };
  addEventListener("online", tell);
  addEventListener("offline", tell);
  tell();
  const saving = navigator.connection && navigator.connection.saveData;
  if ("serviceWorker" in navigator && /^https?:$/.test(location.protocol) && !saving) {
    const workers = navigator.serviceWorker, before = workers.controller;
    workers.addEventListener("controllerchange", () => {
      if (!before || !updated) return; // the first visit: nothing older was shown
      updated.hidden = false;
      updated.querySelector("span").textContent = updated.dataset.updated;
      const show = updated.querySelector("button");
      show.hidden = false;
      show.addEventListener("click", () => location.reload());
    });
    workers.register(new URL("../sw.js", document.currentScript.src)).catch(() => {});
    const folder = document.querySelector("script[data-under]").dataset.under.replace("/", "");
    const keeper = document.querySelector("[data-keep]");
    if (keeper) {
      const button = keeper.querySelector("button"), status = keeper.querySelector("[role=status]");
      keeper.hidden = false;
      button.addEventListener("click", async () => {
        status.textContent = button.dataset.busy;
        (await workers.ready).active.postMessage({ keep: "vi" });
      });
      workers.addEventListener("message", (said) => { if (said.data.kept === "vi") status.textContent = button.dataset.done; });
    }
    if (folder) workers.ready.then((found) => found.active.postMessage({ keep: folder }));
  }

  // Read to me: the phone's own Vietnamese voice, where nobody has recorded the page
  const reader = document.querySelector("[data-read]"), speech = self.speechSynthesis;
  const voiceFor = (language) => speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
  const offer = () => {
    if (!reader || !speech || !article || article.querySelector("audio")) return;
    reader.hidden = !voiceFor("vi");
  };
  if (speech) {
    offer();
    if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
    addEventListener("pagehide", () => speech.cancel());
  }
  const spoken = () => [...article.querySelectorAll("h1, h2, h3, p, li, dt, dd, summary, td, th, .step__action")]
    .filter((part) => !part.closest("[hidden], .tools, .take, .contents, .qr, .search, .player, .paper-only, nav")
      && !part.querySelector("p, li, dd, h2, h3") && part.textContent.trim()
      && (part.offsetParent || part.closest("details")));
  if (reader && speech) {
    const button = reader.querySelector("button"), label = button.querySelector("span"), start = label.textContent;
    let queue = [], at = 0, turn = 0;
    const mark = (part) => {
      article.querySelectorAll(".being-read").forEach((old) => old.classList.remove("being-read"));
      if (part) { part.classList.add("being-read"); part.scrollIntoView({ block: "center" }); }
    };
    const say = (text) => { label.textContent = text; };
    const next = (mine) => {
      if (mine !== turn) return;
      const part = queue[at];
      mark(part);
      if (!part) { queue = []; at = 0; button.setAttribute("aria-pressed", "false"); say(start); return; }
      const language = (part.closest("[lang]") || root).lang.slice(0, 2);
      const line = new SpeechSynthesisUtterance((part.innerText || part.textContent).replace(/\s+/g, " ").trim());
      line.voice = voiceFor(language) || null;
      line.lang = line.voice ? line.voice.lang : language;
      line.onend = () => { if (mine === turn) { at++; next(mine); } };
      line.onerror = line.onend;
      speech.speak(line);
    };
    button.addEventListener("click", () => {
      const reading = button.getAttribute("aria-pressed") === "true";
      turn++;
      speech.cancel(); // stops where it is; the part being read is read again from its beginning
      button.setAttribute("aria-pressed", String(!reading));
      if (reading) { say(reader.dataset.on); return; }
      if (!queue.length) queue = spoken();
      say(reader.dataset.stop);
      next(turn);
    });
  }

  // One recording at a time
  document.addEventListener("play", (event) => {
    document.querySelectorAll("audio").forEach((audio) => { if (audio !== event.target) audio.pause(); });
  }, true);
})();
