// The service worker: keeps every file of the release under its hash, and
// answers from there. A release is taken over in one write, once all its files
// are on the phone and their hashes are right.
'use strict';

/**
 * @typedef {{address: string, hash: string, type: string}} File
 * @typedef {{format: string, headers: Record<string, string>, files: Record<string, File>}} Release
 */

const CACHE = 'one-minute-files';
const POINTER = '/release.json';
const FORMAT = 'one-minute-release-1';
const NOT_FOUND = '/404.html';
/** @type {any} */
const worker = self;

worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(takeRelease());
});
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return;
  event.respondWith(answer(event.request, url).catch(() => fetch(event.request)));
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'check') event.waitUntil(check());
  if (event.data === 'state') event.waitUntil(count().then((state) => event.ports[0].postMessage(state)));
});

/** @type {Promise<void>} */
let checking = Promise.resolve();

/** One check at a time, so that an older release never comes last; a failed one leaves the copy as it is. */
function check() {
  checking = checking.then(takeRelease).catch(() => {});
  return checking;
}

/** Fetches the server's release, then the files that are missing, then makes it the current one. */
async function takeRelease() {
  const answer = await fetch(POINTER, { cache: 'no-store', redirect: 'error', credentials: 'omit' });
  const text = await answer.text();
  /** @type {Release} */
  const release = JSON.parse(text);
  if (!answer.ok || release.format !== FORMAT || !release.files['/'] || !release.files[NOT_FOUND]) throw new Error('not a release');
  const cache = await caches.open(CACHE);
  await cache.put('/next', new Response(text));
  for (const file of Object.values(release.files)) {
    if (!(await cache.match(file.address))) await cache.put(file.address, await download(file, release));
  }
  await cache.put(POINTER, new Response(text));
}

/**
 * @param {File} file
 * @param {Release} release
 * @returns {Promise<Response>} the file with headers of our own, if its hash is right
 */
async function download(file, release) {
  for (const cache of /** @type {RequestCache[]} */ (['default', 'reload'])) { // the browser's own copy may be a bad one
    const answer = await fetch(file.address, { cache, redirect: 'error', credentials: 'omit' });
    const bytes = await answer.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hash === file.hash) return new Response(bytes, { headers: { ...release.headers, 'Content-Type': file.type } });
  }
  throw new Error(`${file.address} has another hash`);
}

/**
 * @param {Request} request
 * @param {URL} url
 * @returns {Promise<Response>}
 */
async function answer(request, url) {
  const cache = await caches.open(CACHE);
  const byHash = url.pathname.startsWith('/_/') && (await cache.match(url.pathname));
  if (byHash) return byHash;
  const pointer = await cache.match(POINTER);
  if (!pointer || url.pathname === POINTER) return fetch(request);
  /** @type {Release} */
  const release = await pointer.json();
  const file = release.files[route(url.pathname)];
  if (file) return (await cache.match(file.address)) ?? fetch(request);
  if (request.mode !== 'navigate') return fetch(request);
  const missing = await cache.match(release.files[NOT_FOUND].address);
  return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : fetch(request);
}

/**
 * A page answers with a query, without its last slash, and as index.html too.
 * @param {string} path
 */
function route(path) {
  const plain = path.replace(/index\.html$/, '');
  return plain.endsWith('/') || plain.includes('.') ? plain : `${plain}/`;
}

/** Counts the files of the current release that are on the phone, or of the first while it comes. */
async function count() {
  const cache = await caches.open(CACHE);
  const next = (await cache.match(POINTER)) ?? (await cache.match('/next'));
  if (!next) return { have: 0, of: 0 };
  const files = Object.values(/** @type {Release} */ (await next.json()).files);
  const stored = await Promise.all(files.map((file) => cache.match(file.address)));
  return { have: stored.filter(Boolean).length, of: files.length };
}
