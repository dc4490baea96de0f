// Links as the browser follows them, and what a tap on one does besides.

import { isLacking } from './guides.ts';
import { goBackTo, openWithGuide } from './history.ts';
import { replacement } from './newer.ts';
import { returnToTop } from './position.ts';
import { root } from './root.ts';
import { isOwn, languageAt, ROOT } from './site.ts';

/**
 * go-app handles every click on a link that reaches the window: a tel: link
 * would end the program there. Links that leave the page's origin or its language,
 * those to files of the pack, and jumps within the page, are left to the browser. The skip link sets the focus
 * without a new address: on the checklist the address names the item.
 */
export function keepLinksNative(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]');
    if (!link) return;
    const href = link.getAttribute('href') ?? '';
    if (href === '#main') {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }
    if (!isOwn(link)) {
      const now = replacement(href);
      if (now !== href) link.setAttribute('href', now);
      dispatchEvent(new CustomEvent('called', { detail: href }));
    }
    const inApp = root.dataset.app === 'ready' && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (inApp && (link.matches('[rel="prev"]') || link.href === location.href)) {
      event.preventDefault();
      event.stopPropagation();
      if (link.href === location.href) returnToTop(); // go-app has nothing to do there
      else goBackTo(href);
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !link.target && !link.hasAttribute('download');
    if (plain && !event.defaultPrevented && isOwn(link) && root.dataset.app === 'ready' && isLacking(link.pathname)) {
      event.preventDefault();
      event.stopPropagation();
      openWithGuide(link.href);
    }
    const elsewhere = languageAt(link.pathname) !== languageAt(location.pathname);
    if (href.startsWith('#') || href.startsWith(ROOT + FILES_FOLDER) || elsewhere || !isOwn(link)) event.stopPropagation();
  });
}
