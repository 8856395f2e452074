// Long, as it is one table: each branch of the tree with what must make it fail, and what must not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, judge, type Verdict } from '#diagnosis';
import { diagnoseAbsent, S2_STEPS } from './diagnose.ts';
import type { AbsentFacts } from './facts.ts';
import {
  category,
  DAY,
  described,
  facts,
  failed,
  HOUR,
  ID,
  NOW,
  nothingTold,
  OTHER_ID,
  run,
} from './fixture.ts';

interface Case {
  readonly when: string;
  readonly facts: AbsentFacts;
  readonly check: string;
  /** Undefined: the question does not arise. */
  readonly verdict: Verdict | undefined;
  readonly code?: string;
  /** It is the first that explains it. */
  readonly isCause?: boolean;
  readonly en?: RegExp;
  readonly ja?: RegExp;
}

const named = { updateId: OTHER_ID, title: '2026-11 Cumulative Update (KB5070010)', kbs: ['5070010'] };
const server = facts().upstream!;
const fromServer = (lists: NonNullable<AbsentFacts['upstream']>['lists']): Partial<AbsentFacts> => ({
  upstream: { ...server, kind: 'server', url: 'http://above.example:8530', lists },
});
const sync = facts().sync;
const off = described({ products: [category('Windows 11', 'no')] });
const heldIt = {
  updateId: ID,
  revisionNumber: 200,
  reason: 'unreadable',
  detail: 'upstream/contradictory-document',
  since: NOW - DAY,
  attempts: 3,
};

