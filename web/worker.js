// The service worker: a small engine that keeps a whole, verified copy of the
// guide on the phone and replaces it only by a whole, verified, newer one.
//
// The release is data: /release.json names the files of the app and of the
// content, each by its SHA-256. Files are stored under their hash; one state
// record says which release is current, and one write of it changes that.
// Nothing that the network says can make the copy worse.
//
// In the order of a copy's life: check, take, obtain, commit, answer, watch,
// verify, tell. `guide serve -retire` publishes another file in place of this
// one, which takes everything away.
'use strict';

/**
 * @typedef {{hash: string, size: number, type: string, parts?: string}} File
 * @typedef {Record<string, File>} Files by path
 * @typedef {{id: string, files: Files, worked?: boolean}} App
 * @typedef {{id: string, seq: number, inside?: string[], files: Files, contacts: Record<string, string>, refs: Record<string, string>}} Content
 * @typedef {{format: string, app: App, content: Content, badApps: string[]}} Pointer
 * @typedef {{name: string, before: string, after: string}} Change
 * @typedef {{app?: App, appBefore?: App, content?: Content, contentBefore?: Content,
 *   settings?: Record<string, string>, turn: number, bad: string[], failedPages: string[], reached: number, verified: number, changes: Change[], log: string[]}} State
 */

const CACHE = 'one-minute-2';
const OURS = 'one-minute-';
const STATES = ['/state-0', '/state-1'];
const POINTER = '/release.json';
const FORMAT = 'one-minute-release-3';
const NOT_FOUND = '/404.html';
const BY_PATH = ['/pack.json', '/manifest.webmanifest']; // what every page asks for by its path
const STALL = 10_000; // milliseconds without a byte after which a download is given up
const FAILURES = 3; // failed starts of one app that bring back the one before
const LARGE = 1 << 20; // bytes from which a file that is cut off keeps its parts
const LOG = 20;

/** What the server sets on every answer, and the copy too; a test compares the two. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The policy of a page. Of what stands inside it, those texts are allowed whose
 * hashes the release names; the emergency page has none.
 * @param {string[]} [inside]
 */
function policyOf(inside = []) {
  const [script, style] = [inside[0], inside[1]].map((hash) => (hash ? ` '${hash}'` : ''));
  return `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${script}; style-src 'self'${style}; img-src 'self'; ` +
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types guide";
}

/** @type {any} */
const worker = self;
const policy = worker.trustedTypes?.createPolicy('guide', { createScriptURL: (/** @type {string} */ url) => url });
importScripts(policy ? policy.createScriptURL('/emergency.js') : '/emergency.js'); // sets self.emergency

/** @type {Promise<Cache>} held open: a private session of WebKit forgets a cache that nobody holds */
let held;
worker.addEventListener('install', (/** @type {any} */ event) => {
  held = caches.open(CACHE);
  event.waitUntil(held);
});
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  const ours = event.request.method === 'GET' && url.origin === location.origin;
  if (ours && url.pathname !== POINTER) event.respondWith(answer(event, url));
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  const act = { takeOver, check, state: tell, verify, started, failed, seen: () => change((state) => { state.changes = []; }) }[event.data];
  if (event.data?.settings) event.waitUntil(change((state) => { state.settings = event.data.settings; }));
  if (act) event.waitUntil(act(event).then((/** @type {any} */ result) => event.ports[0]?.postMessage(result ?? true)));
});

/**
 * Replaces the worker before, when nobody looks: what a page was fetching from
 * that one is lost. Chromium then leaves a page without its style, or hangs in
 * the navigation (seen under load). Without this it comes when all tabs are closed.
 */
async function takeOver() {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.every((/** @type {any} */ page) => page.visibilityState === 'hidden')) await worker.skipWaiting();
}

// --- state: one record, read and written whole ---
//
// It is written to two places in turn, and the newer one counts: a browser that
// is killed in the middle of a write loses the record it was writing (seen in
// Chromium), and must not lose the copy with it.

/** @returns {State} */
const blank = () => ({ turn: 0, bad: [], failedPages: [], reached: 0, verified: 0, changes: [], log: [] });

/**
 * Fails when the storage fails: whoever took that for an empty state would
 * write it over a good one.
 * @returns {Promise<State>}
 */
