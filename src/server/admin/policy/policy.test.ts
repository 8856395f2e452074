import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroup } from '#changes';
import type { PolicyGenerateAnswer, PolicyLintAnswer } from '../contract.ts';
import { open } from '../fixture.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
const reg = (group: string) => `Windows Registry Editor Version 5.00

[${KEY}]
"WUServer"="http://wsus.contoso.com:8530"
"WUStatusServer"="http://wsus.contoso.com:8530"
"TargetGroupEnabled"=dword:00000001
"TargetGroup"="${group}"
"DisableDualScan"=dword:00000001
"DeferFeatureUpdates"=dword:00000001

[${KEY}\\AU]
"UseWUServer"=dword:00000001
`;

test('a policy is judged by what this server is, in the language and for the Windows asked for', async (t) => {
  const { ask, todoku } = await open(t);
  await createGroup(todoku, { name: '営業部' }, 'system');
  const lint = async (query: string, body: object) =>
    (await ask<PolicyLintAnswer>('POST', `/policy/lint${query}`, body)).answer;
  const of = ({ findings }: PolicyLintAnswer, check: string) =>
    findings.find((finding) => finding.check === check);

  const unsure = await lint('', { text: reg('営業部') });
  assert.equal(of(unsure, 'POL-09')?.verdict, 'pass', 'the group exists here');
  assert.equal(of(unsure, 'POL-05')?.verdict, 'unknown');
  assert.deepEqual([unsure.format, unsure.state, unsure.os], ['reg', 'unknown', undefined]);

  const utf16 = Buffer.from(`\ufeff${reg('総務部')}`, 'utf16le').toString('base64');
  const eleven = await lint('?lang=ja', { base64: utf16, os: 'win11' });
  assert.equal(of(eleven, 'POL-09')?.says, 'ターゲット グループ「総務部」は、このサーバーに存在しません。');
  assert.equal(of(eleven, 'POL-05')?.verdict, 'fail');
  assert.deepEqual([eleven.state, eleven.os], ['no', 'win11']);
  assert.equal(eleven.sources.quality.source, 'windows-update');
  assert.equal(eleven.sources.other.source, 'wsus');

  const ten = await lint('', { text: reg('営業部'), os: 'win10' });
  assert.deepEqual([of(ten, 'POL-05')?.verdict, ten.state], ['pass', 'yes']);
});

test('what is no policy is refused with a hint', async (t) => {
  const { ask } = await open(t);
  const refused = async (body: object) => {
    const { status, answer } = await ask('POST', '/policy/lint', body);
    assert.notEqual(answer.hint, '');
    return [status, answer.code];
  };
  assert.deepEqual(await refused({}), [400, 'policy/nothing-given']);
  assert.deepEqual(await refused({ text: 'a', base64: 'YQ==' }), [400, 'policy/nothing-given']);
  assert.deepEqual(await refused({ text: 'Dear colleague' }), [400, 'policy/not-recognised']);
  assert.deepEqual(await refused({ text: '{"a":' }), [400, 'collector/not-json']);
  assert.deepEqual(await refused({ text: '{"a":1}' }), [400, 'collector/not-collected']);
  const bomb = `<?xml version="1.0"?><!DOCTYPE x><Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop"/>`;
  assert.deepEqual(await refused({ text: bomb }), [400, 'policy/not-recognised']);
  const deep = `<Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop">${'<a>'.repeat(100)}`;
  assert.deepEqual(await refused({ text: deep }), [400, 'policy/bad-report']);
  assert.deepEqual(await refused({ text: 'REGEDIT4\n[HKEY_LOCAL_MACHINE]\nx' }), [400, 'policy/bad-line']);
  const large = Buffer.alloc(8 * 1024 * 1024 + 1, 'a')
    .toString('base64')
    .slice(0, 11 * 1024 * 1024);
  const { status } = await ask('POST', '/policy/lint', { base64: large });
  assert.ok([400, 413].includes(status));
});

test('policies are written for the address that is named; without one and without a server it is said what is missing', async (t) => {
  const { ask } = await open(t);
  const made = await ask<PolicyGenerateAnswer>(
    'GET',
    '/policy/generate?format=reg&for=HTTPS%3A%2F%2Fwsus.contoso.com%3A8531%2F&hours=4&group=Pilot%3B%E5%96%B6%E6%A5%AD%E9%83%A8&driver=windows-update&lang=ja',
  );
  assert.equal(made.answer.url, 'https://wsus.contoso.com:8531');
  const { answer } = await ask<PolicyLintAnswer>('POST', '/policy/lint', {
    text: made.answer.text,
    os: 'win11',
  });
  assert.deepEqual(
    answer.findings.filter(({ verdict }) => verdict !== 'pass').map(({ check, code }) => [check, code]),
    [['POL-09', 'policy/target-group-unknown']],
    'all is right but for groups that this server does not have',
  );
  assert.equal(answer.sources.driver.source, 'windows-update');

  const refused = async (query: string) => {
    const { status, answer: problem } = await ask('GET', `/policy/generate?format=guide${query}`);
    return [status, problem.code];
  };
  assert.deepEqual(await refused(''), [409, 'policy/no-address']);
  assert.deepEqual(await refused('&for=wsus'), [400, 'policy/bad-server-url']);
  assert.deepEqual(await refused('&for=http%3A%2F%2Fa%3A8530&pinning=enforced'), [400, 'policy/bad-options']);
  assert.deepEqual(await refused('&for=http%3A%2F%2Fa%3A8530&hour=3'), [400, 'policy/bad-options']);
  assert.deepEqual(await refused('&for=http%3A%2F%2Fa%3A8530&hours=23'), [400, 'admin/bad-request']);
});
