// The lists of a release: fetched when they changed, and only the part that did.

import { fault } from './error.ts';
import { receive } from './receive.ts';
import { digestOf, ID, isWhole, listAddress, type App, type Content, type Listed, type Pieces, type Release } from './release.ts';
import { checkPieces, readAppList, readContentList, readPieceList } from './schema.ts';

/** @param known apps on this phone, whose lists need not come again */
export async function takeAppList({ app }: Release, known: (App | undefined)[]): Promise<App> {
  const id = app.hash.slice(0, ID);
  const same = known.find((other) => other?.id === id);
  return same ? { id, files: same.files } : { id, files: readAppList(await take(app)) };
}

/**
 * @param before a content on this phone, of which the lists that are the same serve again
 * @returns the content, and the texts of files that came with its list
 */
export async function takeContentLists({ content }: Release, app: App, before: Content | undefined): Promise<{ next: Content, texts: Record<string, string> }> {
  if (before?.id === content.hash) {
    const { partial, ...same } = before;
    return { next: { ...same, app }, texts: {} };
  }
  const { pieces: lists, texts = {}, ...list } = readContentList(await take(content), content.seq);
  const pieces: Pieces = {};
  await Promise.all(Object.entries(lists).map(async ([bucket, listed]) => {
    const same = before?.lists[bucket]?.hash === listed.hash;
    Object.assign(pieces, same ? await ofBucket(before.pieces, bucket) : readPieceList(await take(listed)));
  }));
  checkPieces(list, pieces);
  return { next: { ...list, id: content.hash, lists, pieces, app }, texts };
}

/** The pieces that are listed in the bucket: the first digit of the hash of their key says so. Pages are beside the words in them. */
async function ofBucket(pieces: Pieces, bucket: string): Promise<Pieces> {
  const hashed = (key: string) => digestOf(key.endsWith(PAGES_KEY) ? key.slice(0, -PAGES_KEY.length) : key);
  const keys = await Promise.all(Object.keys(pieces).map(async (key) => ((await hashed(key)).startsWith(bucket) ? key : undefined)));
  return Object.fromEntries(keys.filter((key) => key !== undefined).map((key) => [key, pieces[key]]));
}

/** A list is what its hash says: the browser's own cache may hold another answer. */
async function take(list: Listed): Promise<Uint8Array> {
  const address = listAddress(list);
  for (const cache of ['default', 'reload'] as const) {
    const bytes = await receive(address, { cache }, { most: list.size });
    if (await isWhole(bytes, list)) return bytes;
  }
  throw fault('altered', `${address} is not what the release says`);
}
