// Runs Lighthouse over pages, in one Chromium, and prints a line for each audit that
// falls short.
// node lighthouse.mjs MODULES CHROMIUM PROFILE ORIGIN PATH...

const [modules, chromePath, userDataDir, origin, ...paths] = process.argv.slice(2);
const { default: lighthouse } = await import(`${modules}/lighthouse/core/index.js`);
const { pageFunctions } = await import(`${modules}/lighthouse/core/lib/page-functions.js`);
const { launch } = await import(`${modules}/chrome-launcher/dist/index.js`);

// It would measure this machine for a second with each page, for estimates of speed.
pageFunctions.computeBenchmarkIndex = () => 1000;

const chrome = await launch({ chromePath, userDataDir, chromeFlags: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] });
try {
  for (const path of paths) {
    const { lhr } = await lighthouse(origin + path, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: ['accessibility', 'best-practices', 'seo'],
      throttlingMethod: 'simulate', // of speed, which is measured elsewhere: nothing waits for it here
      disableFullPageScreenshot: true,
      // High enough for a whole page: a link that a bar half covers would count as too small.
      screenEmulation: { mobile: true, width: 412, height: 8000, deviceScaleFactor: 1, disabled: false },
      pauseAfterLoadMs: 0, pauseAfterFcpMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0,
    });
    if (lhr.runtimeError) console.log(path, lhr.runtimeError.message);
    for (const category of Object.values(lhr.categories)) {
      if (category.score === 1) continue;
      console.log(path, category.id, category.score);
      for (const { id, weight } of category.auditRefs) {
        const { score, title, details } = lhr.audits[id];
        if (weight && score !== null && score < 1) console.log('  ', id, title, JSON.stringify(details?.items?.slice(0, 3)));
      }
    }
  }
} finally {
  chrome.kill();
}
