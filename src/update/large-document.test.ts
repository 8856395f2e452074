import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseUpdate } from './parse.ts';
import { parseRules } from './rules/parse-rules.ts';
import { toWireFragments } from './wire-fragments.ts';

const ID = '10000000-0000-4000-8000-000000000001';

/** A CBS manifest of that many entries in one document, as the largest real ones are built (protocol-facts 10.6). */
function manifestDocument(entries: number): { document: Buffer; entry: string } {
  const entry =
    '<update name="4872-1_neutral"><component><assemblyIdentity name="Large-Deployment" version="10.0.26100.1" ' +
    'processorArchitecture="amd64" language="neutral" publicKeyToken="0123456789abcdef" /></component></update>';
  const head =
    '<upd:Update xmlns:cbsar="urn:cbs" xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update">' +
    `<upd:UpdateIdentity UpdateID="${ID}" RevisionNumber="1" /><upd:Properties UpdateType="Software" />` +
    '<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>ja</upd:Language><upd:Title>更新</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>' +
    '<upd:ApplicabilityRules><upd:IsInstalled><cbsar:CbsPackageInstalled /></upd:IsInstalled><upd:Metadata><cbsar:CbsPackageApplicabilityMetadata>' +
    '<assembly xmlns="urn:schemas-microsoft-com:asm.v3"><assemblyIdentity name="Package_for_KB1" version="1.0.0.1" processorArchitecture="amd64" language="neutral" /><package>';
  const tail =
    '</package></assembly></cbsar:CbsPackageApplicabilityMetadata></upd:Metadata></upd:ApplicabilityRules></upd:Update>';
  return { document: Buffer.from(head + entry.repeat(entries) + tail), entry };
}

test('a document of 50 MB is read, and its fragments are right', () => {
  const { document, entry } = manifestDocument(280_000);
  assert.ok(document.length > 50_000_000);
  const { revision, fragments } = parseUpdate(document, 'large');
  assert.equal(revision.updateId, ID);
  assert.equal(revision.localized[0]?.title, '更新');
  const { core } = fragments;
  const start =
    `<UpdateIdentity UpdateID="${ID}" RevisionNumber="1" /><Properties UpdateType="Software" /><ApplicabilityRules><IsInstalled><CbsPackageInstalled /></IsInstalled>` +
    '<Metadata><CbsPackageApplicabilityMetadata><assembly xmlns="urn:schemas-microsoft-com:asm.v3"><assemblyIdentity name="Package_for_KB1" version="1.0.0.1" processorArchitecture="amd64" language="neutral" /><package>';
  const end = '</package></assembly></CbsPackageApplicabilityMetadata></Metadata></ApplicabilityRules>';
  assert.equal(core.length, start.length + 280_000 * entry.length + end.length);
  assert.ok(core.startsWith(start + entry + entry));
  assert.ok(core.endsWith(entry + entry + end));
  assert.equal(core.slice(start.length, -end.length) === entry.repeat(280_000), true);

  const wire = toWireFragments(fragments);
  assert.equal(wire.core.length, core.length + 3 * (core.match(/[<>]/g)?.length ?? 0));
  assert.equal(parseRules(core).metadata.cbs?.identity.name, 'package_for_kb1');
});
