// The copy on this phone: files and pieces in one cache, under the addresses of their hashes.

import { ROOT } from './folder.ts';
import { addressOf, isSearchFile, isWhole, pieceAddress, type App, type Content, type Listed } from './release.ts';

/** Of every worker's cache, this one's and those before; a site in another folder of the server has others. */
export const CACHE_PREFIX = ROOT ? `one-minute ${ROOT} ` : 'one-minute-';
export const CACHE = `${CACHE_PREFIX}3`;

/** The bytes at the address if they are there and right. */
export async function stored(cache: Cache, address: string, listed: Listed): Promise<Uint8Array | undefined> {
  const answer = await cache.match(address);
  const bytes = answer && new Uint8Array(await answer.arrayBuffer());
  return bytes && (await isWhole(bytes, listed)) ? bytes : undefined;
}

/** All that makes a content or an app, by address: not what is made of it here. */
export function partsOf(release: Content | App | undefined): Map<string, Listed> {
  const parts = new Map<string, Listed>();
  for (const [path, file] of Object.entries(release?.files ?? {})) if (!isSearchFile(path)) parts.set(addressOf(path, file), file);
  if (release && 'pieces' in release) for (const piece of Object.values(release.pieces)) parts.set(pieceAddress(piece), piece);
  return parts;
}

/** The addresses of all that is on this phone, right or not. */
export async function kept(): Promise<Set<string>> {
  const cache = await caches.open(CACHE);
  return new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
}

const SAMPLE = 4; // parts

/** Whether a few parts of it, each time others, are there. */
export async function someThere(release: Content | App): Promise<boolean> {
  const cache = await caches.open(CACHE);
  const addresses = [...partsOf(release).keys()];
  const some = Array.from({ length: SAMPLE }, () => addresses[Math.floor(Math.random() * addresses.length)]);
  return (await Promise.all(some.map((address) => cache.match(address)))).every(Boolean);
}

/** Whether all parts of it are there: for an app, which has few. */
export async function allThere(release: App): Promise<boolean> {
  const cache = await caches.open(CACHE);
  return (await Promise.all([...partsOf(release).keys()].map((address) => cache.match(address)))).every(Boolean);
}
