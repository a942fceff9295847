// Keeps the app itself and the community pages read last on this device, for when there is no connection. Only what members
// read in their groups is kept: no messages with the team or a clinician, and nothing at all for somebody with a role.
const appCache = 'kith-app';
const readCache = 'kith-read';
const keptReads = ['Me', 'TodayView', 'AllGroups', 'GroupView', 'GroupThreads', 'ThreadView', 'ThreadPosts'];
const sessionEnds = ['auth.required', 'auth.locked', 'auth.secondFactorRequired'];
const mostReads = 60;
const mostFiles = 200;
const oldestRead = 7 * 24 * 3600_000;
const keptAt = 'x-kith-kept';
const html = { headers: { 'content-type': 'text/html; charset=utf-8' } };

/** Drops what was kept first; what is kept anew stands at the end. */
async function prune(cache, most) {
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((one) => cache.delete(one)));
}

const isApp = (text) => text.includes('id="root"');

/** Keeps the start page of the app and the files that it names. */
async function keepApp(text) {
  if (!isApp(text)) return;
  const cache = await caches.open(appCache);
  await cache.put('/', new Response(text, html));
  const named = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  await Promise.allSettled(named.map(async (path) => (await cache.match(path)) ?? cache.add(path)));
}

async function installApp() {
  const shown = await fetch('/', { credentials: 'omit' });
  await keepApp(await shown.text());
}

async function showApp(event) {
  try {
    const shown = await fetch(event.request);
    if (shown.ok) event.waitUntil(shown.clone().text().then(keepApp));
    return shown;
  } catch {
    return (await caches.match('/', { cacheName: appCache })) ?? Response.error();
  }
}

/** Files whose name changes with what is in them are asked for once. */
async function showAsset(event) {
  const cache = await caches.open(appCache);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const shown = await fetch(event.request);
  if (shown.ok) event.waitUntil(cache.put(event.request, shown.clone()).then(() => prune(cache, mostFiles)));
  return shown;
}

const addressOf = (name, variables = {}) => `/kept/${name}?${encodeURIComponent(JSON.stringify(variables))}`;
const me = addressOf('Me');

/** The address of an answer: what was asked, and with which numbers. */
async function addressOfRead(request) {
  const { operationName, variables } = await request.json();
  return addressOf(operationName, variables);
}

async function keptMe(cache) {
  const kept = await cache.match(me);
  return kept ? (await kept.json()).data.me : null;
}

async function keepRead(address, answer) {
  const { data, errors } = await answer.json();
  if (sessionEnds.includes(errors?.[0]?.extensions?.code)) await caches.delete(readCache);
  if (!data || errors) return;
  let cache = await caches.open(readCache);
  const known = await keptMe(cache);
  if (address === me) {
    if (known && known.id !== data.me?.id) {
      await caches.delete(readCache);
      cache = await caches.open(readCache);
    }
    if (!data.me || data.me.roles.length > 0) return void (await caches.delete(readCache));
  } else if (!known) return;
  const headers = { 'content-type': 'application/json', [keptAt]: new Date().toISOString() };
  await cache.put(address, new Response(JSON.stringify({ data }), { headers }));
  await prune(cache, mostReads);
}

/** What was kept of it, unless it is too old by now. */
async function keptRead(address) {
  const kept = await caches.match(address, { cacheName: readCache });
  const isOld = kept && Date.now() - Date.parse(kept.headers.get(keptAt)) > oldestRead;
  return isOld ? undefined : kept;
}

async function readOrKept(event) {
  const address = addressOfRead(event.request.clone());
  try {
    const fresh = await fetch(event.request);
    const copy = fresh.clone();
    event.waitUntil(address.then((to) => keepRead(to, copy)).catch(() => undefined));
    return fresh;
  } catch {
    return (await keptRead(await address)) ?? Response.error();
  }
}

/** Answers what belongs to the app, and leaves the rest to the network. */
self.answerForApp = (event, url) => {
  const { request } = event;
  const read = request.headers.get('x-kith-reads');
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(showApp(event));
  else if (request.method === 'GET' && url.pathname.startsWith('/assets/')) event.respondWith(showAsset(event));
  else if (keptReads.includes(read)) event.respondWith(readOrKept(event));
};
self.installApp = installApp;
