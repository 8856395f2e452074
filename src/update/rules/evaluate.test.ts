import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { evaluate, knownOperators } from './evaluate.ts';
import { factsOf, type MachineDescription } from './machine-facts.ts';
import type { Rule } from './rule.ts';
import { check, truthOf } from './rule-cases.ts';

describe('logic', () => {
  test('Kleene’s tables', () => {
    const t = '<True />';
    const f = '<False />';
    const u = '<b.NobodyKnows />';
    check({}, [
      [t, 'true'],
      [f, 'false'],
      [u, 'unknown'],
      [`<Not>${t}</Not>`, 'false'],
      [`<Not>${f}</Not>`, 'true'],
      [`<Not>${u}</Not>`, 'unknown'],
      [`<And>${t}${t}</And>`, 'true'],
      [`<And>${t}${u}</And>`, 'unknown'],
      [`<And>${u}${f}</And>`, 'false'],
      [`<Or>${f}${f}</Or>`, 'false'],
      [`<Or>${f}${u}</Or>`, 'unknown'],
      [`<Or>${u}${t}</Or>`, 'true'],
      ['<And />', 'true'],
      ['<Or />', 'false'],
      ['<Not />', 'unknown'],
      [`<Not>${t}${f}</Not>`, 'unknown'],
    ]);
  });

  test('a rule deeper than any document, or one that would take for ever, is unknown', () => {
    const rule = (operator: string, rules: Rule[]): Rule => ({
      operator,
      attributes: new Map(),
      rules,
      text: '',
    });
    let deep = rule('True', []);
    for (let depth = 0; depth < 200; depth++) deep = rule('And', [deep]);
    assert.equal(evaluate(deep, {}), 'unknown');
    let wide = rule('True', []);
    for (let depth = 0; depth < 10; depth++)
      wide = rule(
        'And',
        Array.from({ length: 10 }, () => wide),
      );
    assert.equal(evaluate(wide, {}), 'unknown');
  });
});

describe('promises', () => {
  const leaf = fc.constantFrom(
    '<True />',
    '<False />',
    '<b.Odd />',
    '<b.WindowsVersion MajorVersion="10" ProductType="1" />',
    '<b.RegDword Key="H" Subkey="A" Value="V" Comparison="GreaterThan" Data="1" />',
    '<b.RegSzToVersion Key="H" Subkey="A" Value="N" Comparison="LessThan" Data="1" />',
    '<b.FileVersion Csidl="37" Path="a" Comparison="EqualTo" Version="1.0" />',
    '<b.FileSizePrependRegSz Key="H" Subkey="A" Value="P" Path="a" Comparison="LessThan" Size="2" />',
    '<b.LicenseDword Value="L" Comparison="EqualTo" Data="1" />',
    '<m.MsiProductInstalled ProductCode="{M}" Language="1" />',
    '<CbsPackageInstalledByIdentity PackageIdentity="A~B~C~~1" />',
    '<b.MuiLanguageInstalled Language="en" />',
    '<b.ClusterResourceOwner />',
    '<DeviceAttribute Name="D" Comparison="EqualTo" Value="1" />',
  );
  const { rule } = fc.letrec<{ rule: string }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('rule'), { maxLength: 3 }).map((rules) => `<And>${rules.join('')}</And>`),
      fc.array(tie('rule'), { maxLength: 3 }).map((rules) => `<Or>${rules.join('')}</Or>`),
      tie('rule').map((inner) => `<Not>${inner}</Not>`),
      tie('rule').map((inner) => `<b.RegKeyLoop Key="H" Subkey="" TrueIf="Any">${inner}</b.RegKeyLoop>`),
    ),
  }));
  const machine: fc.Arbitrary<MachineDescription> = fc.record({
    windows: fc.record({
      major: fc.constantFrom(6, 10),
      minor: fc.constant(0),
      build: fc.constant(1),
      servicePackMajor: fc.constant(0),
      servicePackMinor: fc.constant(0),
      productType: fc.constantFrom(1, 3),
    }),
    muiLanguages: fc.constantFrom([], ['en-us']),
    isClustered: fc.boolean(),
    registry: fc.constantFrom({}, { 'H\\A': { V: 1, P: 'C:\\' } }, { 'H\\A': { V: 2, N: '0.1' } }),
    files: fc.constantFrom({}, { 'C:\\a': { size: 1 }, 'C:\\Windows\\System32\\a': { version: '1.0' } }),
    licenseValues: fc.constantFrom({}, { L: 1 }),
    msiProducts: fc.constantFrom({}, { M: { version: '1', language: 1 } }),
    cbsPackages: fc.constantFrom([], ['A~B~C~~1']),
    deviceAttributes: fc.constantFrom({}, { D: '1' }),
  });

  test('learning more never turns a definite answer around', () => {
    let definite = 0;
    fc.assert(
      fc.property(rule, machine, fc.nat(511), (text, whole, mask) => {
        const known = Object.fromEntries(
          Object.entries(whole).filter((_, index) => (mask & (1 << index)) !== 0),
        ) as MachineDescription;
        const before = truthOf(text, factsOf(known));
        const after = truthOf(text, factsOf(whole));
        if (before === 'unknown') return;
        definite++;
        assert.equal(after, before, text);
      }),
      { numRuns: 1500 },
    );
    assert.ok(definite > 200);
  });

  test('any operator with any attributes gives an answer', () => {
    const attributes = fc
      .dictionary(
        fc.constantFrom(
          'Key',
          'Subkey',
          'Value',
          'Data',
          'Comparison',
          'Path',
          'Csidl',
          'Version',
          'Size',
          'Language',
          'ProductCode',
          'TrueIf',
          'Index',
          'Name',
          'Type',
        ),
        fc.oneof(
          fc.constantFrom(
            'HKEY_LOCAL_MACHINE',
            'HKEY_LOOP_TARGET',
            'EqualTo',
            '1',
            '-1',
            '1.2.3.4',
            'Any',
            '\\\\',
            '%A%',
          ),
          fc.string({ maxLength: 6 }),
        ),
      )
      .map((entries) => new Map(Object.entries(entries)));
    const anyRule = fc.record({
      operator: fc.constantFrom(...knownOperators(), 'toString', '__proto__', ''),
      attributes,
      rules: fc.array(
        fc.record({
          operator: fc.constantFrom(...knownOperators(), 'Product', 'Feature'),
          attributes,
          rules: fc.constant([]),
          text: fc.string({ maxLength: 4 }),
        }),
        { maxLength: 2 },
      ),
      text: fc.string({ maxLength: 4 }),
    });
    fc.assert(
      fc.property(anyRule, machine, (any, description) => {
        for (const facts of [{}, factsOf(description)]) {
          assert.ok(['true', 'false', 'unknown'].includes(evaluate(any, facts)));
        }
      }),
      { numRuns: 1500 },
    );
  });
});
