// The script of a preview: an open page follows the editor's changes. When the pack
// has faults, the page gives its place in the history to the page of faults, and gets
// it back, with where it was scrolled to, when they are mended.

/** What the server says that a page should show. */
interface Moment {
  shows: string;
  faulty: boolean;
}

const shown = document.querySelector<HTMLMetaElement>('meta[name="content"]')?.content;
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
  const { left, ...state } = history.state ?? {};
  if (faulty && !onFaults) history.replaceState({ ...state, left: location.href }, '', FAULTS_PATH);
  if (!faulty && onFaults && left) history.replaceState(state, '', left);
  location.reload();
}
