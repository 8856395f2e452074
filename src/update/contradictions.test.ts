import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '#base';
import { parseUpdate } from './parse.ts';

// Documents that are damaged or contradict themselves. All ids are invented.

const ID = '10000000-0000-4000-8000-000000000001';
const SHA1 = 'AAECAwQFBgcICQoLDA0ODxAREhM=';
const SHA256 = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const OTHER_SHA256 = 'BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

const WHOLE = [
  '<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:drv="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/WindowsDriver">',
  `<upd:UpdateIdentity UpdateID="${ID}" RevisionNumber="3" />`,
  '<upd:Properties UpdateType="Software" PublicationState="Published" ExplicitlyDeployable="true" MinDownloadSize="0" MaxDownloadSize="5"><upd:KBArticleID>1234567</upd:KBArticleID></upd:Properties>',
  '<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>Größe</upd:Title></upd:LocalizedProperties>',
  `<upd:EulaFile Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="e" Size="1" Language="en" /></upd:LocalizedPropertiesCollection>`,
  `<upd:Relationships><upd:Prerequisites><upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${ID}" /></upd:AtLeastOne></upd:Prerequisites>`,
  `<upd:BundledUpdates><upd:AtLeastOne><upd:UpdateIdentity UpdateID="${ID}" RevisionNumber="4" /></upd:AtLeastOne></upd:BundledUpdates></upd:Relationships>`,
  '<upd:ApplicabilityRules><upd:Metadata><drv:WindowsDriverMetaData HardwareID="PCI\\X" DriverVerDate="2026-01-31" DriverVerVersion="1.2.3.4" WhqlDriverID="5">',
  `<drv:FeatureScore OperatingSystem="AMD64.10.0" FeatureScore="FF" /><drv:TargetComputerHardwareId>${ID}</drv:TargetComputerHardwareId></drv:WindowsDriverMetaData></upd:Metadata></upd:ApplicabilityRules>`,
  `<upd:Files><upd:File Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="f" Size="2"><upd:AdditionalDigest Algorithm="SHA256">${SHA256}</upd:AdditionalDigest></upd:File></upd:Files>`,
  '</upd:Update>',
].join('\n');

function failureOf(document: string | Uint8Array): Failure {
  try {
    parseUpdate(typeof document === 'string' ? Buffer.from(document) : document, 'folder/a.xml');
  } catch (error) {
    assert.ok(error instanceof Failure, `${error}`);
    return error;
  }
  assert.fail('it was accepted');
}

/** The document with one piece replaced; the piece must be there. */
function changed(from: string, to: string): string {
  assert.ok(WHOLE.includes(from), from);
  return WHOLE.replace(from, to);
}

function refuses(code: string, from: string, to: string): void {
  const failure = failureOf(changed(from, to));
  assert.equal(failure.code, code, failure.message);
  assert.match(failure.message, /^folder\/a\.xml: .*line \d+, column \d+/);
  assert.notEqual(failure.hint, '');
}

test('the whole document is accepted', () => {
  assert.equal(parseUpdate(Buffer.from(WHOLE), 'a').revision.updateId, ID);
});

