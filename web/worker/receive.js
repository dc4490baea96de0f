// Receive: one answer of the network, within bounds of time and size.

const STALL = 10_000; // milliseconds without a byte after which a download is given up
const RATE_EVERY = 20_000; // milliseconds in which at least
const RATE_LEAST = 8 << 10; // so many bytes must come: GPRS brings twice that
const POINTER_TIME = 15_000; // milliseconds for the whole pointer

/**
 * @param {string} url
 * @param {RequestInit} init
 * @param {{most: number, time?: number, signal?: AbortSignal}} bounds bytes, milliseconds for all of it, and who may break it off
 * @param {(chunk: Uint8Array) => Promise<void>} [onChunk] sees each piece as it comes
 * @returns {Promise<Uint8Array>} the body of a plain 200
 */
async function receive(url, init, { most, time, signal }, onChunk) {
  const abort = new AbortController();
  const giveUp = (/** @type {Why} */ why, /** @type {string} */ words) => abort.abort(fault(why, `${url} ${words}`));
  const onAbort = () => abort.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  let stall = 0, got = 0, lately = 0;
  const alive = () => {
    clearTimeout(stall);
    stall = setTimeout(giveUp, STALL, 'slow', 'stalled');
  };
  alive();
  const whole = time && setTimeout(giveUp, time, 'slow', `did not come within ${time / 1000} seconds`);
  const rate = setInterval(() => {
    if (lately < RATE_LEAST) giveUp('slow', 'comes too slowly');
    lately = 0;
  }, RATE_EVERY);
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', credentials: 'omit', signal: abort.signal });
    if (answer.type === 'opaqueredirect') throw fault('redirected', `${url} is redirected`);
    if (answer.status !== 200 || !answer.body) throw fault('status', `${url} answered ${answer.status}`, answer.status);
    /** @type {Uint8Array[]} */
    const chunks = [];
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      lately += value.length;
      got += value.length;
      if (got > most) throw fault('altered', `${url} is longer than ${most} bytes`);
      chunks.push(value);
      await onChunk?.(value);
    }
    if (abort.signal.aborted) throw abort.signal.reason; // an engine may end the body as if it were whole
    return join(chunks, got);
  } catch (error) {
    const reason = abort.signal.aborted ? abort.signal.reason : error;
    abort.abort(reason); // ends what still comes
    throw reason;
  } finally {
    clearTimeout(stall);
    clearTimeout(whole);
    clearInterval(rate);
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * @param {Uint8Array[]} chunks
 * @param {number} size of all of them
 */
function join(chunks, size) {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * @param {any} error
 * @returns {Why} why nothing was taken, for About
 */
function whyOf(error) {
  if (error?.why) return error.why;
  if (error?.name === 'QuotaExceededError') return 'room';
  return error instanceof TypeError ? 'unreachable' : 'other'; // what fetch throws when nothing answers
}
