// Text that leaves the page: by the clipboard, the share sheet or on paper.

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
    for (const line of document.querySelectorAll('.printed__day')) {
      line.textContent = `${(line.textContent ?? '').replace(/(, .*)?\.$/, '')}, ${new Date().toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}.`;
    }
  });
}