async function load() {
  const cache = await caches.open(CACHE);
  let newest = blank();
  for (const record of await Promise.all(STATES.map((place) => cache.match(place)))) {
    try {
      const state = record && JSON.parse(await record.text());
      if (state?.turn > newest.turn) newest = { ...blank(), ...state };
    } catch {
      // damaged: the other one counts
    }
  }
  return newest;
}

/** @type {Promise<any>} */
let writing = Promise.resolve();

/**
 * Reads the state, lets it be changed, and writes it, one change after the other.
 * @param {(state: State) => void} edit
 */
function change(edit) {
  writing = writing.catch(() => {}).then(async () => {
    const state = await load();
    edit(state);
    state.turn++;
    await (await caches.open(CACHE)).put(STATES[state.turn % 2], new Response(JSON.stringify(state)));
  });
  return writing;
}

/** @param {string} line */
const note = (line) => change((state) => { state.log = [`${new Date().toISOString()} ${line}`, ...state.log].slice(0, LOG); });

// --- check: is there something newer? ---

/** @type {Promise<void> | undefined} */
let checking;
/** @type {Promise<void> | undefined} */
let again;
/** @type {Files} what the server's release consists of, for the count while it comes */
let wanted = {};

/**
 * One check at a time. Whoever asks meanwhile gets another one after it, for the
 * one under way may have asked the server too early.
 * @returns {Promise<void>}
 */
function check() {
  if (checking) {
    again ??= checking.then(() => { again = undefined; return check(); });
    return again;
  }
  checking = takeWhatIsNew()
    .catch((error) => note(String(error?.message ?? error)).catch(() => {}))
    .finally(() => { checking = undefined; });
  return checking;
}

async function takeWhatIsNew() {
  const pointer = await fetchPointer();
  await change((state) => {
    state.reached = Date.now();
    withdraw(state, pointer.badApps);
  });
  const { content, app, bad } = await load();
  /** @type {Pool} */
  const pool = new Map();
  if (content && pointer.content.seq < content.seq) throw new Error(`content ${pointer.content.seq} is older than ${content.seq}`);
  wanted = { ...pointer.content.files, ...pointer.app.files };
  if (content?.id !== pointer.content.id || !(await allThere(content.files))) {
    await take(pointer.content.files, content?.files, pool);
    await change((state) => commitContent(state, pointer));
  }
  if ([...bad, ...pointer.badApps].includes(pointer.app.id)) {
    if (app && !(await allThere(app.files))) await take(app.files, undefined, pool);
  } else if (app?.id !== pointer.app.id || !(await allThere(app.files))) {
    await take(pointer.app.files, app?.files, pool);
    await change((state) => commitApp(state, pointer.app));
  }
  await removeWhatIsLeft();
}

/** @param {Files} files */
async function allThere(files) {
  return (await count(files)) === Object.keys(files).length;
}

/** @param {Files} files */
async function count(files) {
  const cache = await caches.open(CACHE);
  const there = await Promise.all(Object.entries(files).map(([path, file]) => cache.match(address(path, file))));
  return there.filter(Boolean).length;
}

/** @returns {Promise<Pointer>} */
async function fetchPointer() {
  const bytes = await receive(POINTER, { cache: 'no-store' });
  /** @type {Pointer} */
  const pointer = JSON.parse(new TextDecoder().decode(bytes));
  const whole = (/** @type {Files} */ files, /** @type {string[]} */ paths) => files && paths.every((path) => files[path]) &&
    Object.values(files).every((file) => /^[0-9a-f]{64}$/.test(file.hash) && file.size >= 0);
  if (pointer.format !== FORMAT || !Array.isArray(pointer.badApps) || !Number.isInteger(pointer.content?.seq) ||
    pointer.content.inside?.length !== 2 || !pointer.content.inside.every((hash) => /^sha256-[\w+/]{43}=$/.test(hash)) || !whole(pointer.content.files, ['/', NOT_FOUND]) || !whole(pointer.app?.files, ['/client.wasm', '/boot.js'])) {
    throw new Error('the answer for /release.json is no release');
  }
  return pointer;
}

// --- take: every file of a release, stored and verified ---

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
 * @param {File} file
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
 * @param {File} file
 * @param {File | undefined} old
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
 * @param {File} file
 * @param {File | undefined} old
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
 * @param {File} file
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
 * @param {File} file
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
 * @param {File} file
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
 * @param {File} file
 */
