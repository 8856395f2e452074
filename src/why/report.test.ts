import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, judge, verbatim } from '#diagnosis';
import { joinMachine } from './join-machine.ts';
import { FIT, type LookedAt, reportOn, reportOnUpdates, shortName } from './report.ts';

const finding = (check: string, verdict: Finding['verdict'], code = `why/${check}`): Finding => ({
  ...{ check, verdict, code, says: verbatim(`says ${check}`), evidence: [], next: [] },
});

const looked = (title: string, more: Partial<LookedAt> = {}): LookedAt => ({
  update: { updateId: title, title, kbArticleIds: [] },
  ...{ importedAt: 1, fit: FIT.unknown, findings: [finding('A7', 'fail')] },
  ...more,
});

test('of several updates the one that fits the machine best is the answer, of equals the latest', () => {
  const report = reportOnUpdates({ update: 'x', computer: 'pc-1' }, 'pc-1.example', [
    looked('another product', { fit: FIT.otherProduct, importedAt: 9 }),
    looked('old'),
    looked('fits', { fit: FIT.needed, findings: [finding('A2', 'pass')] }),
    looked('new', { importedAt: 5 }),
  ]);
  assert.equal(report.update?.title, 'fits');
  assert.equal(report.state, 'yes');
  assert.deepEqual(
    report.others.map(({ update, state, cause }) => [update.title, state, cause?.check]),
    [
      ['new', 'no', 'A7'],
      ['old', 'no', 'A7'],
      ['another product', 'no', 'A7'],
    ],
  );
  assert.equal(report.matches, 4);
});

test('the headline answers the question: about a computer, about all of them, and what is there is told as it is', () => {
  const headline = (findings: readonly Finding[], computer?: string) =>
    reportOnUpdates({}, computer, [looked('KB1 update', { findings })]).headline.en;
  assert.equal(headline([finding('A7', 'fail')], 'pc-1'), 'KB1 update is not installed on pc-1.');
  assert.equal(headline([finding('A7', 'fail')]), 'KB1 update is on this server, but not delivered.');
  assert.match(headline([finding('A9c', 'unknown')], 'pc-1'), /^It cannot be told from here why KB1 update/);
  assert.equal(headline([finding('A9h', 'pass')], 'pc-1'), 'says A9h');
  assert.equal(shortName({ updateId: 'u', title: 'T', kbArticleIds: ['5034441'] }), 'KB5034441');
  assert.equal(shortName({ updateId: 'u', title: '', kbArticleIds: [] }), 'u');
});

test('an answer about no update has the headline of its state', () => {
  const headlines = { yes: verbatim('y'), no: verbatim('n'), unknown: verbatim('u') };
  const about = (findings: readonly Finding[]) => reportOn({}, { headlines }, findings).headline.en;
  assert.deepEqual([[], [finding('B1', 'fail')], [finding('B1', 'unknown')]].map(about), ['y', 'n', 'u']);
});

test('what is wrong with the machine is the cause where it explains more than its silence, and a blocker elsewhere', () => {
  const broken = [finding('S1-13', 'fail', 'why/service-disabled')];
  const causeOf = (update: readonly Finding[], collected: boolean) =>
    judge(joinMachine(update, broken, { collected })).cause?.check;
  const checks = finding('A9a', 'pass');
  const silent = finding('A9a', 'fail', 'why/silent');
  const waits = [checks, finding('A9g', 'fail', 'why/waits-for-download')];
  assert.equal(causeOf([finding('A2', 'fail'), silent], true), 'A2');
  assert.equal(causeOf([silent], true), 'S1-13');
  assert.equal(causeOf([silent], false), 'A9a');
  assert.equal(causeOf(waits, true), 'S1-13');
  assert.equal(causeOf(waits, false), 'A9g');
  const unlisted = [checks, finding('A9c', 'fail', 'why/not-applicable')];
  assert.equal(causeOf(unlisted, false), 'S1-13');
  const otherProduct = [checks, finding('A9c', 'fail', 'why/not-for-its-product')];
  assert.equal(causeOf(otherProduct, true), 'A9c');
  const { blockers } = judge(joinMachine(otherProduct, broken, { collected: true }));
  assert.deepEqual(blockers, broken);
  const rest = [
    finding('S1-10', 'pass'),
    finding('S1-09', 'fail'),
    finding('M-05', 'fail'),
    finding('M-06', 'warn'),
  ];
  const added = (update: readonly Finding[], collected: boolean) =>
    joinMachine(update, rest, { collected }).flatMap(({ check }) => (check.startsWith('A') ? [] : [check]));
  assert.deepEqual(added(waits, false), ['M-06']);
  assert.deepEqual(added(waits, true), ['S1-10', 'M-06']);
  assert.deepEqual(added([...waits, finding('A9e', 'warn')], true), ['S1-10']);
  const open = [checks, finding('A9c', 'unknown', 'why/report-awaited')];
  const [first] = judge(joinMachine(open, [finding('S1-12', 'unknown')], { collected: false })).unknowns;
  assert.equal(first?.check, 'A9c');
  const installed = [finding('A9h', 'pass')];
  assert.deepEqual(joinMachine(installed, broken, { collected: true }), installed);
});
