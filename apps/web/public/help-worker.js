importScripts('/kept-reads.js');

// Serves the help page from the device when the network does not answer within three seconds, and gives unsent words back.
// Of the page itself only copies are kept that promise no presence, one for each place.
const cacheName = 'kith-help-2';
const page = '/help';
const files = ['/help.css', '/help.js', '/theme.js', '/icon.svg', '/fonts/atkinson.woff2'];

const keptCopy = (place) => fetch(`${page}?kept=1&${place}`, { credentials: 'omit' });

/** Keeps the place a page was shown for, which is also the one for an address without a place, and those near it. */
async function keep(shown) {
  const places = (shown.headers.get('kith-help-places') ?? '').split(' ').filter(Boolean);
  const cache = await caches.open(cacheName);
  const keepOne = async (place, isFirst) => {
    const copy = await keptCopy(place);
    if (!copy.ok) return;
    if (isFirst) await cache.put(page, copy.clone());
    await cache.put(`${page}?${place}`, copy);
  };
  await Promise.allSettled(places.map((place, at) => keepOne(place, at === 0)));
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) =>
        Promise.allSettled([...files.map((file) => cache.add(file)), fetch(page).then(keep), self.installApp()]),
      )
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('kith-help') && name !== cacheName).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** The copy for exactly this place, else the one of the place shown last. */
async function keptPage(url) {
  const cache = await caches.open(cacheName);
  const { searchParams } = new URL(url);
  const [name, place] = [...searchParams].find(([key]) => key === 'area' || key === 'country') ?? [];
  return (name && (await cache.match(`${page}?${name}=${place}`))) || cache.match(page);
}

async function freshOrKept(event, kept) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 3000);
  try {
    const fresh = await fetch(event.request.url, { signal: stop.signal });
    return fresh.ok ? fresh : ((await kept()) ?? fresh);
  } catch {
    return (await kept()) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

async function showPage(event) {
  const shown = await freshOrKept(event, () => keptPage(event.request.url));
  if (shown.headers.has('kith-help-places')) event.waitUntil(keep(shown.clone()));
  return shown;
}

async function showFile(event) {
  const cache = await caches.open(cacheName);
  const shown = await freshOrKept(event, () => cache.match(event.request));
  if (shown.ok) event.waitUntil(cache.put(event.request, shown.clone()));
  return shown;
}

const escaped = (words) => words.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Without a connection the words come back in the form they were written in, with the numbers around them. */
async function sendOrGiveBack(request) {
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch {
    const form = await copy.formData();
    const said = (name) => escaped(String(form.get(name) ?? ''));
    const kept = await keptPage(`${request.url}?area=${said('area')}`);
    if (!kept) return Response.error();
    const text = (await kept.text())
      .replace('id="moderator"', 'id="moderator" open')
      .replace('id="not-sent" hidden', 'id="not-sent"')
      .replace('name="key" value=""', () => `name="key" value="${said('key')}"`)
      .replace('</textarea>', () => `${said('words')}</textarea>`)
      .replace('autocomplete="email" value=""', () => `autocomplete="email" value="${said('contact')}"`);
    return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST' && url.pathname === '/help/ask') event.respondWith(sendOrGiveBack(request));
  else if (request.method === 'GET' && url.pathname === page) event.respondWith(showPage(event));
  else if (request.method === 'GET' && files.includes(url.pathname)) event.respondWith(showFile(event));
  else if (!url.pathname.startsWith('/help')) self.answerForApp(event, url);
});
