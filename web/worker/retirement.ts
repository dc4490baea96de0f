// How a worker removes our copy, and then itself.

import { CACHE_PREFIX } from './copy.ts';
import { worker } from './scope.ts';

export async function retire(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX)) await caches.delete(name);
  }
  await worker.registration.unregister();
}
