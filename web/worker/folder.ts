// Where the site is on its server.

/** Without one, in tests, the site has the server to itself. */
const { registration } = globalThis as unknown as { registration?: { scope: string } };

/**
 * The folder of the server that the site is in, as "/guides"; empty where it has the server to
 * itself. The worker knows all paths without it.
 */
export const ROOT = registration ? new URL(registration.scope).pathname.slice(0, -1) : '';

/** @returns the path of an address on the site, or nothing where it is not the site's */
export function pathOf({ origin, pathname }: URL): string | undefined {
  return origin === location.origin && pathname.startsWith(`${ROOT}/`) ? pathname.slice(ROOT.length) : undefined;
}
