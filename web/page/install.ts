// Where the browser offers to install, the app's own button does it; an installed
// copy asks to be kept.

/** Whether this is the installed app. */
export function isInstalled(): boolean {
  return Boolean(window.matchMedia?.('(display-mode: standalone)').matches);
}

export function offerInstall(): void {
  const tell = (state: object) => {
    Object.assign(window, state);
    (window as any).goappOnAppInstallChange();
  };
  addEventListener('beforeinstallprompt', (event: any) => {
    if (!document.querySelector('.install')) return; // the browser's own offer is better than none
    event.preventDefault();
    const prompt = async () => { // an event asks once; the browser sends another when it offers again
      tell({ goappShowInstallPrompt() {} });
      const { outcome = '' } = await Promise.resolve(event.prompt()).then(() => event.userChoice).catch(() => ({}));
      tell({ goappIsAppInstallable: () => false, goappIsAppInstalled: () => outcome === 'accepted' });
    };
    tell({ goappIsAppInstallable: () => true, goappShowInstallPrompt: prompt });
  });
  const keep = () => navigator.storage?.persist?.().catch(() => {});
  addEventListener('appinstalled', () => {
    tell({ goappIsAppInstallable: () => false, goappIsAppInstalled: () => true });
    keep();
  });
  if (isInstalled()) keep();
}
