import { describe, test } from 'node:test';
import type { MachineDescription } from '../machine-facts.ts';
import { check, WINDOWS_11 } from '../rule-cases.ts';

describe('files', () => {
  const machine: MachineDescription = {
    ...WINDOWS_11,
    registry: {
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\App': { Path: 'C:\\App\\', Strange: '%AppHome%\\bin', Count: 1 },
    },
    files: {
      'C:\\Windows\\System32\\a.dll': {
        version: '10.0.1.2',
        size: 100,
        created: Date.UTC(2026, 0, 2),
        modified: Date.UTC(2026, 1, 3),
        language: 1033,
      },
      'C:\\App\\b.dll': { version: null, size: 7 },
      'C:\\App\\c.dll': {},
    },
  };
  const by = (operator: string, rest: string, value = 'Path') =>
    `<b.${operator}PrependRegSz Key="HKEY_LOCAL_MACHINE" Subkey="SOFTWARE\\App" Value="${value}" ${rest} />`;

  test('found by folder, by path, or by a registry value', () => {
    check(machine, [
      ['<b.FileExists Csidl="37" Path="A.DLL" />', 'true'],
      ['<b.FileExists Csidl="36" Path="\\System32\\\\a.dll" />', 'true'],
      ['<b.FileExists Path="C:\\Windows\\System32\\a.dll" />', 'true'],
      ['<b.FileExists Csidl="36" Path="a.dll" />', 'false'],
      ['<b.FileExists Csidl="999" Path="a.dll" />', 'unknown'],
      ['<b.FileExists Csidl="37" />', 'unknown'],
      [by('FileExists', 'Path="b.dll"'), 'true'],
      [by('FileExists', 'Path="x.dll"'), 'false'],
      [by('FileExists', 'Path="b.dll"', 'Nothing'), 'false'],
      [by('FileExists', 'Path="b.dll"', 'Strange'), 'unknown'],
      [by('FileExists', 'Path="b.dll"', 'Count'), 'unknown'],
    ]);
  });

  test('whatever a rule gives besides must be equal', () => {
    check(machine, [
      ['<b.FileExists Csidl="37" Path="a.dll" Version="10.0.1.2" Size="100" Language="1033" />', 'true'],
      [
        '<b.FileExists Csidl="37" Path="a.dll" Created="2026-01-02T00:00:00Z" Modified="2026-02-03T00:00:00Z" />',
        'true',
      ],
      ['<b.FileExists Csidl="37" Path="a.dll" Version="10.0.1.3" />', 'false'],
      ['<b.FileExists Csidl="37" Path="a.dll" Size="101" />', 'false'],
      [by('FileExists', 'Path="c.dll" Size="1"'), 'unknown'],
    ]);
  });

  test('version, size and dates are compared; without the file nothing holds', () => {
    check(machine, [
      [
        '<b.FileVersion Csidl="37" Path="a.dll" Comparison="GreaterThanOrEqualTo" Version="10.0.1" />',
        'true',
      ],
      ['<b.FileVersion Csidl="37" Path="a.dll" Comparison="LessThan" Version="10.0.1.2" />', 'false'],
      ['<b.FileVersion Csidl="37" Path="x.dll" Comparison="LessThan" Version="10.0.1.2" />', 'false'],
      [by('FileVersion', 'Path="b.dll" Comparison="GreaterThan" Version="1.0"'), 'false'],
      [by('FileVersion', 'Path="b.dll" Comparison="LessThan" Version="1.0"'), 'unknown'],
      [by('FileVersion', 'Path="c.dll" Comparison="GreaterThan" Version="1.0"'), 'unknown'],
      [by('FileSize', 'Path="b.dll" Comparison="LessThan" Size="8"'), 'true'],
      ['<b.FileSize Csidl="37" Path="a.dll" Comparison="GreaterThan" Size="100" />', 'false'],
      [
        '<b.FileCreated Csidl="37" Path="a.dll" Comparison="GreaterThan" Created="2026-01-01T00:00:00Z" />',
        'true',
      ],
      [
        '<b.FileModified Csidl="37" Path="a.dll" Comparison="LessThan" Modified="2026-01-01T00:00:00Z" />',
        'false',
      ],
      ['<b.FileModified Csidl="37" Path="a.dll" Comparison="LessThan" Modified="soon" />', 'unknown'],
      [by('FileCreated', 'Path="b.dll" Comparison="LessThan" Created="2026-01-01T00:00:00Z"'), 'unknown'],
      [by('FileModified', 'Path="x.dll" Comparison="LessThan" Modified="2026-01-01T00:00:00Z"'), 'false'],
    ]);
  });
});
