// The reader's language, where the pack has several: each is a folder of pages.

import { languageOf } from '../worker/route.ts';
import { root } from './root.ts';
import { choose, settings } from './settings.ts';

/** The icon opens the main language's home page, which leads on to the language that was chosen. */
export function openInChosenLanguage(): void {
  if (!('opens' in root.dataset)) return;
  const { lang } = settings();
  const chosen = lang && document.querySelector<HTMLLinkElement>(`link[hreflang][href="/${lang}/"]`);
  if (chosen) location.replace(chosen.href + location.hash);
  else delete root.dataset.opens; // which the style sheet covers
}

/** A link to another language leads to the same place on the page, and is remembered. */
export function rememberLanguage(): void {
  document.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[hreflang]');
    if (!link) return;
    link.hash = location.hash;
    choose('lang', languageOf(link.pathname));
  }, true);
}
