// Downloads the files of a release, and stores and verifies them.

import { CACHE, stored } from './copy.ts';
import { fault, type Why } from './error.ts';
import { headersOf } from './headers.ts';
import { LARGE, removeLeftovers } from './leftovers.ts';
import { join, receive } from './receive.ts';
import { addressOf, chunkAddress, chunksOf, digest, isWhole, typeOf, type Files, type ReleaseFile } from './release.ts';

/** Chunks at hand, by id. */
export type Pool = Map<string, Uint8Array>;

/** An answer came, and it was not the file. */
export const ANOTHER: Why[] = ['status', 'redirected', 'altered'];

const AT_ONCE = 4; // requests

/** Does the same for each, several at a time; after a fault no other is begun. */
export async function several<T>(all: T[], act: (each: T) => Promise<void>): Promise<void> {
  const rest = [...all];
  let failed = false;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = rest.shift(); next !== undefined && !failed; next = rest.shift()) {
      await act(next).catch((error) => {
        failed = true;
        throw error;
      });
    }
  }));
}

interface Sources {
  atHand?: (path: string) => Promise<string | undefined>; // texts that need no request
  before?: Files; // of the release whose chunks may serve again
  signal?: AbortSignal;
}

/** @param have the addresses of what is on the phone */
export async function downloadFiles(files: Files, have: Set<string>, from: Sources = {}): Promise<void> {
  const cache = await caches.open(CACHE);
  const missing = Object.entries(files).filter(([path, file]) => !have.has(addressOf(path, file)));
  await several(missing, ([path, file]) => obtain(cache, path, file, from));
  for (const [path, file] of missing) {
    if (!(await stored(cache, addressOf(path, file), file))) throw fault('other', `${path} was not kept`);
  }
}

/** Gets one file: from what is at hand, from the chunks at hand and those that are missing, or as a whole. */
export async function obtain(cache: Cache, path: string, file: ReleaseFile, { atHand, before, signal }: Sources = {}): Promise<void> {
  const text = await atHand?.(path), own = text === undefined ? undefined : new TextEncoder().encode(text);
  if (own && (await isWhole(own, file))) return store(cache, path, file, own);
  const pool = await gather(cache, path, file, before?.[path]);
  const bytes = (await fromChunks(cache, file, pool, signal)) ?? (await asOpened(path, file)) ??
    (await asWhole(cache, path, file, 'default', signal)) ??
    (await asWhole(cache, path, file, 'reload', signal)); // the browser's own copy may be a bad one
  if (!bytes) throw fault('altered', `${path} is not what the release says`);
  await store(cache, path, file, bytes);
}

/**
 * Puts a whole file in the place of its chunks. Where there is no room for both,
 * the chunks go first: they are all in the file.
 */
async function store(cache: Cache, path: string, file: ReleaseFile, bytes: Uint8Array): Promise<void> {
  const put = () => cache.put(addressOf(path, file), new Response(bytes as BodyInit, { headers: headersOf(typeOf(path)) }));
  const dropChunks = async () => {
    if (file.size > LARGE) await Promise.all(chunksOf(file).map(({ id }) => cache.delete(chunkAddress(id))));
  };
  try {
    await put();
    await dropChunks();
  } catch {
    await dropChunks();
    await removeLeftovers();
    await put();
  }
}

/** The file's chunks that are on this phone: of a download that was cut off, and in the file before. */
async function gather(cache: Cache, path: string, file: ReleaseFile, before?: ReleaseFile): Promise<Pool> {
  const pool: Pool = new Map(), chunks = chunksOf(file);
  if (!chunks.length) return pool;
  const wanted = new Set(chunks.map(({ id }) => id));
  if (file.size > LARGE) {
    for (const id of wanted) {
      const kept = await cache.match(chunkAddress(id));
      if (kept) pool.set(id, new Uint8Array(await kept.arrayBuffer()));
    }
  }
  const old = before?.parts && (await stored(cache, addressOf(path, before), before));
  let at = 0;
  for (const { id, size } of old ? chunksOf(before) : []) {
    if (wanted.has(id)) pool.set(id, (old as Uint8Array).subarray(at, at + size));
    at += size;
  }
  return pool;
}

/** @returns undefined when no chunk is at hand, or they do not make the file */
async function fromChunks(cache: Cache, file: ReleaseFile, pool: Pool, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  if (!pool.size) return undefined;
  const chunks = chunksOf(file);
  for (const { id, size } of chunks) {
    if (pool.has(id)) continue;
    const chunk = await receive(chunkAddress(id), {}, { most: size, signal }).catch((error) => {
      if (!ANOTHER.includes(error.why)) throw error;
    });
    if (!chunk || !(await digest(chunk)).startsWith(id)) return undefined;
    pool.set(id, chunk);
    if (file.size > LARGE) await keepChunk(cache, id, chunk);
  }
  const bytes = join(chunks.map(({ id }) => pool.get(id)!));
  return (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * Every page asks for the manifest by its path; it need not come again under its hash.
 * @returns what the browser's own cache has of it
 */
async function asOpened(path: string, file: ReleaseFile): Promise<Uint8Array | undefined> {
  if (path !== MANIFEST_PATH) return undefined; // for any other, WebKit asks the server all the same
  const bytes = await receive(path, { cache: 'only-if-cached', mode: 'same-origin' }, { most: file.size }).catch(() => undefined);
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/** @returns undefined when it is another file */
async function asWhole(cache: Cache, path: string, file: ReleaseFile, from: RequestCache, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const onBytes = file.size > LARGE ? keepChunks(cache, file) : undefined;
  const bytes = await receive(addressOf(path, file), { cache: from }, { most: file.size, signal, onBytes }).catch((error) => {
    if (error.why !== 'altered') throw error;
  });
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/** What has come of a large file outlives a cut: each chunk is kept as soon as it is there. */
function keepChunks(cache: Cache, file: ReleaseFile): (bytes: Uint8Array) => Promise<void> {
  const chunks = chunksOf(file);
  let come: Uint8Array[] = []; // of the first of the chunks
  let missing = chunks[0]?.size ?? 0; // bytes of it
  return async (bytes) => {
    if (!chunks.length) return;
    come.push(bytes);
    missing -= bytes.length;
    while (chunks.length && missing <= 0) {
      const { id, size } = chunks.shift()!;
      const all = join(come), chunk = all.slice(0, size);
      come = [all.subarray(size)];
      if ((await digest(chunk)).startsWith(id)) await keepChunk(cache, id, chunk);
      missing += chunks[0]?.size ?? 0;
    }
  };
}

/** Where there is no room for it, the file itself may still fit. */
async function keepChunk(cache: Cache, id: string, chunk: Uint8Array): Promise<void> {
  await cache.put(chunkAddress(id), new Response(chunk as BodyInit)).catch(() => {});
}
