// localStorage where it may be damaged or blocked.

/** @returns null when nothing is there, or it is damaged, or storage is blocked */
export function read(key: string): any {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // storage is blocked: nothing is there
  }
}
