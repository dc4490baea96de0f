// What the search page needs of the browser, and what keeps it from keeping what was typed.

/** @returns the index of the guides, or nothing where it does not come */
export async function readIndex(path: string): Promise<string> {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : '';
  } catch {
    return '';
  }
}

/** A page that is left keeps no search, nor does the browser's memory bring its results back. */
export function forgetSearches(): void {
  let searched = false;
  addEventListener('pagehide', () => {
    const field = document.querySelector<HTMLInputElement>('[type="search"]');
    searched = Boolean(field?.value);
    if (field) field.value = '';
  });
  addEventListener('pageshow', ({ persisted }) => { if (persisted && searched) location.reload(); });
}
