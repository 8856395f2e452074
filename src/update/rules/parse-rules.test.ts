import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { updateFailures } from '../failures.ts';
import { evaluate, knownOperators } from './evaluate.ts';
import { factsOf } from './machine-facts.ts';
import { parseRules } from './parse-rules.ts';
import type { Rule } from './rule.ts';

const HEAD = '<UpdateIdentity UpdateID="x" RevisionNumber="1" /><Properties UpdateType="Software" />';

test('sections become rules; what is not there stays undefined', () => {
  const rules = parseRules(
    `${HEAD}<ApplicabilityRules><IsInstalled><And><b.RegDword Key="K" Data="1" /><Not><True /></Not></And></IsInstalled>` +
      '<IsSuperseded><m.MsiPatchSuperseded /></IsSuperseded><IsInstallable /></ApplicabilityRules>',
  );
  assert.equal(rules.isInstalled?.operator, 'And');
  assert.deepEqual(
    rules.isInstalled.rules.map((rule) => rule.operator),
    ['RegDword', 'Not'],
  );
  assert.equal(rules.isInstalled.rules[0]?.attributes.get('Data'), '1');
  assert.equal(rules.isSuperseded?.operator, 'MsiPatchSuperseded');
  assert.equal(rules.isInstallable, undefined);
});

test('a bundle has no rules', () => {
  assert.deepEqual(parseRules(`${HEAD}<Relationships />`), { metadata: { drivers: [] } });
  assert.deepEqual(parseRules(''), { metadata: { drivers: [] } });
});

test('several rules in one section all have to hold', () => {
  const { isInstalled } = parseRules(
    '<ApplicabilityRules><IsInstalled><True /><False /></IsInstalled></ApplicabilityRules>',
  );
  assert.ok(isInstalled);
  assert.equal(evaluate(isInstalled, {}), 'false');
});

test('metadata: packages, products, patches and drivers', () => {
  const { metadata } = parseRules(
    '<ApplicabilityRules><Metadata><CbsPackageApplicabilityMetadata><assembly xmlns="urn:schemas-microsoft-com:asm.v3">' +
      '<assemblyIdentity name="Package_A" version="1.2" processorArchitecture="AMD64" language="neutral" publicKeyToken="T" />' +
      '<package><parent><assemblyIdentity name="Parent" version="3" processorArchitecture="amd64" language="en-US" /></parent>' +
      '<update><component><assemblyIdentity name="Inner" version="9" /></component></update></package></assembly></CbsPackageApplicabilityMetadata>' +
      '<m.MsiApplicationMetadata><m.ProductCode Version="1.0" UseRecacheReinstall="LowerVersion">{ABC}</m.ProductCode></m.MsiApplicationMetadata>' +
      '<m.MsiPatchMetadata><MsiPatch PatchGUID="{P}" xmlns="http://www.microsoft.com/msi/patch_applicability.xsd"><TargetProduct>' +
      '<TargetProductCode Validate="true">{T}</TargetProductCode><TargetVersion Validate="true" ComparisonType="LessThan" ComparisonFilter="MajorMinor">2.1</TargetVersion>' +
      '</TargetProduct></MsiPatch></m.MsiPatchMetadata>' +
      '<d.WindowsDriverMetaData HardwareID="PCI\\A" DriverVerDate="2026-01-02" DriverVerVersion="1.0" Class="Net" Provider="P"><d.FeatureScore OperatingSystem="amd64.10.0" FeatureScore="F0" />' +
      '<d.CompatibleProvider>Q</d.CompatibleProvider></d.WindowsDriverMetaData></Metadata></ApplicabilityRules>',
  );
  assert.deepEqual(metadata, {
    cbs: {
      identity: {
        name: 'package_a',
        version: '1.2',
        architecture: 'amd64',
        language: '',
        publicKeyToken: 't',
      },
      parents: [
        { name: 'parent', version: '3', architecture: 'amd64', language: 'en-us', publicKeyToken: '' },
      ],
    },
    msiApplication: { productCode: 'abc', version: '1.0', recacheReinstall: 'LowerVersion' },
    msiPatch: {
      patchCode: 'p',
      targets: [{ productCode: 't', version: '2.1', comparison: 'LessThan', parts: 2 }],
    },
    drivers: [
      {
        hardwareId: 'pci\\a',
        date: '2026-01-02',
        version: 1n << 48n,
        driverClass: 'Net',
        provider: 'p',
        compatibleProviders: ['q'],
        featureScores: new Map([['AMD64.10.0', 240]]),
      },
    ],
  });
});

test('of a manifest with thousands of parents only the first are kept', () => {
  const parents = '<parent><assemblyIdentity name="P" /></parent>'.repeat(5000);
  const { metadata } = parseRules(
    `<ApplicabilityRules><Metadata><CbsPackageApplicabilityMetadata><assemblyIdentity name="A" />${parents}</CbsPackageApplicabilityMetadata></Metadata></ApplicabilityRules>`,
  );
  assert.equal(metadata.cbs?.parents.length, 256);
});

test('a damaged fragment and one nested too deeply are failures', () => {
  for (const core of [
    '<ApplicabilityRules>',
    '<a></b>',
    '</Core>',
    '</Core><Core>',
    `${'<Not>'.repeat(200)}`,
  ]) {
    assert.throws(
      () => parseRules(core),
      (error) => updateFailures.is(error, 'bad-rules'),
      core.slice(0, 30),
    );
  }
});

test('rules of real documents use known operators only, and a machine gets an answer', (t) => {
  const folder = new URL('../../../../shared/captures/fragments/', import.meta.url);
  if (!existsSync(folder)) return t.skip('captures are not here');
  const known = new Set(knownOperators());
  const operators = (rule: Rule): string[] => [rule.operator, ...rule.rules.flatMap(operators)];
  const machine = (deltaVersion: string) =>
    factsOf({
      windows: {
        major: 10,
        minor: 0,
        build: 26200,
        servicePackMajor: 0,
        servicePackMinor: 0,
        productType: 1,
      },
      registry: {
        'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates': {
          SignatureLocation: 'C:\\Defender\\',
          SignatureType: 0,
        },
      },
      files: {
        'C:\\Defender\\mpasdlta.vdm': { version: deltaVersion },
        'C:\\Defender\\mpavdlta.vdm': { version: deltaVersion },
      },
      licenseValues: {},
    });
  let sections = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.core.xml'))) {
    const rules = parseRules(readFileSync(new URL(name, folder), 'utf8'));
    for (const rule of [rules.isInstalled, rules.isInstallable]) {
      if (rule === undefined) continue;
      sections++;
      assert.deepEqual(
        operators(rule).filter((operator) => !known.has(operator)),
        [],
      );
    }
    if (rules.isInstalled === undefined || rules.isInstallable === undefined) continue;
    // The delta update of Defender: it is installed once both delta files have its version. It replaces the deltas it
    // names, and is installable on any machine whose delta is another one.
    assert.equal(evaluate(rules.isInstalled, machine('1.459.539.0')), 'true');
    assert.equal(evaluate(rules.isInstalled, machine('1.459.500.0')), 'false');
    assert.equal(evaluate(rules.isInstallable, machine('1.459.500.0')), 'true');
    assert.equal(evaluate(rules.isInstallable, machine('1.459.536.0')), 'false');
    assert.equal(evaluate(rules.isInstalled, {}), 'unknown');
  }
  assert.equal(sections, 5);
});
