import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { answerOf, todoku } from './test-process.ts';

test('scripts are printed byte for byte as Windows needs them, without a server', async () => {
  const cmd = await todoku(['client', 'reset', '--os', 'win11', '--shell', 'cmd', '--lang', 'ja']);
  assert.equal(cmd.code, 0, cmd.stderr);
  assert.match(cmd.stdout, /^@echo off\r\n/);
  assert.match(cmd.stdout, /net stop usosvc \/y\r\n.*net stop dosvc \/y\r\n/s);
  const powershell = await todoku(['client', 'detect', '--os', '2019', '--lang', 'ja']);
  assert.ok(powershell.stdout.startsWith('\ufeff[CmdletBinding()]'));
  assert.match((await todoku(['client', 'collector'])).stdout, /^<#\n\.SYNOPSIS/);
});

test('a script goes into a new file only, and --json tells its name', async () => {
  const file = join(temporaryFolder('cli'), 'reset.ps1');
  const words = ['client', 'reregister', '--os', '2016', '-o', file];
  assert.equal((await todoku(words)).stdout, `The script is in ${file}.\n`);
  assert.match(await readFile(file, 'utf8'), /SusClientIdValidation/);
  const again = await todoku(words);
  assert.equal(again.code, 1);
  assert.match(again.stderr, /Error: .*reset\.ps1/);
  const printed = await answerOf<{ fileName: string; script: string }>([
    'client',
    'reset',
    '--os',
    'win10-1703',
  ]);
  assert.equal(printed.fileName, 'reset-win10-1703.ps1');
  assert.match(printed.script, /qmgr0\.dat/);
});

test('a script is for one Windows, which has to be said', async () => {
  assert.match((await todoku(['client', 'reset'])).stderr, /--os/);
  assert.match((await todoku(['client', 'reset', '--os', 'windows95'])).stderr, /2012r2/);
});
