// The download of the program and the pack, and of scripts that came wrong.

let downloads: Promise<Response>[] | undefined;

/** @returns the pack of this very page and the program, asked for once, unless that fails */
export function download(): Promise<Response>[] {
  if (!downloads) {
    const pack = document.querySelector<HTMLMetaElement>('meta[name="pack"]')!.content;
    const { client = '' } = document.querySelector<HTMLElement>('script[data-client]')!.dataset;
    downloads = [fetch(pack, { integrity: integrity(pack) }).catch(() => refetch(pack)), fetch(client)];
    for (const answer of downloads) answer.catch(() => { downloads = undefined; }); // boot.js may try once more
  }
  return downloads;
}

/**
 * A program of before packs had several languages knows no page of another language
 * than the main one, and would say that there is none. It finds no download there.
 */
export function offeredDownload(): Pick<EarlyScript, 'download' | 'downloadInLanguage'> {
  return document.querySelector('meta[data-main]') ? { downloadInLanguage: download } : { download };
}

/**
 * Past the browser's cache, which may hold a portal's page under this address for a year.
 * @param url that names its file by the hash
 * @returns the bytes that the address names, or nothing
 */
export function refetch(url: string): Promise<Response> {
  return fetch(url, { cache: 'reload', integrity: integrity(url) });
}

export function integrity(url: string): string {
  const [hash = ''] = /[\da-f]{64}/.exec(url) ?? [];
  return `sha256-${btoa(hash.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))))}`;
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
    download();
  }).observe({ type: 'paint', buffered: true });
}
