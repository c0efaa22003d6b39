// The desk in the browser: keeps and checks what is typed, shows it beside the form, moves entries. Everything it does
// can be done without it, by the buttons of the form.
"use strict";

const PAUSE_MS = 350; // after the last letter: a breath, not a wait
const MOST_ROWS = 14; // of one field: half a page
const HEARTBEAT_MS = 60000; // an open form says that it is open
const form = document.getElementById("soan");
const RESCUE = "loa " + location.pathname;
const seen = document.getElementById("xem");
const session = document.body.dataset.session || "";
let waiting = 0;
let asked = 0;
let looked = 0;
let keeping = Promise.resolve(); // one at a time: what was typed first must not arrive last
let leaving = false;
let shown = "";

// ── Keeping and checking ───────────────────────────────────────────────────────────────────────────────────────────

function data() {
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") found.append(name, value);
  return found;
}

// What is open beside the form is drawn while the form is checked.
function shownToo(found) {
  const tab = document.querySelector(".tab[aria-pressed=true]");
  if (tab) found.append("xem", tab.dataset.look.split("/").pop());
  if (tab) found.append("dai", document.querySelector("[data-length]")?.value ?? "");
  return found;
}

async function check() {
  const mine = ++asked;
  const state = document.getElementById("trang-thai");
  const before = keeping;
  let kept;
  keeping = new Promise((done) => (kept = done));
  await before;
  if (mine !== asked) return kept(); // a later one says more
  try {
    const answer = await fetch(form.dataset.check, {
      method: "POST",
      body: shownToo(data()),
      headers: { "X-Loa-Phien": session },
      credentials: "same-origin",
    }).finally(kept);
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    sessionStorage.removeItem(RESCUE);
    if (mine !== asked) return;
    state.textContent = told.kept;
    const others = document.getElementById("cung-sua");
    const lines = told.stale ? [...told.others, told.stale] : told.others;
    if (others.textContent !== lines.join("")) others.replaceChildren(...lines.map((line) => box("p", "alert", line)));
    if (told.version !== shown) {
      shown = told.version;
      see();
    }
    const wrong = await fetch(form.dataset.findings, { credentials: "same-origin" });
    if (mine !== asked || !wrong.ok) return;
    place(await wrong.json());
    document.documentElement.dataset.checked = told.version;
  } catch (error) {
    if (leaving) return; // the page goes, and with it what it asked for
    sessionStorage.setItem(RESCUE, data().toString());
    if (mine === asked) state.textContent = ["401", "403"].includes(error.message) ? form.dataset.gone : form.dataset.lost;
  }
}

// What the desk could not take while it was out of reach waits in this tab, and is put back when the officer says so.
function rescue() {
  const kept = sessionStorage.getItem(RESCUE);
  const note = document.getElementById("lay-lai");
  if (!kept || !note) return false;
  note.hidden = false;
  note.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(form.dataset.check, {
      method: "POST",
      body: new URLSearchParams(kept),
      headers: { "X-Loa-Phien": session },
      credentials: "same-origin",
    });
    if (!answer.ok) return;
    sessionStorage.removeItem(RESCUE);
    location.reload();
  });
  return true;
}

function box(kind, name, text) {
  const found = document.createElement(kind);
  found.className = name;
  found.textContent = text;
  return found;
}

function place(findings) {
  const slots = new Map();
  for (const slot of form.querySelectorAll(".findings")) {
    slots.set(slot.dataset.field, slot);
    slot.replaceChildren();
  }
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const one of findings) {
    let name = one.field;
    while (name && !slots.has(name)) name = name.slice(0, Math.max(0, name.lastIndexOf(".")));
    const line = box("li", "finding finding--" + one.severity, "");
    line.append(box("strong", "", one.says + ": "), one.message);
    if (one.hint) line.append(box("span", "finding__hint", " " + one.hint));
    slots.get(name).append(line);
    const field = document.getElementById("o-" + name);
    if (field && one.severity === "error" && field.matches("input, textarea, select")) field.setAttribute("aria-invalid", "true");
    for (let around = slots.get(name).closest("details"); around && one.severity === "error"; around = around.parentElement.closest("details"))
      around.open = true;
  }
}

function soon() {
  delete document.documentElement.dataset.checked; // what is typed now has not been
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE_MS);
}

// ── What it looks like ─────────────────────────────────────────────────────────────────────────────────────────────

async function see() {
  const tab = document.querySelector(".tab[aria-pressed=true]");
  if (!tab || !seen) return;
  const length = document.querySelector("[data-length]");
  const address = tab.dataset.look + (length && length.value ? "?dai=" + encodeURIComponent(length.value) : "");
  const mine = ++looked;
  seen.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    const page = await answer.text();
    if (mine !== looked) return; // what was typed before must not be shown after
    htmx.swap("#xem", page, { swapStyle: "innerHTML", swapDelay: 0, settleDelay: 0 });
  } catch {
    if (mine !== looked) return; // out of reach: what is kept says so
  }
  seen.setAttribute("aria-busy", "false");
  seen.dataset.shown = shown;
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest(".tab");
  if (tab) {
    for (const one of document.querySelectorAll(".tab")) one.setAttribute("aria-pressed", String(one === tab));
    see();
  }
  const said = event.target.closest(".said");
  if (said) {
    const own = document.getElementById("cach-doc");
    own.hidden = false;
    own.elements.viet.value = said.dataset.written;
    own.elements.doc.value = said.dataset.spoken;
    own.elements.doc.focus();
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) take(copy);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-length]")) see();
});

