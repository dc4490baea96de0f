// The worker's global scope, by its right type.

export const worker = globalThis as unknown as ServiceWorkerGlobalScope & {
  /** The page for when there is neither a copy nor a network: the fallback script sets it. */
  emergency: string;
};