function address(path, file) {
  return `/_/${file.hash}${/\.\w+$/.exec(path)?.[0] ?? '.html'}`;
}

/** @param {string} id */
const partAddress = (id) => `/_/${id}.part`;

/** @param {File} file */
function partsOf(file) {
  return (file.parts ?? '').split(' ').filter(Boolean).map((part) => {
    const [id, size] = part.split(':');
    return { id, size: Number(size) };
  });
}

// --- commit: one write makes a release current ---

/**
 * @param {State} state
 * @param {Pointer} pointer
 */
function commitContent(state, { content, app }) {
  /** @type {Record<string, string>} what the pages of this content call the app's files */
  const refs = {};
  for (const [path, file] of Object.entries(app.files)) refs[address(path, file)] = path;
  for (const [name, after] of Object.entries(content.contacts)) {
    const before = state.content?.contacts[name];
    if (before && before !== after) state.changes.push({ name, before, after });
  }
  if (state.content && state.content.id !== content.id) state.contentBefore = state.content;
  state.content = { ...content, refs };
  state.verified = Date.now();
}

/**
 * @param {State} state
 * @param {App} app
 */
function commitApp(state, app) {
  if (state.app?.id !== app.id) {
    if (state.app) state.appBefore = state.app;
    state.app = app;
    state.failedPages = [];
  }
  state.verified = Date.now();
}

/**
 * Goes back to the app before when the server takes this one back.
 * @param {State} state
 * @param {string[]} badApps
 */
function withdraw(state, badApps) {
  if (state.app && badApps.includes(state.app.id)) goBack(state);
}

/** @param {State} state */
function goBack(state) {
  if (!state.app) return;
  if (!state.bad.includes(state.app.id)) state.bad.push(state.app.id);
  if (!state.appBefore || state.bad.includes(state.appBefore.id)) return;
  state.app = state.appBefore;
  delete state.appBefore;
  state.failedPages = [];
}

/** The release before stays, for the tabs that began with it; nothing older does. */
async function removeWhatIsLeft() {
  const state = await load();
  if (!state.app || !state.content) return;
  const keep = new Set(STATES);
  for (const release of [state.app, state.appBefore, state.content, state.contentBefore]) {
    for (const [path, file] of Object.entries(release?.files ?? {})) keep.add(address(path, file));
  }
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name); // of an engine before this one
  }
}

// --- answer: from the copy, the network, or the emergency page ---

/** @type {Map<string, App>} the app that each tab began with */
const begunWith = new Map();

/**
 * @param {any} event
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function answer(event, url) {
  const { request } = event;
  const state = await load().catch(blank);
  const navigates = request.mode === 'navigate';
  if (navigates && state.app && event.resultingClientId) begunWith.set(event.resultingClientId, state.app);
  const app = begunWith.get(event.clientId) ?? appOf(state, url.pathname);
  const kept = await fromCopy(state, app, url.pathname, navigates).catch(() => undefined);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!navigates) throw error;
    return new Response(worker.emergency, { status: 503, headers: headers('text/html; charset=utf-8') });
  }
}

/**
 * @param {string} type
 * @param {string[]} [inside]
 */
const headers = (type, inside) => ({ ...HEADERS, 'Content-Security-Policy': policyOf(inside), 'Content-Type': type });

/**
 * The app of a tab that began before this worker did, as every tab does when
 * changed numbers bring another emergency page: an address that only the pages
 * before name belongs to the app before.
 * @param {State} state
 * @param {string} pathname
 */
function appOf({ app, appBefore, content, contentBefore }, pathname) {
  const named = content?.refs[pathname] ? undefined : contentBefore?.refs[pathname];
  const file = named && appBefore?.files[named];
  return file && address(named, file) === pathname ? appBefore : app;
}

/**
 * @param {State} state
 * @param {App | undefined} app
 * @param {string} pathname
 * @param {boolean} navigates
 */
