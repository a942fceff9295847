// Serves the help page from the device when the network does not answer within three seconds. Nothing else is cached.
const cacheName = 'kith-help-1';
const files = ['/help', '/help.css', '/help.js', '/theme.js', '/icon.svg', '/fonts/atkinson.woff2'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => Promise.allSettled(files.map((file) => cache.add(file))))
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

async function freshOrKept(request) {
  const cache = await caches.open(cacheName);
  const kept = () => cache.match(request, { ignoreSearch: true });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 3000);
  try {
    const fresh = await fetch(request.url, { signal: stop.signal });
    if (!fresh.ok) return (await kept()) ?? fresh;
    await cache.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await kept()) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.origin === location.origin && files.includes(url.pathname)) {
    event.respondWith(freshOrKept(event.request));
  }
});
