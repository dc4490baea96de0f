// The download of the program and the pack, and of scripts that came wrong.

let downloads: Promise<Response>[] | undefined;

/**
 * A program of before packs came in several files finds no download here.
 * @returns the program, and the files of the pack that this very page names, asked for once, unless that fails
 */
export function files(): Promise<Response>[] {
  if (!downloads) {
    const { client = '' } = document.querySelector<HTMLElement>('script[data-client]')!.dataset;
    const { core, numbers, index, guide } = document.querySelector<HTMLMetaElement>('meta[name="content"]')!.dataset;
    downloads = [fetch(client), ...[core, numbers, index, guide].map((url) => (url ? fetchFile(url) : Promise.resolve(new Response())))];
    for (const answer of downloads) answer.catch(() => { downloads = undefined; }); // boot.js may try once more
  }
  return downloads;
}

function fetchFile(url: string): Promise<Response> {
  return fetch(url, { integrity: integrity(url) }).catch(() => refetch(url));
}

/**
 * Past the browser's cache, which may hold a portal's page under this address for a year.
 * @param url that names its file by the hash
 * @returns the bytes that the address names, or nothing
 */
export function refetch(url: string): Promise<Response> {
  return fetch(url, { cache: 'reload', integrity: integrity(url) });
}

/** What the address says of its bytes; a piece's has half of a hash, and says nothing. */
export function integrity(url: string): string {
  const [hash] = /[\da-f]{64}/.exec(url) ?? [];
  return !hash ? '' : `sha256-${btoa(hash.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))))}`;
}

/**
 * A script that is not what the page names does not run; once it has come right, the
 * page begins again. Firefox reports the same of a script that was still to come when
 * the reader left, whose next page this one must not replace.
 */
export function refetchWrongScripts(): void {
  let leaving = false;
  addEventListener('beforeunload', () => { leaving = true; });
  document.addEventListener('error', ({ target }) => {
    const before = history.state?.refetched ?? [];
    if (!(target instanceof HTMLScriptElement) || before.includes(target.src)) return; // something refuses it: never in a circle
    refetch(target.src).then(() => {
      if (leaving) return;
      history.replaceState({ ...history.state, refetched: [...before, target.src] }, '');
      location.reload();
    }, () => {});
  }, true);
}

/** It must not compete with what the page needs to paint; a page in the background never paints. */
export function downloadOncePainted(): void {
  if (typeof WebAssembly !== 'object' || !('PerformanceObserver' in window)) return;
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    files();
  }).observe({ type: 'paint', buffered: true });
}
