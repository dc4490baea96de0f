// The retire worker: published in place of the engine, on purpose, when a guide
// is withdrawn. It removes our copy and then itself. A missing file never does.
'use strict';

{ // by itself: sent in place of the other files, not with them
  /** @type {any} */
  const worker = self;

  worker.addEventListener('install', () => worker.skipWaiting());
  worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(retire()));
  // a page that starts meanwhile registers its worker, which takes the registration up again; then it asks something
  worker.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(retire()));

  async function retire() {
    for (const name of await caches.keys()) {
      if (name.startsWith('one-minute-')) await caches.delete(name);
    }
    await worker.registration.unregister();
  }
}
