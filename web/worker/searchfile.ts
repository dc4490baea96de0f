// The file that the search reads is made on the phone: each guide's part of it comes with
// the guide's words. So a changed word is not fetched twice, and a copy is whole without it.

import { guidesOf, searchPartOf } from './compose.ts';
import { CACHE, stored } from './copy.ts';
import { headersOf } from './headers.ts';
import { addressOf, isSearchFile, isWhole, ofLanguage, typeOf, type Content } from './release.ts';

/** Makes the files that are missing, before anybody searches. */
export async function keepSearchFiles(content: Content, before?: Content): Promise<void> {
  for (const path of Object.keys(content.files).filter(isSearchFile)) await searchBytes(content, path, before);
}

/** @returns the file, which is made where it is not at hand; or nothing where it cannot be */
export async function searchBytes(content: Content, path: string, before?: Content): Promise<Uint8Array | undefined> {
  const cache = await caches.open(CACHE), file = content.files[path], address = addressOf(path, file);
  const known = await stored(cache, address, file);
  if (known) return known;
  const text = await searchFile(content, path, before), bytes = text === undefined ? undefined : new TextEncoder().encode(text);
  if (!bytes || !(await isWhole(bytes, file))) return undefined;
  await cache.put(address, new Response(bytes as BodyInit, { headers: headersOf(typeOf(path)) })).catch(() => {}); // no room: it is made each time
  return bytes;
}

/**
 * @param path of the file, in a language
 * @param before a content whose file has the parts of guides that did not change
 * @returns the parts of all guides, in the order of the index, or nothing where one is missing
 */
async function searchFile(content: Content, path: string, before?: Content): Promise<string | undefined> {
  const base = content.languages.find((base) => ofLanguage(SEARCH_PATH, base) === path);
  if (base === undefined) return undefined;
  const known = before ? await partsBefore(before, path) : {};
  const parts = await Promise.all((await guidesOf(content, base)).map(({ id }) => {
    const key = `${base}/guides/${id}`;
    const same = before?.pieces[key]?.hash === content.pieces[key]?.hash;
    return (same ? known[id] : undefined) ?? searchPartOf(content, key);
  }));
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** The parts of a file that is on the phone, by guide: the line of a guide begins each. */
async function partsBefore(before: Content, path: string): Promise<Record<string, string>> {
  const file = before.files[path];
  const bytes = file && (await stored(await caches.open(CACHE), addressOf(path, file), file));
  const parts = bytes ? new TextDecoder().decode(bytes).split(/^(?=g)/m) : [];
  return Object.fromEntries(parts.map((part) => [part.slice(1, part.indexOf('\t')), part]));
}
