// Text that leaves the page: by the clipboard, the share sheet or on paper.

import { root } from './root.ts';

/** @returns whether the text is on the clipboard */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export const canShare = () => 'share' in navigator;

/** @returns false when the browser refused to share it */
export async function share(text: string): Promise<boolean> {
  try {
    await navigator.share({ text });
    return true;
  } catch (error) {
    // the sheet was closed again, or is still open for the tap before
    return error instanceof DOMException && ['AbortError', 'InvalidStateError'].includes(error.name);
  }
}

export const print = () => window.print?.();

/** Paper says when it was printed. */
export function datePrints(): void {
  addEventListener('beforeprint', () => {
    const now = new Date().toLocaleString(root.lang, { dateStyle: 'long', timeStyle: 'short' });
    for (const line of document.querySelectorAll<HTMLElement>('.printed__day[data-dated]')) {
      line.textContent = line.dataset.dated!.replace('{time}', () => now);
    }
  });
}
