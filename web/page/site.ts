// Where the site is on its server.

import { languageOf } from '../worker/route.ts';

/** The folder of the server that the site is in, as "/guides"; empty where it has the server to itself. */
export const ROOT = document.querySelector<HTMLMetaElement>('meta[name="content"]')?.dataset.root ?? '';

/** Whether a link leads to a page or a file of the site. */
export const isOwn = ({ origin, pathname }: HTMLAnchorElement) => origin === location.origin && pathname.startsWith(`${ROOT}/`);

/** The path of a page without the folder. */
export const within = (path: string) => path.slice(ROOT.length);

/** The language of a page on this server; empty for the main one. */
export const languageAt = (path: string) => languageOf(within(path));

/** Names what is kept on the phone: two sites of one server know nothing of each other. */
export const named = (key: string) => key + ROOT;
