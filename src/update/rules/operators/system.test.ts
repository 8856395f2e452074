import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { check, truthOf, WINDOWS_11 } from '../rule-cases.ts';

describe('the system', () => {
  test('versions are compared as one tuple of what is given', () => {
    check(WINDOWS_11, [
      ['<b.WindowsVersion MajorVersion="10" MinorVersion="0" />', 'true'],
      ['<b.WindowsVersion MajorVersion="10" MinorVersion="1" />', 'false'],
      ['<b.WindowsVersion Comparison="GreaterThanOrEqualTo" MajorVersion="6" MinorVersion="3" />', 'true'],
      ['<b.WindowsVersion Comparison="GreaterThan" MajorVersion="10" MinorVersion="0" />', 'false'],
      [
        '<b.WindowsVersion Comparison="GreaterThan" MajorVersion="10" MinorVersion="0" BuildNumber="26100" />',
        'true',
      ],
      [
        '<b.WindowsVersion Comparison="LessThan" MajorVersion="11" MinorVersion="0" BuildNumber="1" />',
        'true',
      ],
      ['<b.WindowsVersion Comparison="LessThanOrEqualTo" BuildNumber="26199" />', 'false'],
      [
        '<b.WindowsVersion MajorVersion="10" MinorVersion="0" ServicePackMajor="0" ServicePackMinor="0" />',
        'true',
      ],
      ['<b.WindowsVersion MajorVersion="10" ServicePackMajor="1" />', 'false'],
      ['<b.PlatformVersion Comparison="GreaterThan" MajorVersion="9" />', 'true'],
      ['<b.WindowsVersion />', 'true'],
      ['<b.WindowsVersion MajorVersion="ten" />', 'unknown'],
      ['<b.WindowsVersion Comparison="About" MajorVersion="10" />', 'unknown'],
      ['<b.Platform PlatformID="2" />', 'true'],
      ['<b.Platform PlatformID="1" />', 'false'],
    ]);
  });

  test('the product type is compared for equality whatever the comparison says', () => {
    const server = { ...WINDOWS_11, windows: { ...WINDOWS_11.windows!, productType: 3 } };
    const rule =
      '<b.WindowsVersion Comparison="GreaterThanOrEqualTo" MajorVersion="6" MinorVersion="3" ProductType="1" />';
    check(WINDOWS_11, [[rule, 'true']]);
    check(server, [[rule, 'false']]);
  });

  test('suites: any of them, or all where the rule says so', () => {
    check(WINDOWS_11, [
      ['<b.WindowsVersion SuiteMask="256" />', 'true'],
      ['<b.WindowsVersion SuiteMask="258" />', 'true'],
      ['<b.WindowsVersion SuiteMask="258" AllSuitesMustBePresent="true" />', 'false'],
      ['<b.WindowsVersion SuiteMask="2" />', 'false'],
    ]);
  });

  test('processors, languages, clusters, metrics', () => {
    check(WINDOWS_11, [
      ['<b.Processor Architecture="9" />', 'true'],
      ['<b.Processor Architecture="0" />', 'false'],
      ['<b.Processor Architecture="9" Level="6" />', 'true'],
      ['<b.Processor Architecture="9" Level="7" />', 'false'],
      ['<b.Processor Architecture="9" Revision="1" />', 'unknown'],
      ['<b.Processor />', 'unknown'],
      ['<b.NumberOfProcessors Comparison="GreaterThan" Number="4" />', 'true'],
      ['<b.WindowsLanguage Language="en" />', 'true'],
      ['<b.WindowsLanguage Language="EN-US" />', 'true'],
      ['<b.PlatformLanguage Language="en-gb" />', 'false'],
      ['<b.MuiInstalled />', 'false'],
      ['<b.MuiLanguageInstalled Language="en" />', 'false'],
      ['<b.ClusteredOS />', 'false'],
      ['<b.ClusterResourceOwner Key="K" />', 'false'],
      ['<b.SystemMetric Comparison="EqualTo" Index="1" Value="2" />', 'unknown'],
    ]);
    check({ ...WINDOWS_11, muiLanguages: ['en-us', 'ja-jp'], isClustered: true }, [
      ['<b.WindowsLanguage Language="en" />', 'false'],
      ['<b.MuiInstalled />', 'true'],
      ['<b.MuiLanguageInstalled Language="ja" />', 'true'],
      ['<b.ClusterResourceOwner Key="K" />', 'unknown'],
    ]);
    const metric = { systemMetric: (index: number) => (index === 88 ? 1 : undefined) };
    assert.equal(truthOf('<b.SystemMetric Comparison="EqualTo" Index="88" Value="1" />', metric), 'true');
  });
});
