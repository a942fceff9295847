/** What this browser can do about pages when Kith is closed. */
export type PushHere = 'unsupported' | 'blocked' | 'off' | 'on';

export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

const worker = '/page-worker.js';
const scope = '/clinic/';
const mine = 'kith-page-device';

const supported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

async function subscription(): Promise<PushSubscription | null> {
  const registered = await navigator.serviceWorker.getRegistration(scope);
  const isOurs = registered?.active?.scriptURL.endsWith(worker);
  return isOurs ? registered!.pushManager.getSubscription() : null;
}

/** Which of the devices in the list this browser is. */
export const deviceHere = {
  read: () => localStorage.getItem(mine),
  keep: (id: string) => localStorage.setItem(mine, id),
};

/** Where this browser stands; on only while the service knows it, too. */
export async function pushHere(known: readonly string[]): Promise<PushHere> {
  if (!supported()) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  const id = deviceHere.read();
  return id !== null && known.includes(id) && (await subscription()) ? 'on' : 'off';
}

async function activated(registered: ServiceWorkerRegistration): Promise<void> {
  const coming = registered.installing ?? registered.waiting;
  if (registered.active || !coming) return;
  await new Promise<void>((resolve) => {
    coming.addEventListener('statechange', () => coming.state === 'activated' && resolve());
  });
}

/** Asks the person, then the push service. Null when the person said no. Throws when this browser cannot. */
export async function subscribe(key: string): Promise<PushAddress | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registered = await navigator.serviceWorker.register(worker, { scope });
  await activated(registered);
  // An old one may be bound to an old key of this service.
  await (await registered.pushManager.getSubscription())?.unsubscribe();
  const made = await registered.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
}

export async function unsubscribe(): Promise<void> {
  await (await subscription())?.unsubscribe();
  localStorage.removeItem(mine);
}
