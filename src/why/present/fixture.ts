// For tests: an update and a machine of which nothing is wrong, to be bent.
import type { PresentFacts, PresentMachine } from './facts.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const NOW = Date.UTC(2026, 10, 29, 12);

export const APPROVAL = {
  groupName: 'Office',
  action: 'Install',
  createdAt: NOW - 10 * DAY,
  author: 'cli:root',
} as const;

export const UPDATE: PresentFacts['update'] = {
  updateId: '00000000-0000-4000-8000-000000000001',
  title: '2026-11 Cumulative Update for Windows 11 (KB5034441)',
  kbArticleIds: ['5034441'],
  type: 'Software',
  explicitlyDeployable: true,
  expired: false,
  declined: false,
  importedAt: NOW - 20 * DAY,
  canUninstall: false,
  products: ['Windows 11'],
  isUpgrade: false,
};

/** Checks, reports, is told of the update and has not installed it yet. */
export const MACHINE: PresentMachine = {
  name: 'pc-17.example',
  groups: ['Office'],
  asksInVain: [],
  osDescription: 'Windows 11 Pro, 10.0.26200',
  lastContactAt: NOW - HOUR,
  lastScanAt: NOW - HOUR,
  lastReportAt: NOW - HOUR / 2,
  lastAddress: '192.0.2.7',
  registered: true,
  decision: { winner: APPROVAL, losers: [] },
  since: NOW - 10 * DAY,
  status: { state: 'NotInstalled', changedAt: NOW - 9 * DAY },
  otherRestarts: [],
  scan: { verdict: 'offered', at: NOW - HOUR },
};

/** The same without a state of the update. */
export const { status: _, ...MACHINE_WITHOUT_STATE } = MACHINE;

const FACTS: PresentFacts = {
  now: NOW,
  update: UPDATE,
  revisions: { count: 2, newest: 201, live: 201 },
  superseding: [],
  approvals: [APPROVAL],
  content: { fromMicrosoft: false, files: 1, bytes: 50_000_000, missing: [] },
  counts: { needed: 1, downloaded: 0, installed: 3, failed: 0, pendingReboot: 0 },
  machine: MACHINE,
};

/** Facts of which nothing is wrong, with some of them otherwise. */
export function factsWith(changes: Partial<PresentFacts> = {}): PresentFacts {
  return { ...FACTS, ...changes };
}

/** The same of a question without a machine. */
export function factsWithoutMachine(changes: Partial<PresentFacts> = {}): PresentFacts {
  const { machine: _machine, ...rest } = FACTS;
  return { ...rest, ...changes };
}
