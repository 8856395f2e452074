import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { PolicyGenerateAnswer, PolicyLintAnswer } from '#server/admin';
import { answerOf, PROGRAM, serve, todoku } from './test-process.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';

const reg = (url: string, au: string) => `Windows Registry Editor Version 5.00

[${KEY}]
"WUServer"="${url}"
"WUStatusServer"="${url}"
${au}
"UseWUServer"=dword:00000001
`;

test('a policy file is judged by a running server: exit code 1 while something keeps it from working', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const { url } = await serve(t, data);
  const good = join(folder, 'good.reg');
  const bad = join(folder, 'bad.reg');
  await writeFile(good, `\ufeff${reg(url, `[${KEY}\\AU]`)}`, 'utf16le');
  await writeFile(bad, reg(url, ''));

  const well = await todoku(['policy', 'lint', good, '--data', data, '--all']);
  assert.equal(well.code, 0, well.stdout + well.stderr);
  assert.match(well.stdout, /^Quality updates +update server$/m);
  assert.match(well.stdout, /^Right POL-22: The computer is told to use this server/m);

  const ill = await todoku(['policy', 'lint', bad, '--data', data]);
  assert.equal(ill.code, 1);
  assert.match(ill.stdout, /^Quality updates +Windows Update$/m);
  assert.match(ill.stdout, /^ERROR POL-03: .*belongs under WindowsUpdate\\AU/m);
  assert.match(
    ill.stdout,
    /^(1 more is right\. See it|\d+ more are right\. See them): {3}todoku policy lint FILE --all$/m,
  );
  assert.match(ill.stdout, /reg add ".*\\AU" \/v UseWUServer \/t REG_DWORD \/d 1 \/f/);

  const japanese = await todoku(['policy', 'lint', bad, '--data', data, '--lang', 'ja']);
  assert.match(japanese.stdout, /^エラー POL-03: .*AU キー/m);

  const piped = spawnSync(process.execPath, [PROGRAM, 'policy', 'lint', '-', '--data', data, '--json'], {
    input: `${KEY}\\AU\r\n    UseWUServer    REG_DWORD    0x1\r\n`,
    encoding: 'utf8',
  });
  const answer = JSON.parse(piped.stdout) as PolicyLintAnswer;
  assert.deepEqual([piped.status, answer.format, answer.state], [0, 'reg-query', 'unknown']);

  await writeFile(bad, 'Dear colleague');
  const refused = await todoku(['policy', 'lint', bad, '--data', data]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /Dear colleague.*\nTry: {3}Give a \.reg export/);
  const missing = await todoku(['policy', 'lint', join(folder, 'none.reg'), '--data', data]);
  assert.match(missing.stderr, /none\.reg.*\nTry: {3}\S/);
});

test('a running server writes the policies that lead to it, and finds them right', async (t) => {
  const folder = temporaryFolder('cli');
  const data = join(folder, 'data');
  const { url } = await serve(t, data);
  const generate = (...words: readonly string[]) => todoku(['policy', 'generate', ...words, '--data', data]);

  const file = join(folder, 'policy.reg');
  const written = await generate(
    '--format',
    'reg',
    '--frequency',
    '4',
    '--source',
    'driver=windows-update',
    '--out',
    file,
  );
  assert.equal(written.code, 0, written.stderr);
  assert.match(written.stderr, /The address is http/);
  const bytes = await readFile(file);
  assert.deepEqual([bytes[0], bytes[1]], [0xff, 0xfe], 'as regedit wants it');
  assert.match(bytes.toString('utf16le'), /"DetectionFrequency"=dword:00000004\r\n/);
  const judged = await todoku(['policy', 'lint', file, '--data', data, '--all']);
  assert.equal(judged.code, 0, judged.stdout);
  assert.match(judged.stdout, /^Drivers +Windows Update$/m);
  assert.match(judged.stdout, /^Right POL-22: The computer is told to use this server/m);
  const again = await generate('--format', 'reg', '--out', file);
  assert.deepEqual([again.code, /\nTry: {3}\S/.test(again.stderr)], [1, true], 'nothing is overwritten');

  const script = await generate('--format', 'powershell', '--group', 'Pilot', "O'Brien");
  assert.match(script.stdout, /Name = 'TargetGroup'; Type = 'String'; Data = 'Pilot;O''Brien'/);
  const guide = await generate('--lang', 'ja', '--for', 'https://wsus.contoso.com:8531');
  assert.match(guide.stdout, /イントラネット統計サーバーの設定: https:\/\/wsus\.contoso\.com:8531/);
  const words = ['policy', 'generate', '--format', 'intune', '--no-pinning', '--data', data];
  const answer = await answerOf<PolicyGenerateAnswer>(words);
  assert.equal(answer.url, url);
  assert.match(answer.text, /DoNotEnforceEnterpriseTLSCertPinningForUpdateDetection \| Integer \| 1/);

  const wrong = await generate('--source', 'drivers=wsus');
  assert.deepEqual([wrong.code, /CLASS=SOURCE/.test(wrong.stderr)], [2, true]);
});