describe('a document is refused, and the failure names file and place', () => {
  test('when it is no update document', () => {
    assert.equal(failureOf('<html/>').code, 'update/not-an-update');
    assert.equal(failureOf('<upd:Updates xmlns:upd="u"/>').code, 'update/not-an-update');
    assert.equal(failureOf('not xml').code, 'xml/not-well-formed');
    assert.equal(failureOf('').code, 'xml/truncated');
  });

  test('when its identity is missing, twice, or none', () => {
    const identity = `<upd:UpdateIdentity UpdateID="${ID}" RevisionNumber="3" />`;
    refuses('update/missing', identity, '');
    refuses('update/twice', identity, identity + identity);
    refuses('update/missing', ` UpdateID="${ID}" RevisionNumber="3"`, ' RevisionNumber="3"');
    refuses(
      'update/bad-guid',
      `UpdateID="${ID}" RevisionNumber="3"`,
      'UpdateID="KB5025221" RevisionNumber="3"',
    );
    refuses('update/bad-guid', `UpdateID="${ID}" RevisionNumber="3"`, `UpdateID="${ID}0" RevisionNumber="3"`);
    for (const revision of ['', 'x', '-1', '1.5', '1e3', '2147483648', '99999999999999999999', '0x10']) {
      refuses('update/bad-number', 'RevisionNumber="3"', `RevisionNumber="${revision}"`);
    }
    refuses('update/missing', ' RevisionNumber="3"', '');
  });

  test('when a part stands twice', () => {
    for (const part of [
      'Properties UpdateType="Software"',
      'LocalizedPropertiesCollection',
      'Relationships',
      'ApplicabilityRules',
      'Files',
      'HandlerSpecificData',
    ]) {
      const twice = part === 'HandlerSpecificData' ? `<upd:${part}/><upd:${part}/>` : `<upd:${part}/>`;
      refuses('update/twice', '</upd:Update>', `${twice}</upd:Update>`);
    }
    const english = '<upd:LocalizedProperties><upd:Language>EN</upd:Language></upd:LocalizedProperties>';
    refuses(
      'update/twice',
      '</upd:LocalizedPropertiesCollection>',
      `${english}</upd:LocalizedPropertiesCollection>`,
    );
    const licence = `<upd:EulaFile Digest="${SHA1}" FileName="e" Size="1" Language="en" GeoId="" />`;
    refuses(
      'update/twice',
      '</upd:LocalizedPropertiesCollection>',
      `${licence}</upd:LocalizedPropertiesCollection>`,
    );
  });

  test('when its properties are missing or say nothing that is known', () => {
    assert.equal(
      failureOf(WHOLE.replace(/<upd:Properties[\s\S]*<\/upd:Properties>/, '')).code,
      'update/missing',
    );
    refuses('update/missing', ' UpdateType="Software"', '');
    refuses('update/unknown-update-type', 'UpdateType="Software"', 'UpdateType="software"');
    refuses('update/unknown-publication-state', '"Published"', '"Draft"');
    refuses('update/bad-boolean', 'ExplicitlyDeployable="true"', 'ExplicitlyDeployable="maybe"');
    refuses('update/bad-number', 'MaxDownloadSize="5"', 'MaxDownloadSize="-5"');
    refuses('update/bad-number', 'MinDownloadSize="0"', 'MinDownloadSize="9007199254740992"');
    refuses('update/missing', '<upd:Language>en</upd:Language>', '');
  });

  test('when a relation cannot be satisfied or followed', () => {
    const member = `<upd:UpdateIdentity UpdateID="${ID}" />`;
    refuses('update/empty-clause', member, '');
    refuses('update/empty-clause', member, '<upd:Other/>');
    refuses('update/bad-guid', member, '<upd:UpdateIdentity UpdateID="x" />');
    refuses('update/missing', member, '<upd:UpdateIdentity />');
    refuses('update/missing', ' RevisionNumber="4"', '');
    refuses('update/bad-number', ' RevisionNumber="4"', ' RevisionNumber="four"');
    refuses('update/bad-boolean', 'IsCategory="true"', 'IsCategory="yes"');
  });

  test('when a file could not be verified', () => {
    const file = `Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="f" Size="2"`;
    refuses('update/bad-digest', file, file.replace(SHA1, SHA256));
    refuses('update/bad-digest', file, file.replace(SHA1, ''));
    refuses('update/bad-digest', file, file.replace(SHA1, `*${SHA1}`));
    refuses('update/bad-digest', `>${SHA256}<`, `>${SHA1}<`);
    refuses('update/missing', ` Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="f"`, ' FileName="f"');
    refuses('update/missing', file, file.replace('SHA1"', 'MD5"'));
    refuses('update/missing', file, file.replace(' FileName="f"', ''));
    refuses('update/missing', file, file.replace(' Size="2"', ''));
    refuses('update/bad-number', file, file.replace('"2"', '"-2"'));
    const again = `<upd:AdditionalDigest Algorithm="SHA256">${OTHER_SHA256}</upd:AdditionalDigest>`;
    refuses('update/bad-digest', '</upd:File>', `${again}</upd:File>`);
    refuses('update/missing', ' Size="1" Language="en"', ' Size="1"');
  });

  test('when a driver could not be matched', () => {
    refuses('update/missing', ' HardwareID="PCI\\X"', '');
    refuses('update/bad-date', '"2026-01-31"', '"31.01.2026"');
    refuses('update/bad-date', '"2026-01-31"', '"2026-13-31"');
    for (const version of ['', '1.2.3.4.5', '1.2.3.65536', '1..2', 'x', '-1']) {
      refuses('update/bad-version', '"1.2.3.4"', `"${version}"`);
    }
    refuses('update/bad-number', '"FF"', '"100"');
    refuses('update/missing', ' OperatingSystem="AMD64.10.0"', '');
    refuses('update/bad-guid', `${ID}</drv:Target`, 'x</drv:Target');
    refuses('update/bad-number', 'WhqlDriverID="5"', 'WhqlDriverID="five"');
  });

  test('when something stands behind it', () => {
    assert.equal(failureOf(`${WHOLE}<upd:Update xmlns:upd="u"/>`).code, 'xml/not-well-formed');
    assert.equal(failureOf(`${WHOLE}x`).code, 'xml/not-well-formed');
  });

  test('and what it quotes of the document stays short', () => {
    const failure = failureOf(changed('UpdateType="Software"', `UpdateType="${'x'.repeat(100_000)}"`));
    assert.ok(failure.message.length < 300);
  });
});

