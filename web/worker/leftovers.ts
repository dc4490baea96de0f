// Removes from the phone what nothing needs any more.

import { CACHE, CACHE_PREFIX, partsOf } from './copy.ts';
import { EARLIER_CACHE } from './earlier.ts';
import { chunkAddress, chunksOf, type App, type Content } from './release.ts';
import { STATES } from './records.ts';
import { inTurn, load } from './state.ts';

/** Bytes from which a file that is cut off keeps its chunks. */
export const LARGE = 1 << 20;

/** What is being taken, and must stay meanwhile. */
export const taking: { content?: Content, app?: App } = {};

/**
 * Keeps the copy, what tabs need that began with the release before, and a
 * download under way. It takes its turn with the changes of the state: what is
 * committed meanwhile must not look left over.
 */
export function removeLeftovers(): Promise<void> {
  return inTurn(async () => {
    const { app, appBefore, content, contentBefore } = await load();
    const keep = new Set(STATES);
    for (const release of [app, appBefore, content, contentBefore, taking.content, taking.app]) {
      for (const address of partsOf(release).keys()) keep.add(address);
    }
    for (const file of Object.values(taking.app?.files ?? {})) {
      if (file.size > LARGE) for (const { id } of chunksOf(file)) keep.add(chunkAddress(id));
    }
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
    }
    if (!app || !content || content.partial) return;
    for (const name of await caches.keys()) {
      const mayReturn = name === EARLIER_CACHE && !appBefore && !contentBefore; // were this worker's first release withdrawn
      if (name.startsWith(CACHE_PREFIX) && name !== CACHE && !mayReturn) await caches.delete(name);
    }
  });
}