const CASES: readonly Case[] = [
  {
    when: 'it is looked for',
    facts: facts(),
    check: 'S2-01',
    verdict: 'pass',
    code: 'not-here',
    en: /KB5070001 is not on this server.*1234/,
    ja: /KB5070001 は、このサーバーにありません。.*1234 件/,
  },

  {
    when: 'the catalog means by its title what is here under another one',
    facts: facts({
      sought: { written: 'Kumulatives Update', kind: 'title' },
      hereAfterAll: [named],
      described: [],
    }),
    check: 'S2-01',
    verdict: 'fail',
    code: 'absent-here-after-all',
    isCause: true,
    en: /is here: "2026-11/,
  },

  { when: 'the log has no removal', facts: facts(), check: 'B1', verdict: 'pass' },
  {
    when: 'housekeeping removed it',
    facts: facts({
      removed: [
        {
          updateId: ID,
          at: NOW - 3 * DAY,
          task: 'remove-metadata',
          reason: 'declined',
          title: 'It',
          words: 'declined since 40 days',
        },
      ],
    }),
    check: 'B1',
    verdict: 'fail',
    code: 'absent-removed',
    isCause: true,
    en: /2026-11-17 09:00 UTC/,
    ja: /削除されました/,
  },

  {
    when: 'no upstream is set',
    facts: (() => {
      const { upstream: _, ...rest } = nothingTold();
      return rest;
    })(),
    check: 'B2a',
    verdict: 'fail',
    code: 'absent-no-upstream',
    isCause: true,
  },
  { when: 'the last run was good', facts: facts(), check: 'B2a', verdict: 'pass' },
  { when: 'no run was yet', facts: facts({ sync: { failures: 0 } }), check: 'B2a', verdict: undefined },
  {
    when: 'a name is not found since before the release',
    facts: facts({
      sync: { ...sync, last: failed('outgoing/name-not-found'), lastGoodAt: NOW - 15 * DAY, failures: 15 },
    }),
    check: 'B2a',
    verdict: 'fail',
    code: 'absent-sync-failed-here',
    isCause: true,
    en: /DNS.*Nothing new has come since 2026-11-05/,
    ja: /名前解決に失敗しました/,
  },
  {
    when: 'runs fail only since after the release',
    facts: facts({ sync: { ...sync, last: failed('store/disk-full'), lastGoodAt: NOW - DAY, failures: 1 } }),
    check: 'B2a',
    verdict: 'warn',
    code: 'absent-sync-failed-since',
  },
  {
    when: 'runs fail since after the release, and its product was selected meanwhile',
    facts: facts({
      sync: { ...sync, last: failed('store/disk-full'), lastGoodAt: NOW - DAY, failures: 1 },
      described: [described({ products: [category('Windows 11', 'itself', { isNew: true })] })],
    }),
    check: 'B2a',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'runs fail and nobody knows when it was released',
    facts: nothingTold({
      sought: { written: 'KB5060000', kind: 'kb', kb: '5060000' },
      sync: {
        ...sync,
        last: failed('outgoing/proxy-authentication'),
        lastGoodAt: NOW - 15 * DAY,
        failures: 15,
      },
    }),
    check: 'B2a',
    verdict: 'unknown',
    code: 'absent-sync-failed-here',
    en: /407/,
  },
  {
    when: 'runs fail and its number is above all that are here',
    facts: nothingTold({
      sync: {
        ...sync,
        last: failed('outgoing/certificate-untrusted'),
        lastGoodAt: NOW - 15 * DAY,
        failures: 15,
      },
    }),
    check: 'B2a',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'a run timed out before any was good',
    facts: facts({ sync: { last: failed('outgoing/timeout'), failures: 2 } }),
    check: 'B2a',
    verdict: 'fail',
    code: 'absent-sync-failed-between',
    isCause: true,
    en: /No synchronization has succeeded yet/,
  },
  {
    when: 'the upstream failed, not this side',
    facts: facts({ sync: { last: failed('upstream/unavailable'), failures: 2 } }),
    check: 'B2a',
    verdict: 'pass',
  },

  {
    when: 'Microsoft answers with faults',
    facts: facts({ sync: { last: failed('upstream/fault', { phase: 'updates' }), failures: 2 } }),
    check: 'B2b',
    verdict: 'fail',
    code: 'absent-sync-failed-microsoft',
    isCause: true,
    en: /Microsoft's side/,
  },
  {
    when: 'a WSUS above is down',
    facts: facts({
      ...fromServer({ state: 'not-asked', because: 'needless' }),
      sync: { last: failed('upstream/unavailable'), failures: 2 },
    }),
    check: 'B2b',
    verdict: 'fail',
    code: 'absent-sync-failed-there',
    isCause: true,
  },
  {
    when: 'the guard held the run',
    facts: facts({ sync: { last: failed('upstream/abnormal-revisions', { outcome: 'held' }), failures: 1 } }),
    check: 'B2b',
    verdict: 'fail',
    code: 'absent-sync-held',
    isCause: true,
  },
  { when: 'the last run was good', facts: facts(), check: 'B2b', verdict: 'pass' },
  {
    when: 'this side failed',
    facts: facts({ sync: { last: failed('store/disk-full'), failures: 1 } }),
    check: 'B2b',
    verdict: undefined,
  },

  { when: 'all came', facts: facts(), check: 'B2c', verdict: 'pass' },
  {
    when: 'it is in quarantine',
    facts: facts({ quarantine: { total: 9, ofIt: [heldIt] } }),
    check: 'B2c',
    verdict: 'fail',
    code: 'absent-quarantined',
    isCause: true,
    en: /document cannot be read/,
  },
  {
    when: 'other revisions are in quarantine',
    facts: facts({ quarantine: { total: 9, ofIt: [] } }),
    check: 'B2c',
    verdict: 'pass',
    code: 'absent-quarantine-others',
    en: /9 revisions are in quarantine. This update is not among them/,
  },
  {
    when: 'revisions are in quarantine and its id is not known',
    facts: nothingTold({ quarantine: { total: 9, ofIt: [] } }),
    check: 'B2c',
    verdict: 'unknown',
    code: 'absent-quarantine-holds',
  },
  {
    when: 'it waits for its generation',
    facts: facts({ staged: true }),
    check: 'B2c',
    verdict: 'fail',
    code: 'absent-staged',
    isCause: true,
  },
  {
    when: 'a run goes on',
    facts: facts({ sync: { ...sync, running: { id: 42, startedAt: NOW, phase: 'updates' } } }),
    check: 'B2c',
    verdict: 'warn',
  },
  {
    when: 'a person ended the only run',
    facts: facts({ sync: { last: failed('upstream/cancelled', { outcome: 'cancelled' }), failures: 0 } }),
    check: 'B2c',
    verdict: 'fail',
    code: 'absent-sync-ended-early',
    isCause: true,
  },
  {
    when: 'the process ended in the only run',
    facts: facts({
      sync: { last: failed('changes/run-interrupted', { outcome: 'interrupted' }), failures: 1 },
    }),
    check: 'B2a',
    verdict: 'fail',
    isCause: true,
  },

  {
    when: 'no run was yet',
    facts: facts({ sync: { failures: 0 } }),
    check: 'B3',
    verdict: 'fail',
    code: 'absent-never-synchronized',
    isCause: true,
  },
  {
    when: 'only the categories were fetched',
    facts: facts({ sync: { last: run({ categoriesOnly: true }), failures: 0 } }),
    check: 'B3',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'its product was selected since',
    facts: facts({
      described: [described({ products: [category('Windows 11', 'itself', { isNew: true })] })],
      selection: {
        ...facts().selection,
        added: { products: ['Windows 11'], classifications: [], languages: [] },
        changed: { at: NOW - HOUR, actor: 'api:eve' },
      },
    }),
    check: 'B3',
    verdict: 'fail',
    code: 'absent-selection-changed',
    isCause: true,
    en: /"Windows 11" was selected after/,
    ja: /「Windows 11」/,
  },
  {
    when: 'another product was selected since',
    facts: facts({
      selection: {
        ...facts().selection,
        added: { products: ['Windows 10'], classifications: [], languages: [] },
      },
    }),
    check: 'B3',
    verdict: 'pass',
  },
  {
    when: 'something was selected since, and what it belongs to is not known',
    facts: nothingTold({
      selection: {
        ...facts().selection,
        added: { products: ['Windows 10'], classifications: [], languages: [] },
      },
    }),
    check: 'B3',
    verdict: 'unknown',
    code: 'absent-selection-perhaps',
  },

  {
    when: 'it was released after the last run',
    facts: facts({ described: [described({ releasedOn: '2026-11-23' })] }),
    check: 'B4',
    verdict: 'fail',
    code: 'absent-released-later',
    isCause: true,
    en: /on 2026-11-23/,
  },
  {
    when: 'it was released on the day of the last run',
    facts: facts({ described: [described({ releasedOn: '2026-11-19' })] }),
    check: 'B4',
    verdict: 'unknown',
    code: 'absent-released-about-then',
  },
  { when: 'it was released before', facts: facts(), check: 'B4', verdict: 'pass' },
  {
    when: 'its title names a month to come',
    facts: nothingTold({ sought: { written: '2026-12 Cumulative Update', kind: 'title' } }),
    check: 'B4',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'its title names a month that is over',
    facts: nothingTold({ sought: { written: '2026-10 Cumulative Update', kind: 'title' } }),
    check: 'B4',
    verdict: 'pass',
  },
  {
    when: 'its number is above all that are here',
    facts: nothingTold(),
    check: 'B4',
    verdict: 'unknown',
    code: 'absent-released-likely-later',
    en: /KB5069999/,
  },
  {
    when: 'its number is of another series',
    facts: nothingTold({ sought: { written: 'KB890830', kind: 'kb', kb: '890830' } }),
    check: 'B4',
    verdict: 'unknown',
    code: 'absent-release-unknown',
  },

  {
    when: 'its product is not selected',
    facts: facts({ described: [off] }),
    check: 'B5',
    verdict: 'fail',
    code: 'absent-product-not-selected',
    isCause: true,
    en: /product "Windows 11" is not selected/,
    ja: /製品「Windows 11」は、同期の対象として選択されていません/,
  },
  {
    when: 'a family above it is selected',
    facts: facts({ described: [described({ products: [category('Windows 11', 'above')] })] }),
    check: 'B5',
    verdict: 'pass',
  },
  {
    when: 'one of its products is selected',
    facts: facts({
      described: [described({ products: [category('Windows 10', 'no'), category('Windows 11', 'itself')] })],
    }),
    check: 'B5',
    verdict: 'pass',
  },
  {
    when: 'one of two updates of that number is for a product that is off',
    facts: facts({ described: [described(), off] }),
    check: 'B5',
    verdict: 'warn',
    code: 'absent-product-for-some',
  },
  {
    when: 'the product has another name here',
    facts: facts({
      described: [
        described({
          products: [
            category('Windows Server 2022', 'no', { here: 'Microsoft Server operating system-21H2' }),
          ],
        }),
      ],
    }),
    check: 'B5',
    verdict: 'fail',
    en: /Microsoft Server operating system-21H2/,
    isCause: true,
  },
  {
    when: 'the product is not in the list',
    facts: facts({ described: [described({ products: [category('Windows 12', 'unlisted')] })] }),
    check: 'B5',
    verdict: 'fail',
    code: 'absent-product-unlisted',
    isCause: true,
  },
  {
    when: 'no product at all is selected',
    facts: facts({ selection: { ...facts().selection, products: 0 } }),
    check: 'B5',
    verdict: 'fail',
    code: 'absent-no-product',
    isCause: true,
  },
  {
    when: 'nobody tells the product',
    facts: nothingTold(),
    check: 'B5',
    verdict: 'unknown',
    code: 'absent-product-unknown',
  },
  {
    when: 'a replica has no selection',
    facts: facts({ described: [off], upstream: { ...server, kind: 'server', mode: 'replica' } }),
    check: 'B5',
    verdict: undefined,
  },

  {
    when: 'its classification is not selected',
    facts: facts({ described: [described({ classification: category('Upgrades', 'no') })] }),
    check: 'B6',
    verdict: 'fail',
    code: 'absent-classification-not-selected',
    isCause: true,
    ja: /分類「Upgrades」は/,
  },
  { when: 'its classification is selected', facts: facts(), check: 'B6', verdict: 'pass' },
  {
    when: 'no classification at all is selected',
    facts: facts({ selection: { ...facts().selection, classifications: 0 } }),
    check: 'B6',
    verdict: 'fail',
    code: 'absent-no-classification',
    isCause: true,
  },
  {
    when: 'one of two updates of that number is of a class that is off',
    facts: facts({ described: [described(), described({ classification: category('Tools', 'no') })] }),
    check: 'B6',
    verdict: 'warn',
  },
  { when: 'nobody tells the classification', facts: nothingTold(), check: 'B6', verdict: 'unknown' },

  {
    when: 'its languages are off',
    facts: facts({ described: [described({ languages: ['de', 'fr'] })] }),
    check: 'B7',
    verdict: 'fail',
    code: 'absent-language-off',
    isCause: true,
    en: /\(de, fr\)/,
    ja: /\(de, fr\)/,
  },
  {
    when: 'its title names a language that is off',
    facts: facts({ described: [described({ title: 'Language Pack [de-DE] (KB1)' })] }),
    check: 'B7',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'a dialect of a language is on',
    facts: facts({ described: [described({ title: 'Language Pack [ja-JP] (KB1)' })] }),
    check: 'B7',
    verdict: 'pass',
    code: 'absent-language-ok',
  },
  {
    when: 'all languages are on',
    facts: facts({
      described: [described({ languages: ['de'] })],
      selection: { ...facts().selection, languages: [] },
    }),
    check: 'B7',
    verdict: 'pass',
  },
  {
    when: 'nothing says that it is for some languages only',
    facts: facts(),
    check: 'B7',
    verdict: 'pass',
    code: 'absent-language-no-sign',
  },

  {
    when: 'it is a preview',
    facts: facts({
      described: [described({ title: '2026-10 Cumulative Update Preview for Windows 11 (KB5070001)' })],
    }),
    check: 'B8',
    verdict: 'fail',
    code: 'absent-preview',
    isCause: true,
  },
  {
    when: 'the Japanese title says that it is a preview',
    facts: nothingTold({ sought: { written: '2026-10 累積更新プログラム (プレビュー)', kind: 'title' } }),
    check: 'B8',
    verdict: 'fail',
    code: 'absent-preview',
    isCause: true,
  },
  {
    when: 'it is a hotfix',
    facts: facts({ described: [described({ classification: category('Hotfix', 'unlisted') })] }),
    check: 'B8',
    verdict: 'fail',
    code: 'absent-hotfix',
  },
  {
    when: 'it came out of band',
    facts: facts({ described: [described({ title: '2026-11 Out-of-band Update' })] }),
    check: 'B8',
    verdict: 'warn',
  },
  {
    when: 'it is a dynamic update',
    facts: facts({ described: [described({ title: '2026-10 Setup Dynamic Update for Windows 11' })] }),
    check: 'B8',
    verdict: 'warn',
  },
  {
    when: 'Microsoft does not list it',
    facts: facts({ upstream: { ...server, lists: { state: 'lacks', at: NOW } } }),
    check: 'B8',
    verdict: 'fail',
    code: 'absent-not-in-channel',
    isCause: true,
  },
  {
    when: 'Microsoft lists it',
    facts: facts({ upstream: { ...server, lists: { state: 'lists', at: NOW } } }),
    check: 'B8',
    verdict: 'pass',
    code: 'absent-channel-listed',
  },
  {
    when: 'an import was refused',
    facts: facts({
      attempts: [{ runId: 7, at: NOW - HOUR, code: 'upstream/unknown-update', message: 'it is not there' }],
    }),
    check: 'B8',
    verdict: 'fail',
    isCause: true,
  },
  {
    when: 'all is selected and it should have come',
    facts: facts(),
    check: 'B8',
    verdict: 'unknown',
    code: 'absent-channel-perhaps',
  },
  { when: 'its product is off', facts: facts({ described: [off] }), check: 'B8', verdict: 'pass' },
  {
    when: 'all is selected, and when it was released is not known',
    facts: facts({
      sought: { written: 'KB5060000', kind: 'kb', kb: '5060000' },
      described: [{ ...described({ title: 'An update (KB5060000)' }), releasedOn: 'unknown' }],
    }),
    check: 'B8',
    verdict: 'pass',
    code: 'absent-channel-no-sign',
  },
  {
    when: 'nobody tells anything',
    facts: nothingTold(),
    check: 'B8',
    verdict: 'unknown',
    code: 'absent-channel-unknown',
  },

  { when: 'the catalog has it', facts: facts(), check: 'B9', verdict: 'pass' },
  {
    when: 'the catalog does not have it',
    facts: facts({ described: [], catalog: { state: 'answered', rows: 0, hasMore: false, at: NOW } }),
    check: 'B9',
    verdict: 'fail',
    code: 'absent-not-in-catalog',
    isCause: true,
  },
  {
    when: 'the catalog does not know these words',
    facts: facts({
      sought: { written: 'some words', kind: 'title' },
      described: [],
      catalog: { state: 'answered', rows: 0, hasMore: false, at: NOW },
    }),
    check: 'B9',
    verdict: 'warn',
  },
  {
    when: 'the catalog cannot be asked',
    facts: nothingTold(),
    check: 'B9',
    verdict: 'unknown',
    code: 'absent-catalog-unreachable',
    en: /outgoing\/timeout/,
  },
  {
    when: 'a CVE is asked for',
    facts: nothingTold({
      sought: { written: 'CVE-2026-12345', kind: 'cve' },
      catalog: { state: 'not-asked', because: 'cve' },
    }),
    check: 'B9',
    verdict: 'unknown',
    code: 'absent-catalog-not-asked',
    en: /CVE/,
  },
  {
    when: 'a person tells what the page says',
    facts: facts({
      described: [described({ from: 'person' })],
      catalog: { state: 'not-asked', because: 'offline' },
    }),
    check: 'B9',
    verdict: 'pass',
  },

  { when: 'it is no driver', facts: facts(), check: 'B10', verdict: undefined },
  {
    when: 'it is a driver and drivers are off',
    facts: facts({
      described: [described({ classification: category('Drivers (Printers)', 'no', { here: 'Drivers' }) })],
    }),
    check: 'B10',
    verdict: 'warn',
    code: 'absent-driver-class-off',
  },
  {
    when: 'it is a driver and drivers are on',
    facts: facts({
      described: [
        described({ classification: category('Drivers (Printers)', 'itself', { here: 'Drivers' }) }),
      ],
    }),
    check: 'B10',
    verdict: 'pass',
  },

  { when: 'Microsoft is the upstream', facts: facts(), check: 'B11', verdict: undefined },
  {
    when: 'the server above does not have it',
    facts: facts(fromServer({ state: 'lacks', at: NOW })),
    check: 'B11',
    verdict: 'fail',
    code: 'absent-upstream-lacks',
    isCause: true,
    en: /above\.example/,
  },
  {
    when: 'the server above lists it',
    facts: facts(fromServer({ state: 'lists', at: NOW })),
    check: 'B11',
    verdict: 'pass',
  },
  {
    when: 'the server above cannot be asked',
    facts: facts(fromServer({ state: 'not-asked', because: 'no-id' })),
    check: 'B11',
    verdict: 'unknown',
  },
  {
    when: 'the server above refused an import of it',
    facts: facts({
      ...fromServer({ state: 'unreachable', code: 'outgoing/timeout' }),
      attempts: [{ runId: 7, at: NOW - HOUR, code: 'upstream/unknown-update', message: '' }],
    }),
    check: 'B11',
    verdict: 'fail',
    isCause: true,
  },

  {
    when: 'an update here replaced it and the catalog has it no more',
    facts: facts({
      described: [],
      replacedBy: [named],
      similar: [named],
      catalog: { state: 'answered', rows: 0, hasMore: false, at: NOW },
    }),
    check: 'B12',
    verdict: 'fail',
    code: 'absent-withdrawn-replaced',
    isCause: true,
  },
  {
    when: 'an update here replaces it',
    facts: facts({ replacedBy: [named] }),
    check: 'B12',
    verdict: 'warn',
    code: 'absent-replaced-here',
  },
  { when: 'the catalog still has it', facts: facts(), check: 'B12', verdict: 'pass' },
  { when: 'nothing is known of it', facts: nothingTold(), check: 'B12', verdict: undefined },

  {
    when: 'it needs a licence',
    facts: facts({
      described: [
        described({
          title: '2026-11 Security Monthly Quality Rollup for Windows Server 2012 R2 ESU (KB5070001)',
        }),
      ],
    }),
    check: 'B13',
    verdict: 'warn',
    code: 'absent-licence-needed',
  },
  {
    when: 'the catalog does not know its id',
    facts: facts({
      sought: { written: ID, kind: 'update-id', updateId: ID },
      described: [],
      catalog: { state: 'answered', rows: 0, hasMore: false, at: NOW },
    }),
    check: 'B13',
    verdict: 'warn',
    code: 'absent-perhaps-private',
  },
  { when: 'nothing special', facts: facts(), check: 'B13', verdict: 'pass' },

  {
    when: 'digits are swapped, and the catalog does not know the number',
    facts: facts({
      described: [],
      similar: [named],
      catalog: { state: 'answered', rows: 0, hasMore: false, at: NOW },
    }),
    check: 'B14',
    verdict: 'fail',
    code: 'absent-wrong-number',
    isCause: true,
    en: /KB5070001.*KB5070010/,
  },
  {
    when: 'nearly the same number is here, and the catalog cannot be asked',
    facts: nothingTold({ similar: [named] }),
    check: 'B14',
    verdict: 'warn',
    code: 'absent-similar-number',
  },
  {
    when: 'the catalog knows the number',
    facts: facts({ similar: [named] }),
    check: 'B14',
    verdict: 'pass',
    code: 'absent-number-known',
  },
  {
    when: 'the catalog answers with another number',
    facts: facts({ described: [described({ title: 'Newer (KB5070099)' })] }),
    check: 'B14',
    verdict: 'warn',
    code: 'absent-other-number',
    en: /KB5070099/,
  },
  {
    when: 'it has too few digits',
    facts: nothingTold({ sought: { written: 'KB50700', kind: 'kb', kb: '50700' } }),
    check: 'B14',
    verdict: 'warn',
    code: 'absent-odd-number',
  },
  {
    when: 'a title is nearly right',
    facts: nothingTold({ sought: { written: '2026-10 Cumulative Updaet', kind: 'title' }, similar: [named] }),
    check: 'B14',
    verdict: 'warn',
    code: 'absent-similar-title',
  },
  { when: 'nothing is like it', facts: nothingTold(), check: 'B14', verdict: 'pass' },

  { when: 'nobody tried to import it', facts: facts(), check: 'S2-09', verdict: undefined },
  {
    when: 'an import broke off',
    facts: facts({
      attempts: [{ runId: 7, at: NOW - HOUR, code: 'outgoing/tls-version', message: 'no TLS' }],
    }),
    check: 'S2-09',
    verdict: 'warn',
    code: 'absent-import-failed',
    en: /TLS 1\.2/,
  },
];

