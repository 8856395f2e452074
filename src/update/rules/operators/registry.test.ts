import { describe, test } from 'node:test';
import type { MachineDescription } from '../machine-facts.ts';
import { check, WINDOWS_11 } from '../rule-cases.ts';

describe('the registry', () => {
  const HKLM = 'HKEY_LOCAL_MACHINE';
  const machine: MachineDescription = {
    ...WINDOWS_11,
    registry: {
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\App': {
        '': 'default',
        Text: 'Version Five',
        Count: 5,
        Negative: -1,
        Version: '6.3',
        Expand: { type: 'REG_EXPAND_SZ', data: 'C:\\X' },
        Blob: { type: 'REG_BINARY', data: '00' },
      },
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\App': { Count: 32 },
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Uninstall\\A': { Name: 'Alpha', V: '1.0' },
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Uninstall\\B': { Name: 'Beta', V: '2.0' },
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Uninstall\\B\\More': { Deep: 1 },
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Empty': {},
    },
  };
  const at = (operator: string, rest: string, subkey = 'SOFTWARE\\App') =>
    `<b.${operator} Key="${HKLM}" Subkey="${subkey}" ${rest} />`;

  test('keys and values exist or not, in any letter case', () => {
    check(machine, [
      [at('RegKeyExists', ''), 'true'],
      [at('RegKeyExists', '', 'software\\APP\\'), 'true'],
      [at('RegKeyExists', '', 'SOFTWARE'), 'true'],
      [at('RegKeyExists', '', 'SOFTWARE\\Ap'), 'false'],
      [at('RegValueExists', 'Value="count"'), 'true'],
      [at('RegValueExists', 'Value="Count" Type="REG_DWORD"'), 'true'],
      [at('RegValueExists', 'Value="Count" Type="REG_SZ"'), 'false'],
      [at('RegValueExists', 'Value="Blob" Type="REG_BINARY"'), 'true'],
      [at('RegValueExists', ''), 'true'],
      [at('RegValueExists', 'Value="Nothing"'), 'false'],
      [at('RegValueExists', '', 'SOFTWARE\\Empty'), 'false'],
      ['<b.RegKeyExists Subkey="SOFTWARE" />', 'unknown'],
    ]);
  });

  test('numbers: missing values and values of another type are no match', () => {
    check(machine, [
      [at('RegDword', 'Value="Count" Comparison="EqualTo" Data="5"'), 'true'],
      [at('RegDword', 'Value="Count" Comparison="LessThan" Data="5"'), 'false'],
      [at('RegDword', 'Value="Count" Comparison="LessThanOrEqualTo" Data="0x5"'), 'true'],
      [at('RegDword', 'Value="Negative" Comparison="EqualTo" Data="4294967295"'), 'true'],
      [at('RegDword', 'Value="Nothing" Comparison="LessThan" Data="5"'), 'false'],
      [at('RegDword', 'Value="Text" Comparison="EqualTo" Data="5"'), 'false'],
      [at('RegDword', 'Value="Count" Comparison="EqualTo" Data="five"'), 'unknown'],
    ]);
  });

  test('the 32-bit view of a 64-bit machine', () => {
    check(machine, [
      [at('RegDword', 'Value="Count" Comparison="EqualTo" Data="32" RegType32="true"'), 'true'],
      [at('RegDword', 'Value="Count" Comparison="EqualTo" Data="5" RegType32="false"'), 'true'],
    ]);
    check({ ...machine, processor: { architecture: 0 } }, [
      [at('RegDword', 'Value="Count" Comparison="EqualTo" Data="5" RegType32="true"'), 'true'],
    ]);
  });

  test('text: an answer that hangs on letter case is unknown', () => {
    check(machine, [
      [at('RegSz', 'Value="Text" Comparison="EqualTo" Data="Version Five"'), 'true'],
      [at('RegSz', 'Value="Text" Comparison="EqualTo" Data="version five"'), 'unknown'],
      [at('RegSz', 'Value="Text" Comparison="BeginsWith" Data="Version"'), 'true'],
      [at('RegSz', 'Value="Text" Comparison="EndsWith" Data="Five"'), 'true'],
      [at('RegSz', 'Value="Text" Comparison="Contains" Data="on F"'), 'true'],
      [at('RegSz', 'Value="Text" Comparison="Contains" Data="six"'), 'false'],
      [at('RegSz', 'Value="Text" Comparison="Resembles" Data="six"'), 'unknown'],
      [at('RegSz', 'Value="Expand" Comparison="EqualTo" Data="C:\\X"'), 'false'],
      [at('RegExpandSz', 'Value="Expand" Comparison="EqualTo" Data="C:\\X"'), 'true'],
      [at('WUv4RegKeyValue', 'Value="Text" Data="Version Five"'), 'true'],
      [at('WUv4RegKeyValue', 'Value="Text" Data="Version"'), 'unknown'],
      [at('WUv4RegKeySubstring', 'Value="Text" Data="Version"'), 'true'],
      [at('WUv4RegKeySubstring', 'Value="Text" Data="Six"'), 'false'],
      [at('WUv4RegKeyValue', 'Value="Nothing" Data="x"'), 'false'],
    ]);
  });

  test('versions have one to four parts', () => {
    check(machine, [
      [at('RegSzToVersion', 'Value="Version" Comparison="EqualTo" Data="6.3.0.0"'), 'true'],
      [at('RegSzToVersion', 'Value="Version" Comparison="GreaterThan" Data="6"'), 'true'],
      [at('RegSzToVersion', 'Value="Version" Comparison="LessThan" Data="6.10"'), 'true'],
      [at('RegSzToVersion', 'Value="Text" Comparison="LessThan" Data="6.10"'), 'unknown'],
      // Without a value it is either no match or version 0: known only where both say the same.
      [at('RegSzToVersion', 'Value="Nothing" Comparison="GreaterThan" Data="6.10"'), 'false'],
      [at('RegSzToVersion', 'Value="Nothing" Comparison="LessThan" Data="6.10"'), 'unknown'],
    ]);
  });

  test('a loop asks its rule of every subkey', () => {
    const loop = (trueIf: string, rule: string, subkey = 'SOFTWARE\\Uninstall') =>
      `<b.RegKeyLoop Key="${HKLM}" Subkey="${subkey}" TrueIf="${trueIf}">${rule}</b.RegKeyLoop>`;
    const name = (data: string) =>
      `<b.RegSz Key="HKEY_LOOP_TARGET" Subkey="" Value="Name" Comparison="EqualTo" Data="${data}" />`;
    const version = (data: string) =>
      `<b.RegSzToVersion Key="HKEY_LOOP_TARGET" Value="V" Comparison="GreaterThanOrEqualTo" Data="${data}" />`;
    check(machine, [
      [loop('Any', name('Beta')), 'true'],
      [loop('Any', name('Gamma')), 'false'],
      [loop('Any', `<And>${name('Alpha')}${version('2.0')}</And>`), 'false'],
      [loop('Any', `<And>${name('Beta')}${version('2.0')}</And>`), 'true'],
      [loop('All', version('1.0')), 'true'],
      [loop('All', version('1.1')), 'false'],
      [loop('Any', '<b.RegKeyExists Key="HKEY_LOOP_TARGET" Subkey="More" />'), 'true'],
      [loop('Any', '<True />', 'SOFTWARE\\Nothing'), 'false'],
      [loop('All', '<True />', 'SOFTWARE\\Nothing'), 'unknown'],
      [loop('Most', '<True />'), 'unknown'],
      [loop('Any', ''), 'unknown'],
      [name('Beta'), 'unknown'],
      [loop('Any', loop('Any', name('Beta'))), 'true'],
    ]);
  });
});