async function take(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(source);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand("copy"); // a page without TLS has no other way
  }
  button.textContent = button.dataset.done;
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "cach-doc-noi" && event.target.querySelector("[data-read-again]")) setTimeout(see, 900); // time to read that it was kept
  const done = document.querySelector("[data-go]");
  if (done) location.assign(done.dataset.go);
});

// ── Changing the shape of the form ─────────────────────────────────────────────────────────────────────────────────

async function reshape(task) {
  const body = data();
  body.append("viec", task);
  const open = [...form.querySelectorAll("details[open]")].map((one) => one.querySelector("[name]")?.name);
  const answer = await fetch(form.dataset.shapeAt, { method: "POST", body, headers: { "X-Loa-Phien": session }, credentials: "same-origin" });
  if (!answer.ok) {
    document.getElementById("trang-thai").textContent = form.dataset.lost;
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("mau");
  document.getElementById("mau").replaceWith(document.adoptNode(fresh));
  for (const one of form.querySelectorAll("details")) if (open.includes(one.querySelector("[name]")?.name)) one.open = true;
  grow();
  const target = fresh.dataset.focus && document.getElementById(fresh.dataset.focus);
  if (target) {
    const entry = target.closest(".entry");
    const first = task.startsWith("add") && entry ? entry.querySelector("textarea, input:not([type=hidden]), select") : target;
    (first || target).focus();
    (first || target).scrollIntoView({ block: "center" });
  }
  soon();
}

function grow() {
  for (const area of form.querySelectorAll("textarea")) fit(area);
}

function fit(area) {
  const letters = Math.max(20, area.clientWidth / 10.5); // of a line, at the page's size of type
  const lines = Math.ceil(area.value.length / letters) + (area.value.match(/\n/g) || []).length;
  area.rows = Math.min(MOST_ROWS, Math.max(2, lines));
  while (area.rows < MOST_ROWS && area.clientHeight && area.scrollHeight > area.clientHeight) area.rows++; // long words wrap early
}

if (form) {
  grow();
  form.addEventListener("toggle", (event) => {
    for (const area of event.target.querySelectorAll("textarea")) fit(area); // what is folded away has no width yet
  }, true);
}

if (form && !("closed" in form.dataset)) {
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) fit(event.target);
    soon();
  });
  form.addEventListener("change", soon);
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (button && "shape" in button.dataset) {
      event.preventDefault();
      reshape(button.value);
    } else {
      clearTimeout(waiting);
      leaving = true;
      asked++; // nothing more is kept as a draft once it is being saved
    }
  });
  form.addEventListener("keydown", (event) => {
    const entry = event.target.closest(".entry");
    if (!entry || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const button = entry.querySelector(event.key === "ArrowUp" ? "[data-up]" : "[data-down]");
    if (!button.disabled) reshape(button.value);
  });
  let dragged = null;
  form.addEventListener("dragstart", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip) return;
    dragged = grip.closest(".entry");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.entry);
    dragged.classList.add("entry--dragged");
  });
  form.addEventListener("dragover", (event) => {
    const over = event.target.closest(".entry");
    if (dragged && over && over.parentElement === dragged.parentElement) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    let over = event.target.closest(".entry");
    while (dragged && over && over.parentElement !== dragged.parentElement) over = over.parentElement.closest(".entry");
    if (!dragged || !over) return;
    event.preventDefault();
    if (over !== dragged) reshape(`move ${dragged.dataset.entry} ${over.dataset.place}`);
  });
  form.addEventListener("dragend", () => {
    if (dragged) dragged.classList.remove("entry--dragged");
    dragged = null;
  });
  if (rescue()) see();
  else check();
  setInterval(check, HEARTBEAT_MS);
} else if (seen) {
  see();
}

// ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────

document.addEventListener("change", (event) => {
  const { files, dataset } = event.target;
  if (!files || !dataset.most) return;
  event.target.setCustomValidity(files[0] && files[0].size > Number(dataset.most) ? dataset.tooLarge : "");
  event.target.reportValidity();
});

// ── From Word ──────────────────────────────────────────────────────────────────────────────────────────────────────

const pasted = document.getElementById("dan");
if (pasted) {
  pasted.addEventListener("paste", (event) => {
    const page = event.clipboardData.getData("text/html");
    pasted.form.elements.dan_html.value = page.length < 1500000 ? page : ""; // its words alone fit then
  });
  pasted.addEventListener("input", (event) => {
    if (!event.inputType.startsWith("insertFromPaste")) pasted.form.elements.dan_html.value = ""; // worked on since
  });
}
