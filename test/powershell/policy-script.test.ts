import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { generatePolicy } from '#policy';
import { notIn51 } from './compatibility.ts';
import { runFile, WITHOUT_POWERSHELL } from './powershell.ts';

// The script that `todoku policy generate --format powershell` writes.

const GROUPS = ['営業部', "O'Brien’s", '$env:PATH `n "x" $(1)'];

const made = generatePolicy(
  {
    serverUrl: 'https://wsus.contoso.com:8531',
    groups: GROUPS,
    detectionHours: 4,
    automaticUpdates: { option: 4, day: 0, hour: 3 },
  },
  'powershell',
);

/** Stands in for the registry, because a test should change none, and tells what was written to it at each of three runs. */
const HARNESS = `param([string]$script)
$global:store = @{}
$global:writes = 0
function global:Test-Path { param([string]$LiteralPath) $global:store.ContainsKey($LiteralPath) }
function global:Get-Item {
    param([string]$LiteralPath)
    $key = New-Object psobject -Property @{ Path = $LiteralPath }
    $key | Add-Member ScriptMethod GetValueNames { @($global:store[$this.Path].Keys) }
    $key | Add-Member ScriptMethod GetValueKind { param($name) $global:store[$this.Path][$name][0] }
    $key | Add-Member ScriptMethod GetValue { param($name) $global:store[$this.Path][$name][1] }
    $key
}
function global:New-Item { param([string]$Path, [switch]$Force) $global:store[$Path] = @{} }
function global:New-ItemProperty {
    param([string]$LiteralPath, [string]$Name, [string]$PropertyType, $Value, [switch]$Force)
    $global:store[$LiteralPath][$Name] = @($PropertyType, $Value)
    $global:writes++
}
$counts = @()
& $script -WhatIf | Out-Null
$counts += $global:writes
& $script | Out-Null
$counts += $global:writes
& $script | Out-Null
$counts += $global:writes
Write-Output ('RESULT ' + (ConvertTo-Json -Compress -Depth 5 @{ counts = $counts; store = $global:store }))
`;

test('the script for policies is one that Windows PowerShell 5.1 takes', () => {
  assert.deepEqual(notIn51(made.text), []);
});

test('the script tells with -WhatIf, sets every value once, and nothing when it is run again', {
  skip: WITHOUT_POWERSHELL,
}, async () => {
  const folder = temporaryFolder('policy');
  const script = join(folder, 'policy.ps1');
  // That it wants an administrator is so on Windows alone.
  await writeFile(script, `\ufeff${made.text.replace('#Requires -RunAsAdministrator', '')}`);
  const harness = join(folder, 'harness.ps1');
  await writeFile(harness, HARNESS);
  const printed = /^RESULT (.*)$/m.exec(await runFile(harness, script))?.[1] ?? '{}';
  const { counts, store } = JSON.parse(printed) as {
    counts: readonly number[];
    store: Readonly<Record<string, Readonly<Record<string, readonly [string, string | number]>>>>;
  };
  const count = made.values.length;
  assert.deepEqual(counts, [0, count, count]);
  for (const { key, name, type, data } of made.values) {
    const written = store[key.replace(/^HKLM/, 'HKLM:')]?.[name];
    assert.deepEqual(written, [type === 'REG_DWORD' ? 'DWord' : 'String', data], name);
  }
});