for (const { when, facts: seen, check, verdict, code, isCause, en, ja } of CASES) {
  test(`${check}: ${when}`, () => {
    const findings = diagnoseAbsent(seen);
    const found = findings.find((each) => each.check === check);
    assert.equal(found?.verdict, verdict, JSON.stringify(findings, undefined, 1));
    if (code !== undefined) assert.equal(found?.code, `why/${code}`);
    if (isCause === true)
      assert.equal(judge(findings).cause?.check, check, judge(findings).cause?.says.en ?? '');
    if (en !== undefined) assert.match(found?.says.en ?? '', en);
    if (ja !== undefined) assert.match(found?.says.ja ?? '', ja);
  });
}

test('each branch of the tree has a case in which it fails or warns, and one in which it does not', () => {
  const branches = ['B1', 'B2a', 'B2b', 'B2c', ...Array.from({ length: 12 }, (_, index) => `B${index + 3}`)];
  for (const branch of branches) {
    const verdicts = CASES.filter(({ check }) => check === branch).map(({ verdict }) => verdict);
    assert.ok(
      verdicts.some((each) => each === 'fail' || each === 'warn'),
      branch,
    );
    assert.ok(
      verdicts.some((each) => each === 'pass' || each === undefined),
      branch,
    );
  }
  const answered = new Set(Object.values(S2_STEPS).flat());
  assert.deepEqual(
    branches.filter((each) => !answered.has(each)),
    [],
  );
  assert.deepEqual(
    Object.keys(S2_STEPS),
    Array.from({ length: 9 }, (_, index) => `S2-0${index + 1}`),
  );
});

