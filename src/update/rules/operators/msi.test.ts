import { describe, test } from 'node:test';
import type { MachineDescription } from '../machine-facts.ts';
import { check } from '../rule-cases.ts';

describe('Windows Installer', () => {
  const machine: MachineDescription = {
    msiProducts: {
      '{AAAAAAAA-0000-0000-0000-000000000001}': {
        version: '2.5.0',
        language: 1033,
        features: ['Core'],
        componentCodes: ['c-1'],
        patchCodes: ['p-1'],
      },
      '{AAAAAAAA-0000-0000-0000-000000000002}': { version: '1.0' },
    },
  };
  const one = '{aaaaaaaa-0000-0000-0000-000000000001}';
  const two = '{aaaaaaaa-0000-0000-0000-000000000002}';
  const none = '{aaaaaaaa-0000-0000-0000-000000000003}';

  test('products, by version range and language', () => {
    const product = (code: string, rest: string) => `<m.MsiProductInstalled ProductCode="${code}" ${rest} />`;
    check(machine, [
      [product(one, ''), 'true'],
      [product(none, ''), 'false'],
      [product(one, 'VersionMin="2.5" VersionMax="3.0"'), 'true'],
      [product(one, 'VersionMin="2.5" ExcludeVersionMin="true"'), 'false'],
      [product(one, 'VersionMax="2.5"'), 'true'],
      [product(one, 'VersionMax="2.5" ExcludeVersionMax="true"'), 'false'],
      [product(one, 'Language="1033"'), 'true'],
      [product(one, 'Language="1041"'), 'false'],
      [product(two, 'Language="1033"'), 'unknown'],
    ]);
    check({}, [[product(one, ''), 'unknown']]);
  });

  test('features, components and patches of products', () => {
    const features = (rest: string, ...names: string[]) =>
      `<m.MsiFeatureInstalledForProduct ${rest}>${names.map((name) => `<m.Feature>${name}</m.Feature>`).join('')}<m.Product>${one}</m.Product><m.Product>${none}</m.Product></m.MsiFeatureInstalledForProduct>`;
    check(machine, [
      [features('', 'core', 'Extra'), 'true'],
      [features('AllFeaturesRequired="true"', 'Core', 'Extra'), 'false'],
      [features('AllProductsRequired="true"', 'Core'), 'false'],
      [
        `<m.MsiComponentInstalledForProduct><m.Component>{C-1}</m.Component><m.Product>${one}</m.Product></m.MsiComponentInstalledForProduct>`,
        'true',
      ],
      ['<m.MsiComponentInstalledForProduct />', 'unknown'],
      [`<m.MsiPatchInstalledForProduct PatchCode="{P-1}" ProductCode="${one}" />`, 'true'],
      [`<m.MsiPatchInstalledForProduct PatchCode="{P-2}" ProductCode="${one}" />`, 'false'],
      [`<m.MsiPatchInstalledForProduct PatchCode="{P-1}" ProductCode="${one}" VersionMin="3" />`, 'false'],
      [`<m.MsiPatchInstalledForProduct PatchCode="{P-1}" ProductCode="${two}" />`, 'unknown'],
    ]);
  });

  test('a patch, by its metadata', () => {
    const patch = (code: string, product: string, version: string) =>
      `<m.MsiPatchMetadata><MsiPatch PatchGUID="${code}"><TargetProduct><TargetProductCode>${product}</TargetProductCode>` +
      `<TargetVersion Validate="true" ComparisonType="Equal" ComparisonFilter="MajorMinor">${version}</TargetVersion></TargetProduct></MsiPatch></m.MsiPatchMetadata>`;
    const installed = '<m.MsiPatchInstalled />';
    const installable = '<m.MsiPatchInstallable />';
    const superseded = '<m.MsiPatchSuperseded />';
    check(
      machine,
      [
        [installed, 'true'],
        [installable, 'false'],
        [superseded, 'unknown'],
      ],
      patch('{P-1}', one, '2.5.9'),
    );
    check(
      machine,
      [
        [installed, 'false'],
        [installable, 'true'],
      ],
      patch('{P-2}', one, '2.5.9'),
    );
    check(
      machine,
      [
        [installed, 'false'],
        [installable, 'false'],
      ],
      patch('{P-2}', one, '2.6'),
    );
    check(
      machine,
      [
        [installed, 'false'],
        [installable, 'false'],
        [superseded, 'false'],
      ],
      patch('{P-2}', none, '2.5'),
    );
    check(machine, [
      [installed, 'unknown'],
      [installable, 'unknown'],
      [superseded, 'unknown'],
    ]);
  });

  test('an application, by its metadata', () => {
    const application = (code: string, rest = '') =>
      `<m.MsiApplicationMetadata><m.ProductCode ${rest}>${code}</m.ProductCode></m.MsiApplicationMetadata>`;
    const installed = '<m.MsiApplicationInstalled />';
    const installable = '<m.MsiApplicationInstallable />';
    check(
      machine,
      [
        [installed, 'true'],
        [installable, 'false'],
      ],
      application(one, 'Version="9.0"'),
    );
    check(
      machine,
      [
        [installed, 'false'],
        [installable, 'true'],
      ],
      application(none),
    );
    check(
      machine,
      [
        [installed, 'false'],
        [installable, 'true'],
      ],
      application(one, 'Version="9.0" UseRecacheReinstall="LowerVersion"'),
    );
    check(machine, [['<m.MsiApplicationSuperseded />', 'unknown']], application(none));
    check(
      {},
      [
        [installed, 'unknown'],
        [installable, 'unknown'],
      ],
      application(one),
    );
  });
});
