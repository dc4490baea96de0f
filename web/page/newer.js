// What an open page does about newer content on the phone: the next change of page
// loads a new document, and a number that was replaced is not dialled any more.
(() => {
  'use strict';

  const oneMinute = window.oneMinute ??= /** @type {any} */ ({});
  Object.assign(oneMinute, /** @satisfies {Partial<OneMinute>} */ ({ outdated, reloads, replacement, lookForNewer }));

  /** @typedef {{version: number, contacts: {id: string, tel: string}[]}} Pack */

  let newer = false;
  /** @type {Map<string, string>} numbers that another has taken the place of, as phones dial them */
  const replaced = new Map();

  navigator.serviceWorker?.addEventListener('message', ({ data }) => { if (data?.committed) lookForNewer(); });
  addEventListener('pageshow', async ({ persisted }) => {
    if (persisted && await lookForNewer()) location.reload(); // nobody has read it yet
  });

  /** @returns {boolean} whether the phone has newer content than this page shows */
  function outdated() {
    return newer;
  }

  /** @returns {boolean} whether the next change of page is to load a new document: answers that are in memory only would go with this one */
  function reloads() {
    return newer && oneMinute.stored() !== undefined;
  }

  /**
   * @param {string} tel
   * @returns {string} the number to dial in its place
   */
  function replacement(tel) {
    return replaced.get(tel) ?? tel;
  }

  /** @returns {Promise<boolean>} whether the phone has newer content than this page shows */
  async function lookForNewer() {
    const own = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="pack"]'))?.content;
    const { pack } = await oneMinute.offline();
    if (!own || !pack || pack === own) return newer;
    try {
      compare(await read(own), await read(pack));
    } catch {
      // not at hand: nothing is known to be newer
    }
    return newer;
  }

  /**
   * @param {string} url
   * @returns {Promise<Pack>}
   */
  async function read(url) {
    return (await fetch(url)).json();
  }

  /**
   * @param {Pack} before
   * @param {Pack} now
   */
  function compare(before, now) {
    if (now.version < before.version) return; // the page came from the server, and the phone is still taking it
    newer = true;
    for (const { id, tel } of before.contacts) {
      const other = now.contacts.find((contact) => contact.id === id)?.tel;
      if (other && !now.contacts.some((contact) => contact.tel === tel)) replaced.set(tel, other);
    }
    dispatchEvent(new Event('newer'));
  }
})();