test('whatever is found wrong has a next step, whatever is not known says what would tell, and all of it is in both languages', () => {
  const all = CASES.flatMap(({ facts: seen }) => diagnoseAbsent(seen));
  for (const finding of all) {
    const { verdict, check, next, decidedBy } = finding;
    if (verdict === 'fail' || verdict === 'warn') assert.ok(next.length > 0, `${check} ${finding.code}`);
    assert.equal(decidedBy !== undefined, verdict === 'unknown', check);
    for (const text of textsOf(finding)) {
      assert.ok(text.en !== '' && text.ja !== '', finding.code);
      assert.match(text.ja, /[\u3040-\u30ff\u4e00-\u9fff]/, text.ja);
      assert.doesNotMatch(text.en + text.ja, /undefined|\[object/);
    }
  }
});

test('an update that is missing is never said to be all right', () => {
  for (const { facts: seen } of CASES) assert.notEqual(judge(diagnoseAbsent(seen)).state, 'yes');
  const open = facts({ upstream: { ...server, kind: 'server', lists: { state: 'lists', at: NOW } } });
  const { unknowns } = judge(diagnoseAbsent(open));
  assert.deepEqual(
    unknowns.map(({ code }) => code),
    ['why/absence-unexplained'],
  );
});

test('what a catalog page says never becomes a command with signs that a shell reads', () => {
  for (const name of ['Windows"; rm -rf /', 'A $(id)', 'A `id`', "A'b", 'A & B | C', 'A\nB']) {
    const seen = facts({
      described: [
        described({ products: [category(name, 'no')] }),
        described({ classification: category(name, 'no'), updateId: OTHER_ID }),
      ],
    });
    for (const { next } of diagnoseAbsent(seen))
      for (const { command } of next) assert.doesNotMatch(command ?? '', /[$`|'\n;]/);
  }
});

function textsOf(finding: Finding): readonly { readonly en: string; readonly ja: string }[] {
  const { says, next, evidence, decidedBy } = finding;
  const more = [finding.then, decidedBy].filter((each) => each !== undefined);
  return [
    says,
    ...next.map((each) => each.says),
    ...evidence.map(({ name }) => name).filter(({ en }) => en !== 'UpdateID'),
    ...more,
  ];
}
