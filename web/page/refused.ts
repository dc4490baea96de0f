// What a browser may refuse, and go-app cannot do without.

/**
 * go-app ends where storage or a channel to other tabs is refused: with cookies
 * blocked they throw, in some of Android's web views storage is null.
 */
export function replaceWhatIsRefused(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      if (window[name]) continue;
    } catch {
      // refused
    }
    const refuse = () => { throw new DOMException('storage is blocked', 'SecurityError'); };
    Object.defineProperty(window, name, { value: { length: 0, getItem: () => null, key: () => null, setItem: refuse, removeItem() {}, clear() {} } });
  }
  try {
    new BroadcastChannel('one-minute').close();
  } catch {
    Object.assign(window, { BroadcastChannel: class extends EventTarget { postMessage() {} close() {} } });
  }
}
