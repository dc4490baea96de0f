// The service worker: a small engine that keeps a whole, verified copy of the
// guide on the phone and replaces it only by a whole, verified, newer one. See
// README.md.

import { answer } from './answer.ts';
import { CACHE } from './copy.ts';
import { pathOf, ROOT } from './folder.ts';
import { failed, report, started, verify } from './health.ts';
import { removeLeftovers } from './leftovers.ts';
import { worker } from './scope.ts';
import { change, load } from './state.ts';
import { check, checkSoon } from './update.ts';

const policy = (worker as any).trustedTypes?.createPolicy(TRUSTED_TYPES, { createScriptURL: (url: string) => url });
const fallback = ROOT + FALLBACK_PATH;
worker.importScripts(policy ? policy.createScriptURL(fallback) : fallback); // sets worker.emergency

/** Kept open: a private session of WebKit forgets a cache that nobody has open. */
let open: Promise<Cache>;
worker.addEventListener('install', (event) => {
  open = caches.open(CACHE);
  event.waitUntil(open);
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
  removeLeftovers().catch(() => {}); // of workers before this one
});
worker.addEventListener('fetch', (event) => {
  const path = pathOf(new URL(event.request.url));
  if (event.request.method !== 'GET' || path === undefined || path === RELEASE_PATH) return;
  event.respondWith(answer(event, path));
  if (event.request.mode === 'navigate') event.waitUntil(checkSoon());
});
worker.addEventListener('message', (event) => {
  const { data, source, ports } = event;
  const tab = (source as Client | null)?.id ?? '';
  const acts: Record<string, () => Promise<unknown>> = {
    takeOver,
    check,
    state: report,
    verify: () => verify((progress, of) => ports[0]?.postMessage({ progress, of })),
    started: () => started(tab),
    failed: () => failed(tab),
    seen: () => change((state) => { state.changes = []; }),
    news: async () => (await load()).news ?? {},
    newsRead: () => change((state) => { if (state.news) state.news.read = true; }),
  };
  if (data?.settings) event.waitUntil(change((state) => { state.settings = data.settings; }));
  const act = typeof data === 'string' && acts[data];
  if (act) event.waitUntil(act().then((answer) => ports[0]?.postMessage(answer ?? true)));
});

/**
 * Replaces the worker before, when nobody looks: what a page was fetching from
 * that one is lost. Chromium then leaves a page without its style, or hangs in
 * the navigation (seen under load). Without this it comes when all tabs are closed.
 */
async function takeOver(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.every(({ visibilityState }) => visibilityState === 'hidden')) await worker.skipWaiting();
}
