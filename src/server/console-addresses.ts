/** First parts of the addresses of the console's pages: each, and all below it, is answered with the console itself. */
export const CONSOLE_PAGES = [
  'updates',
  'computers',
  'why',
  'sync',
  'rules',
  'reports',
  'servers',
  'settings',
  'first-run',
] as const;
