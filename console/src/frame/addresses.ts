import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A page, under the first part of its address. What follows is the page's own. */
export interface PageAt {
  readonly path: string;
  readonly Page: LazyExoticComponent<ComponentType>;
  /** Fetches its script beforehand: when somebody points at the way there. */
  readonly prepare: () => unknown;
  /** What it asks the server first; it need not be drawn to ask. */
  readonly asks?: string;
}

function pageAt(path: string, load: () => Promise<{ readonly Page: ComponentType }>, asks?: string): PageAt {
  const page = { path, Page: lazy(async () => ({ default: (await load()).Page })), prepare: load };
  return asks === undefined ? page : { ...page, asks };
}

/** Every page; the server answers these addresses with the console (src/server/console-addresses.ts; compared by a test). */
export const PAGES = {
  overview: pageAt('/', () => import('../pages/overview/index.ts'), '/summary'),
  updates: pageAt('/updates', () => import('../pages/updates/index.ts')),
  computers: pageAt('/computers', () => import('../pages/computers/index.ts')),
  why: pageAt('/why', () => import('../pages/why/index.ts')),
  sync: pageAt('/sync', () => import('../pages/sync/index.ts')),
  rules: pageAt('/rules', () => import('../pages/rules/index.ts')),
  reports: pageAt('/reports', () => import('../pages/reports/index.ts')),
  servers: pageAt('/servers', () => import('../pages/servers/index.ts')),
  settings: pageAt('/settings', () => import('../pages/settings/index.ts')),
  firstRun: pageAt('/first-run', () => import('../pages/first-run/index.ts')),
} as const;

export type PageName = keyof typeof PAGES;