test('a document cut off at any byte is refused', () => {
  const bytes = Buffer.from(WHOLE);
  for (let end = 0; end < bytes.length; end++) failureOf(bytes.subarray(0, end));
});

test('a document with a DTD, with entities, nested too deeply, or in a wrong encoding is refused', () => {
  assert.equal(failureOf(`<!DOCTYPE a [<!ENTITY b "c">]>${WHOLE}`).code, 'xml/doctype-forbidden');
  assert.equal(failureOf(changed('Größe', '&title;')).code, 'xml/unknown-entity');
  assert.equal(failureOf(changed('</upd:Files>', '<a>'.repeat(500))).code, 'xml/too-deep');
  assert.equal(failureOf(Buffer.from(WHOLE, 'latin1')).code, 'xml/wrong-encoding');
  assert.equal(
    parseUpdate(Buffer.from(`\ufeff${WHOLE}`, 'utf16le'), 'a').revision.localized[0]?.title,
    'Größe',
  );
});

test('whatever is done to a document, it is read or refused with a failure', () => {
  const bytes = Buffer.from(WHOLE);
  const pieces = [
    '<',
    '>',
    '/>',
    '"',
    '&',
    '&#0;',
    '=',
    ' ',
    '\0',
    '-1',
    '<upd:AtLeastOne>',
    '</upd:Update>',
    '<!--',
    ']]>',
    'é',
    'xmlns=""',
  ];
  const change = fc.record({
    at: fc.nat(bytes.length),
    cut: fc.oneof(fc.nat(3), fc.nat(400)),
    put: fc.oneof(
      fc.constantFrom(...pieces).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }).map((random) => Buffer.from(random)),
      fc
        .tuple(fc.nat(bytes.length), fc.nat(300))
        .map(([start, length]) => bytes.subarray(start, start + length)),
    ),
  });
  let refused = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      let mutant: Buffer = bytes;
      for (const { at, cut, put } of changes) {
        mutant = Buffer.concat([mutant.subarray(0, at), put, mutant.subarray(at + cut)]);
      }
      try {
        parseUpdate(mutant, 'mutant');
      } catch (error) {
        assert.ok(error instanceof Failure, `${error}`);
        refused++;
      }
    }),
    { numRuns: 5000 },
  );
  assert.ok(refused > 1000);
});
