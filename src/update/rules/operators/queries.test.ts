import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, truthOf } from '../rule-cases.ts';

test('licences, queries, device attributes, releases', () => {
  check(
    {
      licenseValues: { 'A-1': 1, Text: 't' },
      wmiQueries: { 'select * from A': true, 'select * from B': false },
      deviceAttributes: { OSSkuId: '48', OSVersion: '10.0.26200.1', ProductType: 'WinNT' },
      productReleases: { 'Client.OS': '10.0.26200.100' },
      wasInstalledOnce: false,
    },
    [
      ['<b.LicenseDword Value="a-1" Comparison="EqualTo" Data="1" />', 'true'],
      ['<b.LicenseDword Value="B" Comparison="EqualTo" Data="1" />', 'false'],
      ['<b.LicenseDword Value="Text" Comparison="EqualTo" Data="1" />', 'false'],
      ['<b.LicenseValueExists Value="Text" />', 'true'],
      ['<b.LicenseValueExists Value="B" />', 'false'],
      ['<b.WmiQuery WqlQuery="SELECT * FROM A" />', 'true'],
      ['<b.WmiQuery Namespace="root\\x" WqlQuery="select * from B" />', 'false'],
      ['<b.WmiQuery WqlQuery="select * from C" />', 'unknown'],
      ['<b.InstalledOnce />', 'false'],
      ['<b.GenericQuery Namespace="n" Type="t" Parameter="p" />', 'unknown'],
      ['<DeviceAttribute Name="OSSkuId" Type="Integer" Comparison="EqualTo" Value="48" />', 'true'],
      ['<DeviceAttribute Name="OSSkuId" Comparison="GreaterThan" Value="7" />', 'true'],
      [
        '<DeviceAttribute Name="OSVersion" Type="Version" Comparison="GreaterThanOrEqualTo" Value="10.0.26100" />',
        'true',
      ],
      ['<DeviceAttribute Name="ProductType" Type="String" Comparison="EqualTo" Value="ServerNT" />', 'false'],
      ['<DeviceAttribute Name="Nothing" Type="String" Comparison="EqualTo" Value="x" />', 'false'],
      ['<DeviceAttribute Name="ProductType" />', 'unknown'],
      ['<ProductReleaseInstalled Name="client.os" Version="10.0.26200.99" />', 'true'],
      ['<ProductReleaseInstalled Name="Client.OS" Version="10.0.26200.101" />', 'false'],
      ['<ProductReleaseInstalled Name="Server.OS" Version="10.0.1.1" />', 'false'],
    ],
  );
  const generic = { genericQuery: (_: string, type: string) => (type === 'none' ? null : '5') };
  const ask = (rest: string) => truthOf(`<b.GenericQuery Namespace="n" Parameter="p" ${rest} />`, generic);
  assert.equal(ask('Type="t"'), 'true');
  assert.equal(ask('Type="none"'), 'false');
  assert.equal(ask('Type="t" Comparison="LessThan" Value="10"'), 'true');
});
