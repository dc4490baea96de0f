// Registers the worker that keeps the copy on this phone, asks it what the page and
// the program want to know, and lets a newer one take over.

import type { Report } from '../worker/report.ts';
import { isInstalled } from './install.ts';

let registered: (registration: Promise<ServiceWorkerRegistration | undefined>) => void;
const registration = new Promise<ServiceWorkerRegistration | undefined>((resolve) => { registered = resolve; });
let refused = false; // the browser keeps no worker, or gives it no storage
let asking = 0; // questions that the worker has not answered yet

const after = (ms: number) => new Promise<undefined>((resolve) => { setTimeout(resolve, ms); });

export function register(url: string): void {
  const begin = async () => navigator.serviceWorker?.register(url, { updateViaCache: 'none' });
  registered(begin().then(watchInstall, (error) => { // a browser that forbids workers still shows the page
    refused = !(error instanceof TypeError); // which is the network's
    return undefined;
  }));
  keepFresh(); // at once: a worker that retires hears of this page by what it asks
}

function watchInstall(registration: ServiceWorkerRegistration | undefined): ServiceWorkerRegistration | undefined {
  const worker = registration?.installing;
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'redundant' && !registration?.active) refused = true;
  });
  return registration;
}

/**
 * @param patience milliseconds; a worker that died answers nothing
 * @returns the worker's answer, or null
 */
export async function ask(message: string, onProgress?: (have: number, of: number) => void, patience = 5000): Promise<any> {
  // at once, where there is one: what a page asks as it is left still arrives
  const worker = navigator.serviceWorker?.controller ?? (await Promise.race([activeWorker(), after(patience)]));
  if (!worker) return null;
  asking++;
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, patience, null);
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data?.progress === undefined) return resolve(data);
      timer = setTimeout(resolve, patience, null);
      onProgress?.(data.progress, data.of);
    };
    worker.postMessage(message, [channel.port2]);
  }).catch(() => null).finally(() => { asking--; }); // WebKit throws for a worker that is gone
}

async function activeWorker(): Promise<ServiceWorker | null | undefined> {
  return (await registration) && (await navigator.serviceWorker.ready).active;
}

/**
 * Another worker takes over while the page is out of sight and asks nothing. A
 * page that is hidden because it is left does not live to see the timer.
 */
export function letWorkerTakeOver(): void {
  let timer = 0;
  document.addEventListener('visibilitychange', () => {
    clearInterval(timer);
    if (document.visibilityState !== 'hidden') return;
    timer = setInterval(async () => { if (!asking) (await registration)?.waiting?.postMessage('takeOver'); }, 2000);
  });
}

/** Looks for a newer release once the page has what it needs, and whenever there may be one. */
function keepFresh(): void {
  const check = () => { if (document.visibilityState === 'visible') ask('check'); };
  check();
  document.addEventListener('visibilitychange', check);
  addEventListener('online', check);
  addEventListener('pageshow', (event) => { if (event.persisted) check(); });
  setInterval(check, 60 * 60 * 1000);
}

/** What is said of a copy of which no worker reports. */
const unknown: Report = { complete: false, have: 0, of: 0, altered: 0, mended: 0,
  reached: 0, verified: 0, content: 0, contentId: '', app: '', numbers: '', guides: { have: 0, of: 0 }, changes: [], log: [], busy: false };

interface Offline extends Report {
  able: boolean; // whether this browser can keep a copy at all
  lasting: boolean; // whether it has promised to keep it
}

/** What the worker says of its copy, and the browser of how long it keeps it. */
export async function offline(): Promise<Offline> {
  return described(await ask('state'));
}

async function described(report: Report | null): Promise<Offline> {
  return { ...unknown, ...report, able: 'serviceWorker' in navigator && !refused, lasting: await lasts() };
}

/**
 * Whether the browser has promised to keep what is stored. No browser says that
 * a window is a private one, but none promises it there: what is not promised
 * may be gone when the window closes, after a week, or when the disk is full.
 */
async function lasts(): Promise<boolean> {
  const promised = await navigator.storage?.persisted?.().catch(() => false);
  return Boolean(promised) || isInstalled(); // iOS keeps it for an icon and does not say
}

export async function verify(onProgress: (have: number, of: number) => void): Promise<Offline> {
  return described(await ask('verify', onProgress, 60_000));
}

/** The report after a check, and whether it tells of this very check. */
export async function update(): Promise<Offline & { checked: boolean }> {
  const before = await ask('state');
  const result = await ask('check', undefined, 60_000);
  const now = await offline();
  const check = result?.number ? result : now.check; // another check may have begun since
  return { ...now, check, checked: Boolean(check && check.number !== before?.check?.number) };
}

export const seen = () => ask('seen');
