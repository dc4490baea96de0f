// The service worker: a small engine that keeps a whole, verified copy of the
// guide on the phone and replaces it only by a whole, verified, newer one.
//
// The release is data: /release.json names the files of the app and of the
// content, each by its SHA-256. Files are stored under their hash; one state
// record says which release is current, and one write of it changes that.
// Nothing that the network says can make the copy worse.
//
// The files of this folder are one script, sent as one. This one stands first and
// says what is heard; the others are in the order of a copy's life. `guide serve
// -retire` publishes retire.js in their place, which takes everything away.
'use strict';

/**
 * @typedef {{hash: string, size: number, type: string, parts?: string}} ReleaseFile
 * @typedef {Record<string, ReleaseFile>} Files by path
 * @typedef {{id: string, files: Files, worked?: boolean}} App
 * @typedef {{name: string, audience: string, number: string}} Contact
 * @typedef {{id: string, seq: number, inside?: string[], gone?: string[], files: Files, contacts: Record<string, string>,
 *   contactsByID?: Record<string, Contact>, refs: Record<string, string>}} Content
 * @typedef {{format: string, app: App, content: Content, badApps: string[]}} Pointer
 * @typedef {{id: string, kind: 'number' | 'renamed' | 'removed', name: string, before: string, after: string}} Change
 *
 * @typedef {'' | 'unreachable' | 'slow' | 'status' | 'redirected' | 'invalid' | 'altered' | 'room' | 'pages' | 'other'} Why
 * @typedef {'' | 'reached' | 'same' | 'coming' | 'taken' | 'refused' | 'older' | 'withdrawn' | 'failed'} Outcome
 * @typedef {{outcome: Outcome, why: Why, status: number}} Part what came of it, why not, and how the server answered
 * @typedef {Part & {number: number, seq: number, contentId: string, appId: string, content: Part, app: Part}} Check
 *   the pointer's outcome, how many checks there were, what the server has, and what came of its two releases
 *
 * @typedef {{app?: App, appBefore?: App, content?: Content, contentBefore?: Content, check?: Check,
 *   settings?: Record<string, string>, turn: number, bad: string[], chances: Record<string, 'failed' | 'away' | 'again' | 'used'>,
 *   failedPages: string[], reached: number, verified: number, changes: Change[], log: string[]}} State
 */

const CACHE = 'one-minute-2';
const OURS = 'one-minute-';
const STATES = ['/state-0', '/state-1'];
const POINTER = '/release.json';
const FORMAT = 'one-minute-release-3';
const NOT_FOUND = '/404.html';
const BY_PATH = ['/manifest.webmanifest']; // what every page asks for by its path
const UNASKED = 8_000; // milliseconds after a navigation in which its page asks for a check, if it can
const ELSEWHERE = 3_000; // milliseconds for the server to answer for a page that is not in the copy
const FAILURES = 3; // failed starts of one app that bring back the one before
const LARGE = 1 << 20; // bytes from which a file that is cut off keeps its parts
const LOG = 20;

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
  if (!ours || url.pathname === POINTER) return;
  event.respondWith(answer(event, url));
  if (event.request.mode === 'navigate') event.waitUntil(checkSoon());
});
worker.addEventListener('message', (/** @type {any} */ event) => {
  /** @type {Record<string, (event: any) => Promise<any>>} */
  const acts = { takeOver, check, state: tell, verify, started, failed, seen: () => change((state) => { state.changes = []; }) };
  const act = acts[event.data];
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
