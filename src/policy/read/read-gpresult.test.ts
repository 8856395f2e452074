import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure } from '#base';
import { valueNamed } from '../values.ts';
import { readPolicyText } from './read-policy-text.ts';

const BASE = 'http://www.microsoft.com/GroupPolicy/Settings/Base';
const TYPES = 'http://www.microsoft.com/GroupPolicy/Types';
const DOMAIN_POLICY = '{31B2F340-016D-11D2-945F-00C04FB984F9}';
const WSUS_POLICY = '{0F3D2C11-6AC9-4D0E-8F5B-2D8D6A1F7E42}';

const gpo = (id: string, name: string) =>
  `<GPO><Name>${name}</Name><Path><Identifier xmlns="${TYPES}">${id}</Identifier><Domain xmlns="${TYPES}">contoso.com</Domain></Path><Enabled>true</Enabled></GPO>`;

const of = (id: string, precedence: number) =>
  `<GPO xmlns="${BASE}"><Identifier xmlns="${TYPES}">${id}</Identifier><Domain xmlns="${TYPES}">contoso.com</Domain></GPO><Precedence xmlns="${BASE}">${precedence}</Precedence>`;

const text = (name: string, value: string) =>
  `<q1:EditText><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:Value>${value}</q1:Value></q1:EditText>`;

const choice = (name: string, value: string) =>
  `<q1:DropDownList><q1:Name>${name}</q1:Name><q1:State>Enabled</q1:State><q1:Value><q1:Name>${value}</q1:Name></q1:Value></q1:DropDownList>`;

const policy = (id: string, precedence: number, name: string, state: string, inner = '') =>
  `<q1:Policy>${of(id, precedence)}<q1:Name>${name}</q1:Name><q1:State>${state}</q1:State><q1:Explain>…</q1:Explain><q1:Category>Windows Components/Windows Update</q1:Category>${inner}</q1:Policy>`;

const report = (settings: string) => `<?xml version="1.0" encoding="utf-16"?>
<Rsop xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Rsop">
<ReadTime>2026-11-20T05:18:00Z</ReadTime><DataType>LoggedData</DataType>
<ComputerResults><Version>2228226</Version><Name>CONTOSO\\PC-0001$</Name>
${gpo(DOMAIN_POLICY, 'Default Domain Policy')}${gpo(WSUS_POLICY, 'WSUS クライアント')}
<ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings" xmlns="http://www.microsoft.com/GroupPolicy/Settings">${settings}<q1:Blocked>false</q1:Blocked></Extension><Name xmlns="http://www.microsoft.com/GroupPolicy/Settings">Registry</Name></ExtensionData>
</ComputerResults></Rsop>`;

const utf16 = (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf16le');

test('policies are known by their names in English, with the GPO that won', () => {
  const values = readPolicyText(
    utf16(
      report(
        policy(
          WSUS_POLICY,
          1,
          'Specify intranet Microsoft update service location',
          'Enabled',
          text('Set the intranet update service for detecting updates:', 'http://wsus.contoso.com:8530') +
            text('Set the intranet statistics server:', 'http://old.contoso.com:8530') +
            '<q1:CheckBox><q1:Name>Download files with no Url in the metadata if alternate download server is set.</q1:Name><q1:State>Disabled</q1:State></q1:CheckBox>' +
            choice(
              'Select the proxy behavior for Windows Update client for detecting updates:',
              'Allow user proxy to be used as a fallback if detection using system proxy fails',
            ),
        ) +
          policy(
            DOMAIN_POLICY,
            1,
            'Configure Automatic Updates',
            'Enabled',
            choice('Configure automatic updating:', '4 - Auto download and schedule the install') +
              choice('Scheduled install day: ', '0 - Every day'),
          ) +
          policy(DOMAIN_POLICY, 1, 'Enable client-side targeting', 'Disabled'),
      ),
    ),
  );
  const shown = Object.fromEntries(values.values.map(({ name, value }) => [name, value]));
  assert.deepEqual(shown, {
    UseWUServer: 1,
    WUServer: 'http://wsus.contoso.com:8530',
    WUStatusServer: 'http://old.contoso.com:8530',
    FillEmptyContentUrls: 0,
    SetProxyBehaviorForUpdateDetection: 1,
    NoAutoUpdate: 0,
    AUOptions: 4,
    ScheduledInstallDay: 0,
    TargetGroupEnabled: 0,
  });
  assert.equal(valueNamed(values, 'policy', 'WUServer')?.gpo, 'WSUS クライアント');
  assert.equal(valueNamed(values, 'au', 'AUOptions')?.gpo, 'Default Domain Policy');
  assert.equal(valueNamed(values, 'au', 'UseWUServer')?.place, 'au');
});

test('policies are known by their names in Japanese, and what lost is passed over', () => {
  const location = 'イントラネットの Microsoft 更新サービスの場所を指定する';
  const detecting = '更新を検出するためのイントラネットの更新サービスを設定する:';
  const values = readPolicyText(
    report(
      policy(DOMAIN_POLICY, 2, location, 'Enabled', text(detecting, 'http://old:8530')) +
        policy(WSUS_POLICY, 1, location, 'Enabled', text(detecting, 'http://new:8530')) +
        policy(
          WSUS_POLICY,
          1,
          'Windows Update の特定のクラスにソース サービスを指定する',
          'Enabled',
          choice('機能更新プログラム:', 'Windows Server Update Services') +
            choice('品質更新プログラム:', 'Windows Update'),
        ),
    ),
  );
  assert.equal(valueNamed(values, 'policy', 'WUServer')?.value, 'http://new:8530');
  assert.equal(valueNamed(values, 'policy', 'SetPolicyDrivenUpdateSourceForFeatureUpdates')?.value, 1);
  assert.equal(valueNamed(values, 'policy', 'SetPolicyDrivenUpdateSourceForQualityUpdates')?.value, 0);
  assert.equal(valueNamed(values, 'au', 'UseUpdateClassPolicySource')?.value, 1);
});

test('registry settings of policies without a template are read', () => {
  const values = readPolicyText(
    report(
      `<q1:RegistrySetting>${of(WSUS_POLICY, 1)}<q1:KeyPath>SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU</q1:KeyPath><q1:AdmSetting>false</q1:AdmSetting><q1:Value><q1:Name>UseWUServer</q1:Name><q1:Number>1</q1:Number></q1:Value></q1:RegistrySetting>` +
        `<q1:RegistrySetting>${of(WSUS_POLICY, 1)}<q1:KeyPath>Software\\Policies\\Microsoft\\Windows\\WindowsUpdate</q1:KeyPath><q1:Value><q1:Name>WUServer</q1:Name><q1:String>http://a:8530</q1:String></q1:Value></q1:RegistrySetting>`,
    ),
  );
  assert.equal(valueNamed(values, 'au', 'UseWUServer')?.value, 1);
  assert.equal(valueNamed(values, 'policy', 'WUServer')?.value, 'http://a:8530');
  assert.deepEqual(values.covered, ['policy', 'au']);
});

test('a report without update policies does not claim that the values are missing', () => {
  assert.deepEqual(readPolicyText(report('')).covered, []);
});

test('a report without a computer, and one that is cut off, are refused in words of their own', () => {
  const user = '<Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop"><UserResults/></Rsop>';
  const code = (given: string) => {
    try {
      readPolicyText(given);
      return undefined;
    } catch (error) {
      return (error as Failure).code;
    }
  };
  assert.equal(code(user), 'policy/not-of-a-computer');
  assert.equal(code(report('').slice(0, 900)), 'policy/bad-report');
});