async function fromCopy(state, app, pathname, navigates) {
  if (!state.content) return undefined;
  const cache = await caches.open(CACHE);
  /**
   * @param {string} path
   * @param {File | undefined} file
   */
  const keptFile = async (path, file, status = 200) => {
    if (!file) return undefined;
    // the program shows by itself that it is not right; copied through here, it takes half as long again
    if (file.size >= LARGE) return cache.match(address(path, file));
    const bytes = await stored(cache, path, file);
    const body = bytes && file.type.startsWith('text/html') ? withSettings(bytes, state.settings) : bytes;
    return body && new Response(/** @type {any} */ (body), { status, headers: headers(file.type, state.content?.inside) });
  };
  const path = navigates ? route(pathname) : pathname;
  const named = state.content.refs[path] ?? state.contentBefore?.refs[path];
  if (named && app) return keptFile(named, app.files[named]);
  const file = state.content.files[path] ?? app?.files[path];
  if (file) return keptFile(path, file);
  if (pathname.startsWith('/_/')) {
    for (const content of [state.content, state.contentBefore]) {
      const found = Object.entries(content?.files ?? {}).find(([p, f]) => address(p, f) === pathname);
      if (found) return keptFile(...found);
    }
  }
  return navigates ? keptFile(NOT_FOUND, state.content.files[NOT_FOUND], 404) : undefined;
}

/**
 * What the worker has chosen on About stands in the page as it comes. The page's
 * script, which knows it too, runs at the page's end: on a slow phone a bright
 * frame would come before the dark ones.
 * @param {Uint8Array} page
 * @param {Record<string, string>} [settings]
 */
function withSettings(page, settings = {}) {
  const chosen = ['text', 'colours', 'hide'].filter((name) => /^\w+$/.test(settings[name] ?? '')).map((name) => ` data-${name}="${settings[name]}"`);
  return chosen.length ? new TextDecoder().decode(page).replace('<html', `<html${chosen.join('')}`) : page;
}

/**
 * A page answers with a query, without its last slash, and as index.html too.
 * @param {string} path
 */
function route(path) {
  const plain = path.replace(/index\.html$/, '');
  return plain.endsWith('/') || plain.includes('.') ? plain : `${plain}/`;
}

// --- watch: does the app start? ---

/** @param {any} event */
async function started(event) {
  const { app, failedPages } = await load();
  if (app && (failedPages.length || !app.worked) && beganWith(event, app)) {
    await change((state) => {
      if (state.app?.id !== app.id) return;
      state.app.worked = true;
      state.failedPages = [];
    });
  }
}

/** @param {any} event */
async function failed(event) {
  const { app } = await load();
  if (!app || !beganWith(event, app)) return;
  await change((state) => {
    if (state.app?.id !== app.id) return;
    // by page, since a page whose worker was just replaced may tell it twice
    state.failedPages = [...new Set(state.failedPages).add(event.source?.id ?? '')];
    if (state.failedPages.length >= FAILURES) goBack(state);
  });
  await note(`app ${app.id} did not start`);
}

/**
 * @param {any} event
 * @param {App} app
 */
function beganWith(event, app) {
  return (begunWith.get(event.source?.id) ?? app).id === app.id;
}

// --- verify and tell ---

/**
 * Hashes every stored file, and mends what it can.
 * @param {any} event
 */
async function verify(event) {
  const state = await load();
  const cache = await caches.open(CACHE);
  const files = Object.entries({ ...state.content?.files, ...state.app?.files });
  /** @type {Pool} */
  const pool = new Map();
  let have = 0, altered = 0, mended = 0;
  for (const [path, file] of files) {
    if (await stored(cache, path, file)) {
      have++;
    } else {
      if (await cache.delete(address(path, file))) altered++;
      const mend = obtain(cache, path, file, undefined, pool).then(() => true, () => false);
      if (await mend) {
        have++;
        mended++;
      }
    }
    event.ports[0]?.postMessage({ progress: have, of: files.length });
  }
  if (have === files.length && have > 0) await change((now) => { now.verified = Date.now(); });
  return { ...(await tell()), have, altered, mended };
}

async function tell() {
  const state = await load();
  const installed = Boolean(state.content && state.app);
  const files = installed ? { ...state.content?.files, ...state.app?.files } : wanted;
  const have = await count(files), of = Object.keys(files).length;
  return {
    complete: installed && have === of,
    have,
    of,
    content: state.content?.seq ?? 0,
    app: state.app?.id ?? '',
    reached: state.reached,
    verified: state.verified,
    changes: state.changes,
    log: state.log,
    busy: Boolean(checking),
  };
}
