import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesFailures } from '#changes';
import { createLog } from './log.ts';

function logged(options: { level: 'debug' | 'info' | 'error' | 'silent'; readable: boolean }) {
  const lines: string[] = [];
  return { lines, log: createLog({ ...options, write: (line) => lines.push(line) }) };
}

test('a log line is one JSON object with level, time, event and fields', () => {
  const { lines, log } = logged({ level: 'info', readable: false });
  log.info('changes.declined', { updateIds: ['a', 'b'] });
  const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.deepEqual(
    { ...line, time: '' },
    { level: 'info', time: '', event: 'changes.declined', updateIds: ['a', 'b'] },
  );
  assert.match(String(line['time']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.equal(lines[0]?.endsWith('\n'), true);
});

test('an error in a log line keeps its code, hint and stack', () => {
  const { lines, log } = logged({ level: 'info', readable: false });
  log.error('server.failed', { error: changesFailures.fail('declined', { subject: 'KB1' }) });
  const { error } = JSON.parse(lines[0] ?? '') as { error: Record<string, string> };
  assert.equal(error['code'], 'changes/declined');
  assert.match(error['message'] ?? '', /KB1/);
  assert.match(error['hint'] ?? '', /Undecline/);
  assert.match(error['stack'] ?? '', /log\.test\.ts/);
});

test('a readable line has the same in short', () => {
  const { lines, log } = logged({ level: 'info', readable: true });
  log.warn('server.busy', { waiting: 3, address: '192.0.2.1' });
  assert.match(lines[0] ?? '', /^\d\d:\d\d:\d\d warn {2}server\.busy waiting=3 address=192\.0\.2\.1\n$/);
});

test('less important events than the level are left out', () => {
  const { lines, log } = logged({ level: 'error', readable: false });
  log.debug('a');
  log.info('b');
  log.warn('c');
  assert.deepEqual(lines, []);
  const silent = logged({ level: 'silent', readable: false });
  silent.log.error('d');
  assert.deepEqual(silent.lines, []);
});
