// The page's root element: its data attributes say what state the page is in.

export const root = document.documentElement;
