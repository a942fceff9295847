// Shows a page of the clinic on this device when Kith is closed. What arrives holds the page's id and level, nothing else.
const marks = { CRISIS: 1, RED: 2, AMBER: 3 };

function read(data) {
  try {
    const { id, level } = data.json();
    return { id: String(id), level: String(level) };
  } catch {
    return { id: '', level: '' };
  }
}

self.addEventListener('push', (event) => {
  const { id, level } = read(event.data);
  const isTest = level === 'TEST';
  const mark = marks[level] ? `level ${marks[level]}` : 'open Kith to see';
  const shown = self.registration.showNotification('Kith', {
    body: isTest ? 'This is a test page. Nobody is waiting.' : `You are paged: ${mark}.`,
    tag: id || 'page',
    icon: '/icon.svg',
    requireInteraction: !isTest,
    data: { link: isTest ? '/clinic/paging' : '/clinic' },
  });
  // The page waits for this before it tries the next way.
  const told = id ? fetch(`/paging/push/${id}`, { method: 'POST', credentials: 'omit' }).catch(() => undefined) : null;
  event.waitUntil(Promise.all([shown, told]));
});

self.addEventListener('notificationclick', (event) => {
  const { link } = event.notification.data;
  event.notification.close();
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (open) => {
      const clinic = open.find((one) => new URL(one.url).pathname.startsWith('/clinic'));
      if (!clinic) return self.clients.openWindow(link);
      await clinic.focus();
      return clinic.navigate(link);
    }),
  );
});
