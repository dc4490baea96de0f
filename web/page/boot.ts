// Keeps links native, starts the app once the page has painted, and offers it what
// only a page can do. The page reads and dials without any of it.

import { guardScreen } from './foreign.ts';
import { keepHistory } from './history.ts';
import { isInstalled, offerInstall } from './install.ts';
import { keepLinksNative } from './links.ts';
import { outdated, watchForNewer } from './newer.ts';
import { oneMinute } from './offer.ts';
import { arrived, beginsAtTop, focusOn, keepPositions, keeps, measureBars } from './position.ts';
import { prepare, startApp } from './program.ts';
import { replaceWhatIsRefused } from './refused.ts';
import { ask, letWorkerTakeOver, offline, register, seen, update, verify } from './register.ts';
import { forgetSearches, readIndex } from './search.ts';
import { canShare, copy, datePrints, print, share } from './sharing.ts';
import { ROOT } from './site.ts';

const worker = ROOT + WORKER_PATH;
const { exec = '', client = '' } = (document.currentScript as HTMLElement).dataset;
const policy = (window as any).trustedTypes?.createPolicy(TRUSTED_TYPES, {
  createScriptURL(url: string) {
    if (url !== worker && url !== exec) throw new TypeError('not a script of this page');
    return url;
  },
});
const trusted = (url: string): string => (policy ? policy.createScriptURL(url) : url);
const addresses = { exec, client, trusted };

guardScreen();
keepHistory();
watchForNewer();
keepPositions();
letWorkerTakeOver();
replaceWhatIsRefused();
keepLinksNative();
datePrints();
forgetSearches();
offerToApp();
offerInstall();
// From the copy it competes with nothing on the line, only with the first frame.
if (navigator.serviceWorker?.controller) requestAnimationFrame(() => { prepare(addresses).catch(() => {}); });
// The page's own downloads come first; the worker then finds them in the browser's
// cache. WebKit leaves a worker installing for ever whose page goes away meanwhile,
// which a page with a running app seldom does.
whenPainted(() => {
  measureBars();
  const patience = new Promise((resolve) => { setTimeout(resolve, 4_000); });
  Promise.race([startApp(addresses), patience]).then(() => register(trusted(worker)));
});

/** What go-app's runtime and our own client expect of the page. */
function offerToApp(): void {
  const env: Record<string, string> = { GOAPP_VERSION: '', GOAPP_INTERNAL_URLS: '[]', GOAPP_STATIC_RESOURCES_URL: '', GOAPP_ROOT_PREFIX: '' };
  Object.assign(window, {
    goappGetenv: (name: string) => env[name],
    goappNav() {}, goappOnUpdate() {}, goappOnAppInstallChange() {}, goappShowInstallPrompt() {},
    goappIsAppInstallable: () => false,
    goappIsAppInstalled: isInstalled,
  });
  const offered: Omit<BootScript, 'pack'> = {
    arrived, focusOn, beginsAtTop, keeps, ask, outdated, offline, verify, update, seen, copy, canShare, share, print, readIndex,
    afterFrame: (act) => requestAnimationFrame(() => setTimeout(act)),
    whenIdle: (act) => (window.requestIdleCallback ?? setTimeout)(act),
  };
  Object.assign(oneMinute, offered);
}

/**
 * A page in the background never paints, and some browsers do not tell. WebKit
 * tells from within observe, before this script has come to its end.
 */
function whenPainted(start: () => void): void {
  let begun = false;
  const once = () => {
    if (!begun) queueMicrotask(start);
    begun = true;
  };
  if ('PerformanceObserver' in window) new PerformanceObserver(once).observe({ type: 'paint', buffered: true });
  const loaded = () => setTimeout(once, 500);
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded);
}
