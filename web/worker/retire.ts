// The retire worker: published in place of the engine, on purpose, when a guide
// is withdrawn. It removes our copy and then itself. A missing file never does.

import { CACHE_PREFIX } from './copy.ts';
import { worker } from './scope.ts';

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(retire()));
// a page that starts meanwhile registers its worker, which takes the registration up again; then it asks something
worker.addEventListener('message', (event) => event.waitUntil(retire()));

async function retire(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
  }
  await worker.registration.unregister();
}
