// The copy on this phone: files in one cache, under the addresses of their hashes.

import { addressOf, isWhole, type Files, type ReleaseFile } from './release.ts';

export const CACHE_PREFIX = 'one-minute-'; // of every worker's cache, this one's and those before
export const CACHE = 'one-minute-2';

/** The file's bytes if they are there and right. */
export async function stored(cache: Cache, path: string, file: ReleaseFile): Promise<Uint8Array | undefined> {
  const answer = await cache.match(addressOf(path, file));
  const bytes = answer && new Uint8Array(await answer.arrayBuffer());
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/** How many of the files are there, right or not. */
export async function count(files: Files): Promise<number> {
  const cache = await caches.open(CACHE);
  const found = await Promise.all(Object.entries(files).map(([path, file]) => cache.match(addressOf(path, file))));
  return found.filter(Boolean).length;
}

export async function allThere(files: Files): Promise<boolean> {
  return (await count(files)) === Object.keys(files).length;
}
