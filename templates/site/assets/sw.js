/* Keeps the website readable without a network: its pages when there are few, else the lists, what was visited, and all
   of it once somebody asks. What was kept of the version before is fetched anew.
   Pages come from the network first, so that nobody reads an old rule while the new one is in reach. Sounds and PDFs are
   left alone: they are large and one downloads them on purpose. Pages of another language are kept once it is read. */
"use strict";
const VERSION = "{version}";
const FILES = {files};
const OTHERS = {others};
const PATIENCE = 4000; // ms to wait for a slow network before showing what is kept

const store = () => caches.open(`loa-${registration.scope}-${VERSION}`);

/** The pages that the versions before have kept. */
const before = async () => {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`loa-${registration.scope}-`)) continue;
    for (const asked of await (await caches.open(name)).keys()) if (asked.url.endsWith(".html")) found.push(asked.url);
  }
  return found;
};

addEventListener("install", (event) => event.waitUntil((async () => {
  const kept = await store();
  const home = await fetch("index.html", { cache: "reload" });
  const sheets = [...(await home.clone().text()).matchAll(/href="(assets\/[^"]+\.css)"/g)].map((found) => found[1]);
  await kept.put("index.html", home);
  const fetched = [...new Set([...FILES, ...sheets, ...await before()])];
  await Promise.all(fetched.map((file) => kept.add(new Request(file, { cache: "reload" })).catch(() => {})));
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const own = `loa-${registration.scope}-`;
  for (const name of await caches.keys()) {
    if (name.startsWith(own) && name !== own + VERSION) await caches.delete(name);
  }
  await clients.claim();
})()));

addEventListener("message", (event) => {
  const asked = event.data && event.data.keep;
  if (asked === "vi" || OTHERS[asked]) event.waitUntil((async () => {
    const kept = await store();
    const pages = OTHERS[asked] || await (await fetch("loa/pages.json")).json();
    await Promise.all(pages.map(async (page) => { if (!await kept.match(page)) await kept.add(page).catch(() => {}); }));
    event.source.postMessage({ kept: asked });
  })());
});

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(registration.scope)) return;
  if (/\/(am-thanh|tai-ve|du-lieu)\/|\.(zip|xml)$/.test(url.pathname)) return;
  const isPage = event.request.mode === "navigate";
  const file = url.pathname.endsWith("/") ? `${url.origin}${url.pathname}index.html` : url.origin + url.pathname;
  event.respondWith((async () => {
    const kept = await store();
    const old = await kept.match(file);
    if (old && !isPage) return old;
    const fresh = fetch(event.request).then((answer) => {
      if (answer.ok && answer.type === "basic") kept.put(file, answer.clone());
      return answer;
    });
    if (!old) return fresh;
    const late = new Promise((done) => { setTimeout(() => done(old), PATIENCE); });
    return Promise.race([fresh.catch(() => old), late]);
  })());
});
