// Take: every file of a release, stored and verified.

/** @typedef {Map<string, Uint8Array>} Pool parts at hand, by id */

/** @type {Why[]} an answer came, and it was not the file */
const ANOTHER = ['status', 'redirected', 'altered'];

/**
 * @param {Files} files
 * @param {Files | undefined} before the release whose parts may serve again
 * @param {AbortSignal} [signal]
 */
async function take(files, before, signal) {
  const cache = await caches.open(CACHE);
  /** @type {Pool} */
  const pool = new Map();
  for (const [path, file] of Object.entries(files)) {
    const old = before?.[path];
    if (!(await stored(cache, path, file))) await obtain(cache, path, file, old, pool, signal);
  }
  for (const [path, file] of Object.entries(files)) {
    const bytes = await stored(cache, path, file);
    if (!bytes) throw fault('other', `${path} was not kept`);
  }
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @returns {Promise<Uint8Array | undefined>} the file's bytes if they are there and right
 */
async function stored(cache, path, file) {
  const answer = await cache.match(address(path, file));
  const bytes = answer && new Uint8Array(await answer.arrayBuffer());
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * Gets one file: from the parts at hand and those that are missing, or as a whole,
 * or from all its parts, since some hosts rewrite every page that they send.
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {ReleaseFile | undefined} old
 * @param {Pool} pool
 * @param {AbortSignal} [signal]
 */
async function obtain(cache, path, file, old, pool, signal) {
  await gather(cache, path, file, old, pool);
  /** @type {any} */
  let refused;
  const whole = async () => (await asWhole(cache, path, file, 'default', signal)) ??
    (await asWhole(cache, path, file, 'reload', signal)); // the browser's own copy may be a bad one
  const bytes = (await fromParts(cache, file, pool, 1, signal)) ?? (await asOpened(path, file)) ??
    (await whole().catch((error) => {
      if (!ANOTHER.includes(error.why)) throw error;
      refused = error;
    })) ?? (refused || file.size <= LARGE ? await fromParts(cache, file, pool, 0, signal) : undefined);
  if (!bytes) throw refused ?? fault('altered', `${path} is not what the release says`);
  await store(cache, path, file, bytes);
}

/**
 * Puts a whole file in the place of its parts. Where there is no room for both,
 * the parts go first: they are all in the file.
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {Uint8Array} bytes
 */
async function store(cache, path, file, bytes) {
  const put = () => cache.put(address(path, file), new Response(/** @type {any} */ (bytes), { headers: headers(typeOf(path)) }));
  const dropParts = () => (file.size > LARGE ? Promise.all(partsOf(file).map(({ id }) => cache.delete(partAddress(id)))) : undefined);
  try {
    await put();
    await dropParts();
  } catch {
    await dropParts();
    await removeWhatIsLeft();
    await put();
  }
}

/**
 * Adds the file's parts that are on this phone to those at hand.
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {ReleaseFile | undefined} old
 * @param {Pool} pool
 */
async function gather(cache, path, file, old, pool) {
  for (const { id } of partsOf(file)) {
    const kept = pool.has(id) ? undefined : await cache.match(partAddress(id));
    if (kept) pool.set(id, new Uint8Array(await kept.arrayBuffer()));
  }
  const bytesBefore = old?.parts && (await stored(cache, path, old));
  if (old && bytesBefore) {
    let at = 0;
    for (const part of partsOf(old)) pool.set(part.id, bytesBefore.subarray(at, at += part.size));
  }
}

/**
 * @param {Cache} cache
 * @param {ReleaseFile} file
 * @param {Pool} pool
 * @param {number} least parts that must be at hand
 * @param {AbortSignal} [signal]
 * @returns {Promise<Uint8Array | undefined>} undefined when too few are, or they do not fit
 */
async function fromParts(cache, file, pool, least, signal) {
  const parts = partsOf(file);
  if (!parts.length || parts.filter(({ id }) => pool.has(id)).length < least) return undefined;
  for (const { id, size } of parts) {
    if (pool.has(id)) continue;
    const piece = await receive(partAddress(id), {}, { most: size, signal }).catch((error) => {
      if (!ANOTHER.includes(error.why)) throw error;
    });
    if (!piece || !(await digest(piece)).startsWith(id)) return undefined;
    pool.set(id, piece);
    if (file.size > LARGE) await keepPart(cache, id, piece);
  }
  const bytes = join(parts.map(({ id }) => /** @type {Uint8Array} */ (pool.get(id))), parts.reduce((sum, { id }) => sum + (pool.get(id)?.length ?? 0), 0));
  return (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * The page that is open came under its path; it need not come again under its hash.
 * @param {string} path
 * @param {ReleaseFile} file
 * @returns {Promise<Uint8Array | undefined>} what the browser's own cache has of it
 */
async function asOpened(path, file) {
  /** @type {any[]} */
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // no others: WebKit asks the server all the same
  if (!BY_PATH.includes(path) && !pages.some(({ url }) => route(new URL(url).pathname) === path)) return undefined;
  const bytes = await receive(path, { cache: 'only-if-cached', mode: 'same-origin' }, { most: file.size }).catch(() => undefined);
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {RequestCache} from
 * @param {AbortSignal} [signal]
 * @returns {Promise<Uint8Array | undefined>} undefined when it is another file
 */
async function asWhole(cache, path, file, from, signal) {
  const parts = file.size > LARGE ? partsOf(file) : [];
  /** @type {Uint8Array[]} of the part that comes */
  let chunks = [];
  let at = 0, partEnd = parts[0]?.size ?? 0, done = 0;
  const bytes = await receive(address(path, file), { cache: from }, { most: file.size, signal }, parts.length ? async (chunk) => {
    chunks.push(chunk);
    at += chunk.length;
    while (done < parts.length && at >= partEnd) { // what is whole of a large file outlives a cut
      const { id, size } = parts[done++];
      const come = join(chunks, chunks.reduce((sum, { length }) => sum + length, 0));
      const piece = come.slice(0, size);
      chunks = [come.subarray(size)];
      if ((await digest(piece)).startsWith(id)) await keepPart(cache, id, piece);
      partEnd += parts[done]?.size ?? 0;
    }
  } : undefined).catch((error) => { if (error.why !== 'altered') throw error; });
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * Where there is no room for it, the file itself may still fit.
 * @param {Cache} cache
 * @param {string} id
 * @param {Uint8Array} piece
 */
const keepPart = (cache, id, piece) => cache.put(partAddress(id), new Response(/** @type {any} */ (piece))).catch(() => {});

/**
 * @param {Uint8Array} bytes
 * @param {ReleaseFile} file
 */
async function isWhole(bytes, file) {
  return bytes.length === file.size && (await digest(bytes)) === file.hash;
}

/** @param {Uint8Array} bytes */
async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', /** @type {any} */ (bytes)));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string} path
 * @param {ReleaseFile} file
 */
function address(path, file) {
  return `/_/${file.hash}${/\.\w+$/.exec(path)?.[0] ?? '.html'}`;
}

/** @param {string} id */
const partAddress = (id) => `/_/${id}.part`;

/** @param {ReleaseFile} file */
function partsOf(file) {
  return (file.parts ?? '').split(' ').filter(Boolean).map((part) => {
    const [id, size] = part.split(':');
    return { id, size: Number(size) };
  });
}
