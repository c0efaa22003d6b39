/* Search over our own index: with or without diacritics, by abbreviation or popular name, forgiving one slip of a
   letter. Works from a file and needs no server. The index is fetched when the search box is first touched. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const root = new URL(`../${document.currentScript.dataset.under || ""}`, here);
  const language = document.documentElement.lang;
  const folder = (document.currentScript.dataset.under || "").replace("/", ""); // "" for Vietnamese
  const MAX_TYPED = 6, MAX_PAGE = 30, MAX_TERMS = 2;

  // ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────
  const marks = /[\u0300-\u036f]/g;
  const fold = (text) => text.normalize("NFKD").replace(marks, "").replace(/[đĐ]/g, "d").toLowerCase();
  // kĩ = kỹ, lí = lý: a final y after a consonant is written either way
  const alike = (word) => word.replace(/^([bcdghklmnpqrstvx]*)y$/, "$1i");
  const words = (text) => (fold(text).match(/[a-z0-9]+/g) || []).map(alike);
  const exactWords = (text) => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  // words that nearly every question has
  const common = new Set(words("lam thu tuc o dau cho cua va la gi nhu the nao can xin toi muon di cach huong dan de duoc phai co khi thi bao nhieu mot cac nhung ve voi hoac tu den ra vao viec ho so"));

  /** One slip: a letter missing, added, changed, or two neighbours swapped. */
  const nearly = (a, b) => {
    if (a === b) return true;
    const [s, l] = a.length <= b.length ? [a, b] : [b, a];
    if (l.length - s.length > 1) return false;
    let i = 0;
    while (i < s.length && s[i] === l[i]) i++;
    if (s.length === l.length) {
      if (s.slice(i + 1) === l.slice(i + 1)) return true;
      return s[i] === l[i + 1] && s[i + 1] === l[i] && s.slice(i + 2) === l.slice(i + 2);
    }
    return s.slice(i) === l.slice(i + 1);
  };

  // ── Index ─────────────────────────────────────────────────────────────────────────────────────────────────────
  let index = null, loading = null;
  const prepared = (raw) => {
    const told = raw.told[folder] || {};
    const entries = raw.entries.map(([path, inVietnamese, section, inShort, otherNames, body]) => {
      const [named, said, called] = told[path] || ["", "", []];
      const title = named || inVietnamese, summary = named ? said : inShort;
      const aliases = named ? [inVietnamese, ...called, ...otherNames] : [...called, ...otherNames];
      const names = [title, ...aliases].map(words);
      return {
        path, title, section, summary, names, spoken: named ? folder : "vi", titles: named ? 2 : 1,
        exact: new Set([title, ...aliases].flatMap(exactWords)),
        joined: names.map((name) => name.join("")),
        summaryLine: words(summary),
        summaryWords: new Set(words(summary)),
        body: new Set(words(body)),
      };
    });
    const seen = new Map();
    for (const entry of entries) {
      for (const word of new Set([...entry.names.flat(), ...entry.summaryWords, ...entry.body])) {
        seen.set(word, (seen.get(word) || 0) + 1);
      }
    }
    const synonyms = Object.entries(raw.synonyms).map(([said, meant]) => [words(said), meant.map(words)]);
    return { entries, seen, synonyms, labels: raw.labels[language] || raw.labels.vi };
  };
  const load = () => (loading ||= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("index.js", here);
    script.onload = () => { index = prepared(self.loaIndex); done(index); };
    script.onerror = () => { loading = null; failed(new Error("no index")); };
    document.head.append(script);
  }));

  // ── Matching ──────────────────────────────────────────────────────────────────────────────────────────────────
  const variants = (asked) => {
    const found = [{ asked, worth: 1, enough: 0.55 }];
    for (const [said, meanings] of index.synonyms) {
      for (let at = 0; at + said.length <= asked.length; at++) {
        if (said.every((word, n) => word === asked[at + n])) {
          for (const meant of meanings) {
            found.push({ asked: [...asked.slice(0, at), ...meant, ...asked.slice(at + said.length)], worth: 0.95, enough: 0.8 });
          }
        }
      }
    }
    return found;
  };

  const weight = (word) => {
    const rare = Math.log(1 + index.entries.length / (1 + (index.seen.get(word) || 0)));
    return (common.has(word) ? 0.25 : 1) * (0.6 + rare);
  };

  /** How well a word is met by a name: as it is, as a beginning, with a slip. */
  const met = (word, name, last) => {
    let best = 0;
    const slip = index.seen.has(word) ? 2 : 5; // a word that the website knows was hardly a slip
    for (const other of name) {
      if (other === word) return 10;
      if ((last || word.length > 2) && other.startsWith(word)) best = Math.max(best, 7);
      else if (best < slip && other.length > 2 && (word.length > 2 || word[0] === other[0]) && nearly(word, other)) best = slip;
    }
    return best;
  };

  /** More for words that stand together in a name, for a name that is nearly all asked for, most for the very name. */
  const nameBonus = (asked, name) => {
    if (!name.length) return 0;
    let pairs = 0;
    for (let at = 0; at + 1 < asked.length; at++) {
      if (name.some((word, place) => word === asked[at] && name[place + 1] === asked[at + 1])) pairs++;
    }
    const together = asked.length > 1 ? (5 * pairs) / (asked.length - 1) : 0;
    const close = Math.min(asked.length, name.length) / Math.max(asked.length, name.length);
    return together + 2 * close + (name.join(" ") === asked.join(" ") ? 6 : 0);
  };

  const scored = (entry, asked, exact, enough) => {
    let total = 0, got = 0, worth = 0;
    asked.forEach((word, at) => {
      const value = weight(word), last = at === asked.length - 1;
      let best = 0;
      entry.names.forEach((name, n) => { best = Math.max(best, met(word, name, last) * (n < entry.titles ? 1 : 0.9)); });
      if (best < 10) {
        if (entry.summaryWords.has(word)) best = Math.max(best, entry.section === "term" ? 2 : 6);
        else if (entry.body.has(word)) best = Math.max(best, 2.5);
      }
      total += value;
      if (best) got += value;
      worth += value * best;
    });
    const typed = asked.join("");
    if (typed.length > 4) {
      const whole = entry.joined.findIndex((name) => name.includes(typed));
      if (whole >= 0) { got = total; worth = Math.max(worth, total * 9); }
    }
    if (!total || got / total < enough) return 0;
    let score = (worth / total) * (got / total) ** 2;
    score += Math.max(
      nameBonus(asked, entry.summaryLine) * 0.5,
      ...entry.names.map((name, n) => nameBonus(asked, name) * (n < entry.titles ? 1 : 0.9)),
    );
    for (const word of exact) if (entry.exact.has(word) && fold(word) !== word) score += 0.4;
    if (entry.section === "procedure") score += 1.2;
    // what holds before what is kept for the record, what to do before what a word means
    return score * ({ past: 0.5, term: 0.45 }[entry.section] || 1);
  };

  const find = (query) => {
    const asked = words(query), exact = exactWords(query);
    if (!asked.length) return [];
    const tries = variants(asked);
    const found = index.entries.map((entry) => ({
      entry,
      score: Math.max(...tries.map((one) => one.worth * scored(entry, one.asked, exact, one.enough))),
    })).filter((one) => one.score > 0);
    found.sort((a, b) => b.score - a.score || a.entry.title.localeCompare(b.entry.title, "vi"));
    const floor = found.length ? Math.min(found[0].score, 12) * 0.35 : 0;
    let terms = 0;
    return found.filter((one) => one.score >= floor)
      .map((one) => one.entry)
      .filter((entry) => entry.section !== "term" || ++terms <= MAX_TERMS);
  };

  // ── Page ──────────────────────────────────────────────────────────────────────────────────────────────────────
  const said = (form, key, values) => {
    let text = form.dataset[key] || "";
    for (const name in values) text = text.replace(`{${name}}`, values[name]);
    return text;
  };

  const start = (form) => {
    const box = form.querySelector("input[type=search]");
    const panel = document.getElementById(box.getAttribute("aria-controls"));
    const list = panel.querySelector("[data-search-results]");
    const status = panel.querySelector("[role=status]");
    const full = form.hasAttribute("data-search-page");
    let turn = 0;

    const show = async () => {
      const query = box.value.trim(), mine = ++turn;
      if (!query) { list.replaceChildren(); status.textContent = ""; panel.hidden = !full; return; }
      try { await load(); } catch { panel.hidden = false; status.textContent = said(form, "failed"); return; }
      if (mine !== turn) return;
      const found = find(query), shown = found.slice(0, full ? MAX_PAGE : MAX_TYPED);
      list.replaceChildren(...shown.map((entry) => {
        const item = document.createElement("li"), link = document.createElement("a");
        const title = document.createElement("span"), label = document.createElement("span");
        link.href = new URL(entry.path, root);
        title.className = "found__title";
        title.textContent = entry.title;
        if (entry.spoken !== language) title.lang = entry.spoken;
        label.className = "found__section";
        label.textContent = index.labels[entry.section];
        link.append(title, " ", label);
        item.append(link);
        if (full && entry.summary) {
          const summary = document.createElement("p");
          summary.className = "found__summary";
          summary.textContent = entry.summary;
          if (entry.spoken !== language) summary.lang = entry.spoken;
          item.append(summary);
        }
        return item;
      }));
      panel.hidden = false;
      status.textContent = found.length === 0 ? said(form, "none", { query })
        : found.length === 1 ? said(form, "one") : said(form, "many", { count: found.length });
    };

    box.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });
    box.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      if (!box.value.trim()) { event.preventDefault(); box.focus(); return; }
      if (!full) return; // to the search page, which shows everything
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(box.value.trim())}`);
      show();
    });
    const links = () => [...list.querySelectorAll("a")];
    form.parentElement.addEventListener("keydown", (event) => {
      const all = links(), at = all.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && (event.target === box || at >= 0) && all.length) {
        event.preventDefault();
        all[Math.min(at + 1, all.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (at === 0 ? box : all[at - 1]).focus();
      } else if (event.key === "Escape" && (at >= 0 || event.target === box)) {
        if (!full) panel.hidden = true;
        box.focus();
      }
    });
    if (!full) document.addEventListener("click", (event) => {
      if (!form.parentElement.contains(event.target)) panel.hidden = true;
    });
    const asked = full && new URLSearchParams(location.search).get("q");
    if (asked) { box.value = asked; show(); } else if (box.value) show();
  };

  document.querySelectorAll("form[role=search]").forEach(start);
  self.loaSearch = { load, find };
})();
