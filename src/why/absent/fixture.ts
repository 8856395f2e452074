// For tests: a server in order, on which an update is missing for no reason that can be seen.

import type { UpdateId } from '#update';
import type { AbsentFacts, CategoryHere, Described, RunHere } from './facts.ts';

export const NOW = Date.UTC(2026, 10, 20, 9, 0, 0);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ID = '11111111-1111-4111-8111-111111111111' as UpdateId;
export const OTHER_ID = '22222222-2222-4222-8222-222222222222' as UpdateId;

export function category(
  name: string,
  selected: CategoryHere['selected'],
  more: Partial<CategoryHere> = {},
): CategoryHere {
  return { name, selected, ...more };
}

/** As the catalog shows an update that should be here. */
export function described(more: Partial<Described> = {}): Described {
  return {
    updateId: ID,
    title: '2026-11 Cumulative Update for Windows 11, version 24H2 for x64-based Systems (KB5070001)',
    products: [category('Windows 11', 'itself')],
    classification: category('Security Updates', 'itself'),
    releasedOn: '2026-11-10',
    from: 'catalog',
    ...more,
  };
}

export function run(more: Partial<RunHere> = {}): RunHere {
  return {
    id: 41,
    startedAt: NOW - 6 * HOUR,
    endedAt: NOW - 5 * HOUR,
    outcome: 'succeeded',
    categoriesOnly: false,
    phase: 'content',
    actor: 'schedule',
    quarantined: 0,
    codes: [],
    ...more,
  };
}

/** A run that ended with that code. */
export function failed(code: string, more: Partial<RunHere> = {}): RunHere {
  const error = { code, message: 'it failed', hint: 'Look.', detail: 'in detail' };
  return run({ outcome: 'failed', phase: 'authorization', error, codes: [code], ...more });
}

/** The update is described, all it needs is selected, and the last run was good. */
export function facts(more: Partial<AbsentFacts> = {}): AbsentFacts {
  const sync = { last: run(), lastGoodAt: NOW - 6 * HOUR, failures: 0, nextAt: NOW + 18 * HOUR };
  return {
    now: NOW,
    sought: { written: 'KB5070001', kind: 'kb', kb: '5070001' },
    searched: { updates: 1234, staged: 0, quarantined: 0 },
    described: [described()],
    catalog: { state: 'answered', rows: 1, hasMore: false, at: NOW },
    removed: [],
    upstream: {
      kind: 'microsoft',
      url: 'https://fe2.update.microsoft.com/v6',
      mode: 'autonomous',
      lists: { state: 'not-asked', because: 'needless' },
    },
    sync,
    quarantine: { total: 0, ofIt: [] },
    staged: false,
    selection: {
      products: 3,
      classifications: 4,
      languages: ['en', 'ja'],
      added: { products: [], classifications: [], languages: [] },
    },
    attempts: [],
    hereAfterAll: [],
    replacedBy: [],
    similar: [],
    highestKb: { kb: '5069999', releasedOn: '2026-11-10' },
    ...more,
  };
}

/** Nobody can tell anything of the update. */
export function nothingTold(more: Partial<AbsentFacts> = {}): AbsentFacts {
  return facts({ described: [], catalog: { state: 'unreachable', code: 'outgoing/timeout' }, ...more });
}
