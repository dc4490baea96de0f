// Removes from the phone what nothing needs any more.

import { CACHE, CACHE_PREFIX, partsOf } from './copy.ts';
import { EARLIER_CACHE, stateLeft } from './earlier.ts';
import { addressOf, chunkAddress, chunksOf, type App, type Content } from './release.ts';
import { STATES, STATES_BEFORE } from './records.ts';
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
    const cache = await caches.open(CACHE);
    const keep = new Set(STATES), left = await stateLeft(cache);
    // were this worker's first release withdrawn, the worker before would go on with what it left
    const mayReturn = left?.content && [content?.id, contentBefore?.id].includes(left.content.id) ? left : undefined;
    if (mayReturn) for (const place of STATES_BEFORE) keep.add(place);
    for (const release of [app, appBefore, content, contentBefore, taking.content, taking.app, mayReturn?.app, mayReturn?.content]) {
      for (const address of partsOf(release).keys()) keep.add(address);
      for (const [path, file] of Object.entries(release?.files ?? {})) keep.add(addressOf(path, file)); // the search's too
    }
    for (const file of Object.values(taking.app?.files ?? {})) {
      if (file.size > LARGE) for (const { id } of chunksOf(file)) keep.add(chunkAddress(id));
    }
    for (const request of await cache.keys()) {
      if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
    }
    if (!app || !content || content.partial) return;
    for (const name of await caches.keys()) {
      const stays = name === EARLIER_CACHE && !appBefore && !contentBefore; // the same, of the worker before that
      if (name.startsWith(CACHE_PREFIX) && name !== CACHE && !stays) await caches.delete(name);
    }
  });
}
