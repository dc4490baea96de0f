// Downloads every file of a release, and stores and verifies it.

import { CACHE, stored } from './copy.ts';
import { fault, type Why } from './error.ts';
import { headersOf } from './headers.ts';
import { LARGE, removeLeftovers } from './leftovers.ts';
import { join, receive } from './receive.ts';
import { addressOf, chunkAddress, chunksOf, digest, isWhole, typeOf, type Files, type ReleaseFile } from './release.ts';
import { canonical } from './route.ts';
import { worker } from './scope.ts';

/** Chunks at hand, by id. */
export type Pool = Map<string, Uint8Array>;

/** An answer came, and it was not the file. */
const ANOTHER: Why[] = ['status', 'redirected', 'altered'];

/** @param before the release whose chunks may serve again */
export async function download(files: Files, before?: Files, signal?: AbortSignal): Promise<void> {
  const cache = await caches.open(CACHE);
  const pool: Pool = new Map();
  for (const [path, file] of Object.entries(files)) {
    if (!(await stored(cache, path, file))) await obtain(cache, path, file, before?.[path], pool, signal);
  }
  for (const [path, file] of Object.entries(files)) {
    if (!(await stored(cache, path, file))) throw fault('other', `${path} was not kept`);
  }
}

/**
 * Gets one file: from the chunks at hand and those that are missing, or as a whole,
 * or from all its chunks, since some hosts rewrite every page that they send.
 */
export async function obtain(cache: Cache, path: string, file: ReleaseFile, old: ReleaseFile | undefined, pool: Pool, signal?: AbortSignal): Promise<void> {
  await gather(cache, path, file, old, pool);
  let refused: unknown;
  const whole = async () => (await asWhole(cache, path, file, 'default', signal)) ??
    (await asWhole(cache, path, file, 'reload', signal)); // the browser's own copy may be a bad one
  const bytes = (await fromChunks(cache, file, pool, 1, signal)) ?? (await asOpened(path, file)) ??
    (await whole().catch((error) => {
      if (!ANOTHER.includes(error.why)) throw error;
      refused = error;
    })) ?? (refused || file.size <= LARGE ? await fromChunks(cache, file, pool, 0, signal) : undefined);
  if (!bytes) throw refused ?? fault('altered', `${path} is not what the release says`);
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

/** Adds the file's chunks that are on this phone to those at hand. */
async function gather(cache: Cache, path: string, file: ReleaseFile, old: ReleaseFile | undefined, pool: Pool): Promise<void> {
  for (const { id } of chunksOf(file)) {
    const kept = pool.has(id) ? undefined : await cache.match(chunkAddress(id));
    if (kept) pool.set(id, new Uint8Array(await kept.arrayBuffer()));
  }
  const bytesBefore = old?.parts && (await stored(cache, path, old));
  if (old && bytesBefore) {
    let at = 0;
    for (const { id, size } of chunksOf(old)) pool.set(id, bytesBefore.subarray(at, at += size));
  }
}

/**
 * @param least number of chunks that must be at hand
 * @returns undefined when too few are, or they do not make the file
 */
export async function fromChunks(cache: Cache, file: ReleaseFile, pool: Pool, least: number, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const chunks = chunksOf(file);
  if (!chunks.length || chunks.filter(({ id }) => pool.has(id)).length < least) return undefined;
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
 * The page that is open came under its path; it need not come again under its hash.
 * @returns what the browser's own cache has of it
 */
async function asOpened(path: string, file: ReleaseFile): Promise<Uint8Array | undefined> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // every page asks for the manifest by its path; for no other: WebKit asks the server all the same
  if (path !== MANIFEST_PATH && !pages.some(({ url }) => canonical(new URL(url).pathname) === path)) return undefined;
  const bytes = await receive(path, { cache: 'only-if-cached', mode: 'same-origin' }, { most: file.size }).catch(() => undefined);
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/** @returns undefined when it is another file */
async function asWhole(cache: Cache, path: string, file: ReleaseFile, from: RequestCache, signal?: AbortSignal): Promise<Uint8Array | undefined> {
  const keep = file.size > LARGE ? keepChunks(cache, file) : undefined;
  const bytes = await receive(addressOf(path, file), { cache: from }, { most: file.size, signal }, keep).catch((error) => {
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
