// The worker of a preview. An editor's browser may have a copy of a published site at
// this address, and would show that: the copy and its worker go, as when a guide is
// withdrawn, and the pages that came from it load again.

import { retire } from './retirement.ts';
import { worker } from './scope.ts';

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(replace()));
worker.addEventListener('message', (event) => event.waitUntil(retire())); // see retire.ts

async function replace(): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window' });
  await retire();
  for (const page of pages) page.navigate(page.url).catch(() => {}); // it may have gone
}
