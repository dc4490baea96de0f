// Take: every file of a release, stored and verified.

/** @typedef {Map<string, Uint8Array>} Pool parts at hand, by id */

/**
 * @param {Files} files
 * @param {Files | undefined} before the release whose parts may serve again
 * @param {Pool} pool
 */
async function take(files, before, pool) {
  const cache = await caches.open(CACHE);
  for (const [path, file] of Object.entries(files)) {
    const old = before?.[path];
    if (!(await stored(cache, path, file))) await obtain(cache, path, file, old, pool);
  }
  for (const [path, file] of Object.entries(files)) {
    const bytes = await stored(cache, path, file);
    if (!bytes) throw new Error(`${path} was not kept`);
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
 * Gets one file, from the parts at hand and those that are missing, or as a whole.
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {ReleaseFile | undefined} old
 * @param {Pool} pool
 */
async function obtain(cache, path, file, old, pool) {
  const bytes = (await fromParts(cache, path, file, old, pool)) ?? (await asOpened(path, file)) ?? (await asWhole(cache, path, file, 'default')) ??
    (await asWhole(cache, path, file, 'reload')); // the browser's own copy may be a bad one
  if (!bytes) throw new Error(`${path} is not what the release says`);
  await cache.put(address(path, file), new Response(/** @type {any} */ (bytes), { headers: headers(file.type) }));
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {ReleaseFile | undefined} old
 * @param {Pool} pool
 * @returns {Promise<Uint8Array | undefined>} undefined when no part is at hand, or they do not fit
 */
async function fromParts(cache, path, file, old, pool) {
  const parts = partsOf(file);
  for (const part of parts) {
    const kept = pool.has(part.id) ? undefined : await cache.match(partAddress(part.id));
    if (kept) pool.set(part.id, new Uint8Array(await kept.arrayBuffer()));
  }
  const bytesBefore = old?.parts && (await stored(cache, path, old));
  if (old && bytesBefore) {
    let at = 0;
    for (const part of partsOf(old)) pool.set(part.id, bytesBefore.subarray(at, at += part.size));
  }
  if (!parts.some((part) => pool.has(part.id))) return undefined;
  for (const part of parts) {
    if (pool.has(part.id)) continue;
    const piece = await receive(partAddress(part.id), {}).catch((error) => { if (!error.status) throw error; });
    if (!piece || !(await digest(piece)).startsWith(part.id)) return undefined; // then the whole
    pool.set(part.id, piece);
  }
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (const part of parts) {
    const piece = /** @type {Uint8Array} */ (pool.get(part.id));
    if (at + piece.length > bytes.length) return undefined;
    bytes.set(piece, at);
    at += piece.length;
  }
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
  const bytes = await receive(path, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
  return bytes && (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {ReleaseFile} file
 * @param {RequestCache} from
 */
async function asWhole(cache, path, file, from) {
  const bytes = new Uint8Array(file.size);
  const parts = file.size > LARGE ? partsOf(file) : [];
  let at = 0, done = 0, partEnd = parts[0]?.size ?? 0;
  await receive(address(path, file), { cache: from }, async (chunk) => {
    if (at + chunk.length > bytes.length) throw new Error(`${path} is longer than the release says`);
    bytes.set(chunk, at);
    at += chunk.length;
    while (done < parts.length && at >= partEnd) { // what is whole of a large file outlives a cut
      const { id, size } = parts[done++];
      const piece = bytes.slice(partEnd - size, partEnd);
      if ((await digest(piece)).startsWith(id)) await cache.put(partAddress(id), new Response(piece));
      partEnd += parts[done]?.size ?? 0;
    }
  });
  return (await isWhole(bytes, file)) ? bytes : undefined;
}

/**
 * @param {string} url
 * @param {RequestInit} init
 * @param {(chunk: Uint8Array) => Promise<void>} [onChunk] instead of the result
 * @returns {Promise<Uint8Array>} the body of a plain 200, unless it stalls
 */
async function receive(url, init, onChunk) {
  const abort = new AbortController();
  let timer = 0;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(new Error(`${url} stalled`)), STALL);
  };
  alive();
  try {
    const answer = await fetch(url, { ...init, redirect: 'error', credentials: 'omit', signal: abort.signal });
    if (answer.status !== 200 || !answer.body) throw Object.assign(new Error(`${url} answered ${answer.status}`), { status: answer.status });
    /** @type {Uint8Array[]} */
    const chunks = [];
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      if (onChunk) await onChunk(value);
      else chunks.push(value);
    }
    return new Uint8Array(await new Blob(/** @type {any} */ (chunks)).arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

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
