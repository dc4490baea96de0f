// Removes from the phone what nothing needs any more.

import { CACHE, CACHE_PREFIX } from './copy.ts';
import { addressOf, chunkAddress, chunksOf, type Files } from './release.ts';
import { inTurn, load, STATES } from './state.ts';

/** Bytes from which a file that is cut off keeps its chunks. */
export const LARGE = 1 << 20;

/** What is being taken, and must stay meanwhile. */
export const taking: { content: Files, app: Files } = { content: {}, app: {} };

/**
 * Keeps the copy, what tabs need that began with the release before, and a
 * download under way. It takes its turn with the changes of the state: what is
 * committed meanwhile must not look left over.
 */
export function removeLeftovers(): Promise<void> {
  return inTurn(async () => {
    const state = await load();
    const keep = new Set(STATES);
    for (const release of [state.app, state.appBefore, state.content, state.contentBefore]) {
      for (const [path, file] of Object.entries(release?.files ?? {})) keep.add(addressOf(path, file));
    }
    for (const [path, file] of Object.entries({ ...taking.content, ...taking.app })) {
      keep.add(addressOf(path, file));
      if (file.size > LARGE) for (const { id } of chunksOf(file)) keep.add(chunkAddress(id));
    }
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
    }
    if (!state.app || !state.content) return;
    for (const name of await caches.keys()) {
      if (name.startsWith(CACHE_PREFIX) && name !== CACHE) await caches.delete(name); // of a worker before this one
    }
  });
}
