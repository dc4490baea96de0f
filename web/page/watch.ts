// The script of a preview: an open page follows the editor's changes. It goes to the
// page of faults when the pack has some, and comes back when they are mended.

/** What the server says that a page should show. */
interface Moment {
  shows: string;
  faulty: boolean;
}

const shown = document.querySelector<HTMLMetaElement>('meta[name="pack"]')?.content;
let events: EventSource | undefined;

// A browser has few connections to a server: only pages in sight hold one.
document.addEventListener('visibilitychange', follow);
addEventListener('pageshow', ({ persisted }) => { if (persisted) follow(); });
addEventListener('pagehide', leave);
follow();

function follow(): void {
  leave();
  if (document.visibilityState === 'hidden') return;
  events = new EventSource(EVENTS_PATH);
  events.onmessage = ({ data }) => turn(JSON.parse(data));
}

function leave(): void {
  events?.close();
}

function turn({ shows, faulty }: Moment): void {
  if (shows === shown) return;
  leave();
  const onFaults = location.pathname === FAULTS_PATH;
  if (faulty && !onFaults) location.assign(`${FAULTS_PATH}#${location.pathname}${location.search}${location.hash}`);
  else if (!faulty && onFaults && location.hash) comeBack();
  else location.reload();
}

/** The browser's own way back keeps the place on the page; a tab that began here has none. */
function comeBack(): void {
  if (history.length > 1) history.back();
  else location.replace(`${location.origin}/${location.hash.slice(2)}`);
}
