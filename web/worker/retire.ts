// The retire worker: published in place of the engine, on purpose, when a guide
// is withdrawn. It removes our copy and then itself. A missing file never does.

import { retire } from './retirement.ts';
import { worker } from './scope.ts';

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(retire()));
// a page that starts meanwhile registers its worker, which takes the registration up again; then it asks something
worker.addEventListener('message', (event) => event.waitUntil(retire()));
