import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { WhyAnswer } from '#server/admin';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, PROGRAM, todoku } from './test-process.ts';
import { whyLines } from './why.ts';

test('why an update is delivered to nobody is answered with the cause, what to do, and what else was looked at', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const documents = await writeDocuments(join(folder, 'documents'), [{ id: 1, kb: '9000001' }]);
  await todoku(['updates', 'import', documents, '--data', data]);
  const why = ['why', 'KB9000001', '--data', data];
  const { code, stdout } = await todoku(why);
  assert.equal(code, 0);
  const lines = stdout.split('\n');
  assert.equal(lines[0], 'KB9000001 is on this server, but not delivered.');
  assert.match(
    stdout,
    /^Cause +The update is on this server but not approved .*\[A7, why\/approved-nowhere\]$/m,
  );
  assert.match(stdout, new RegExp(`^ +todoku updates approve ${updateId(1)} --group "All Computers"$`, 'm'));
  assert.match(stdout, /^Also looked at:$(\n {2}A.*)+/m);
  assert.match(
    (await todoku([...why, '--lang', 'ja'])).stdout,
    /^原因 {6,}この更新プログラムは.*未承認です。/m,
  );

  await todoku(['updates', 'approve', updateId(1), '--group', 'All Computers', '--data', data]);
  assert.equal((await answerOf<WhyAnswer>(why)).cause?.code, undefined);
  const absent = await todoku(['why', 'KB1234567', '--ask', 'nobody', '--data', data]);
  assert.deepEqual([absent.code, absent.stdout.split('\n')[0]], [0, 'KB1234567 is not on this server.']);
});

test('what the collector wrote on a machine is read from a file, as Windows writes it, and from standard input', async () => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  await todoku(['groups', 'create', 'Office', '--data', data]);
  const file = join(folder, 'collected.json');
  const text = JSON.stringify({ version: 1, machine: { name: 'pc-17' }, registry: [] });
  await writeFile(file, Buffer.from(`\ufeff${text}`, 'utf16le'));
  const { cause, computer } = await answerOf<WhyAnswer>(['why', '--collected', file, '--data', data]);
  assert.deepEqual([computer, cause?.code], ['pc-17', 'why/machine-server-none']);
  // What another program prints comes through a pipe, in whichever encoding of its.
  for (const input of [text, Buffer.from(`\ufeff${text}`, 'utf16le')]) {
    const piped = spawnSync(
      process.execPath,
      [PROGRAM, 'why', '--collected', '-', '--data', data, '--json'],
      {
        input,
        encoding: 'utf8',
      },
    );
    assert.equal(piped.status, 0, piped.stderr);
    const told = JSON.parse(piped.stdout) as WhyAnswer;
    assert.deepEqual([told.computer, told.cause?.code], ['pc-17', 'why/machine-server-none']);
  }
  const nothing = spawnSync(process.execPath, [PROGRAM, 'why', '--collected', '-', '--data', data], {
    input: '',
    encoding: 'utf8',
  });
  assert.equal(nothing.status, 1);
  assert.match(nothing.stderr, /^Error: .*\nTry: /);
  const missing = await todoku(['why', '--collected', join(folder, 'none'), '--data', data]);
  assert.deepEqual([missing.code, /could not be read/.test(missing.stderr)], [1, true]);
});

test('evidence stands with its times, and what would decide an unknown with it', () => {
  const finding = {
    ...({ check: 'A9c', code: 'why/report-awaited', verdict: 'unknown', says: 'No report yet.' } as const),
    evidence: [{ name: 'Last check', value: true, at: Date.UTC(2026, 10, 29, 12) }],
    next: [
      { where: 'machine', says: 'Check now.', command: 'detect' } as const,
      { where: 'machine', says: 'Start both.', command: 'net start bits\nnet start wuauserv' } as const,
    ],
    ...{ decidedBy: 'The next report.' },
  };
  const lines = whyLines(
    {
      question: { update: 'x' },
      ...({ state: 'unknown', headline: 'It cannot be told.', matches: 1, others: [] } as const),
      ...{ blockers: [], passed: [], unknowns: [finding] },
    },
    'en',
  );
  assert.deepEqual(lines.slice(0, 3), [
    'It cannot be told.',
    '',
    'Not known   No report yet. [A9c, why/report-awaited]',
  ]);
  assert.match(lines[3] ?? '', /^Evidence {4}Last check: yes, 2026-11-29 /);
  assert.deepEqual(lines.slice(4), [
    'Next        Check now.',
    '              detect   (on the computer)',
    '            Start both.',
    '              net start bits',
    '              net start wuauserv   (on the computer)',
    'Decided by  The next report.',
  ]);
});

test('computers stand under each other by their cause, with what to do and the names of some', () => {
  const list = {
    where: 'server',
    says: 'List the computers.',
    command: 'todoku updates computers x',
  } as const;
  const restart = { where: 'machine', says: 'Restart them.' } as const;
  const lines = whyLines(
    {
      question: { update: 'x' },
      ...({ state: 'no', headline: 'No.', matches: 1, others: [] } as const),
      ...{ blockers: [], passed: [], unknowns: [] },
      groups: [
        { code: 'a', says: 'Not approved.', computers: 1204, some: ['a', 'b', 'c'], next: [list] },
        { code: 'b', says: 'A restart is pending.', computers: 2, some: ['d', 'e'], next: [restart] },
        { code: 'c', says: 'They have it.', computers: 88_000, some: [], next: [] },
      ],
    },
    'en',
  );
  assert.deepEqual(lines.slice(2), [
    'Computers by cause:',
    '   1,204  Not approved.',
    '          a, b, c, ...',
    '          List the computers.',
    '            todoku updates computers x',
    '       2  A restart is pending.',
    '          d, e',
    '          Restart them. (on the computer)',
    '  88,000  They have it.',
  ]);
});
