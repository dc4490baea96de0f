// The page's root element, and what its scripts offer the program.

export const root = document.documentElement;

// early.ts began it, unless something before us refuses the script inside the page
export const oneMinute: OneMinute = window.oneMinute ??= {} as OneMinute;
