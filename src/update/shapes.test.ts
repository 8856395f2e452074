import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseUpdate } from './parse.ts';
import { toWireFragments } from './wire-fragments.ts';

// Shapes of which no real pair is at hand: protocol-facts 10 and MS-WUSP 3.1.1.1 describe them. All ids are invented.

const SCHEMAS = 'http://schemas.microsoft.com/msus/2002/12';
const ID = '10000000-0000-4000-8000-000000000001';
const SHA1 = 'AAECAwQFBgcICQoLDA0ODxAREhM=';
const SHA256 = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

interface Parts {
  readonly properties?: string;
  readonly inProperties?: string;
  readonly collection?: string;
  readonly relationships?: string;
  readonly rules?: string;
  readonly files?: string;
  readonly handler?: string;
}

function parse(parts: Parts) {
  const document =
    `<upd:Update xmlns:bar="${SCHEMAS}/BaseApplicabilityRules" xmlns:lar="${SCHEMAS}/LogicalApplicabilityRules" ` +
    `xmlns:msi="${SCHEMAS}/MsiApplicabilityRules" xmlns:drv="${SCHEMAS}/UpdateHandlers/WindowsDriver" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:upd="${SCHEMAS}/Update">` +
    `<upd:UpdateIdentity UpdateID="${ID}" RevisionNumber="3" />` +
    `<upd:Properties ${parts.properties ?? 'UpdateType="Software"'}>${parts.inProperties ?? ''}</upd:Properties>` +
    `<upd:LocalizedPropertiesCollection>${parts.collection ?? ''}</upd:LocalizedPropertiesCollection>` +
    (parts.relationships ?? '') +
    (parts.rules === undefined ? '' : `<upd:ApplicabilityRules>${parts.rules}</upd:ApplicabilityRules>`) +
    (parts.files ?? '') +
    (parts.handler ?? '') +
    '</upd:Update>';
  return parseUpdate(Buffer.from(document), 'own document');
}

const IDENTITY = `<UpdateIdentity UpdateID="${ID}" RevisionNumber="3" />`;

function rulesOf(rules: string): string {
  const { core } = parse({ rules }).fragments;
  const head = `${IDENTITY}<Properties UpdateType="Software" />`;
  assert.ok(core.startsWith(head), core);
  return core.slice(head.length);
}

describe('Core', () => {
  test('rules are told apart by dotted prefixes, logic and unknown kinds have bare names', () => {
    assert.equal(
      rulesOf(
        '<upd:IsInstalled><lar:And><bar:RegDword Key="K" Data="1"/><msi:MsiProductInstalled ProductCode="{1}"></msi:MsiProductInstalled>' +
          '<drv:WindowsDriverInstalled/><lar:Not><x:Odd xmlns:x="urn:x" x:a="1" b="2"/></lar:Not></lar:And></upd:IsInstalled>',
      ),
      '<ApplicabilityRules><IsInstalled><And><b.RegDword Key="K" Data="1" /><m.MsiProductInstalled ProductCode="{1}" />' +
        '<d.WindowsDriverInstalled /><Not><Odd a="1" b="2" /></Not></And></IsInstalled></ApplicabilityRules>',
    );
  });

  test('a CBS manifest keeps its default namespace, in its place', () => {
    assert.equal(
      rulesOf(
        '<upd:IsInstalled><cbsar:CbsPackageInstalled xmlns:cbsar="urn:cbs" /></upd:IsInstalled><upd:Metadata>' +
          '<cbsar:CbsPackageApplicabilityMetadata xmlns:cbsar="urn:cbs"><assembly xmlns="urn:schemas-microsoft-com:asm.v3" manifestVersion="1.0" description="A &amp; B">' +
          '<assemblyIdentity name="P" version="1.0.0.0" /><package a="1"><parent><assemblyIdentity name="Q" /></parent></package>' +
          '</assembly></cbsar:CbsPackageApplicabilityMetadata></upd:Metadata>',
      ),
      '<ApplicabilityRules><IsInstalled><CbsPackageInstalled /></IsInstalled><Metadata><CbsPackageApplicabilityMetadata>' +
        '<assembly xmlns="urn:schemas-microsoft-com:asm.v3" manifestVersion="1.0" description="A &amp; B"><assemblyIdentity name="P" version="1.0.0.0" />' +
        '<package a="1"><parent><assemblyIdentity name="Q" /></parent></package></assembly></CbsPackageApplicabilityMetadata></Metadata></ApplicabilityRules>',
    );
  });

  test('MsiPatch keeps its default namespace behind the attributes that stood before it', () => {
    assert.equal(
      rulesOf(
        '<upd:Metadata><msi:MsiPatchMetadata><MsiPatch SchemaVersion="1.0.0.0" PatchGUID="{2}" xmlns="http://www.microsoft.com/msi/patch_applicability.xsd" MinMsiVersion="3">' +
          '<TargetProduct><TargetProductCode Validate="true">{3}</TargetProductCode></TargetProduct></MsiPatch></msi:MsiPatchMetadata></upd:Metadata>',
      ),
      '<ApplicabilityRules><Metadata><m.MsiPatchMetadata><MsiPatch SchemaVersion="1.0.0.0" PatchGUID="{2}" xmlns="http://www.microsoft.com/msi/patch_applicability.xsd" MinMsiVersion="3">' +
        '<TargetProduct><TargetProductCode Validate="true">{3}</TargetProductCode></TargetProduct></MsiPatch></m.MsiPatchMetadata></Metadata></ApplicabilityRules>',
    );
  });

  test('an MSI application', () => {
    assert.equal(
      rulesOf(
        '<upd:IsInstalled><msi:MsiApplicationInstalled/></upd:IsInstalled><upd:Metadata><msi:MsiApplicationMetadata>' +
          '<msi:ProductCode>{4}</msi:ProductCode></msi:MsiApplicationMetadata></upd:Metadata>',
      ),
      '<ApplicabilityRules><IsInstalled><m.MsiApplicationInstalled /></IsInstalled><Metadata><m.MsiApplicationMetadata>' +
        '<m.ProductCode>{4}</m.ProductCode></m.MsiApplicationMetadata></Metadata></ApplicabilityRules>',
    );
  });

  test('flags stand in a real server’s order and only when true; OSUpgrade and EulaID follow', () => {
    const core = (properties: string) => parse({ properties }).fragments.core.slice(IDENTITY.length);
    assert.equal(
      core(
        `EulaID="${ID}" OSUpgrade="swap" AutoSelectOnWebSites="1" IsPublic="true" ExplicitlyDeployable="true" UpdateType="Software" PublicationState="Expired"`,
      ),
      `<Properties UpdateType="Software" ExplicitlyDeployable="true" AutoSelectOnWebSites="true" OSUpgrade="swap" EulaID="${ID}" />`,
    );
    assert.equal(
      core('UpdateType="Detectoid" ExplicitlyDeployable="false" AutoSelectOnWebSites="0" OSUpgrade="false"'),
      '<Properties UpdateType="Detectoid" />',
    );
  });

  test('its parts come in its own order, whatever the document’s', () => {
    const document =
      `<Update><ApplicabilityRules><IsInstalled><True/></IsInstalled></ApplicabilityRules><Relationships/>` +
      `<Properties UpdateType="Category"/><UpdateIdentity UpdateID="${ID}" RevisionNumber="3"/></Update>`;
    assert.equal(
      parseUpdate(Buffer.from(document), 'own document').fragments.core,
      `${IDENTITY}<Properties UpdateType="Category" /><Relationships /><ApplicabilityRules><IsInstalled><True /></IsInstalled></ApplicabilityRules>`,
    );
  });

  test('a document without prefixes gives the fragments of one with them', () => {
    const document =
      `<Update xmlns="${SCHEMAS}/Update"><UpdateIdentity UpdateID="${ID}" RevisionNumber="3" /><Properties UpdateType="Software" />` +
      `<ApplicabilityRules><IsInstalled><RegSz xmlns="${SCHEMAS}/BaseApplicabilityRules" Key="K" /></IsInstalled></ApplicabilityRules></Update>`;
    assert.equal(
      parseUpdate(Buffer.from(document), 'own document').fragments.core,
      `${IDENTITY}<Properties UpdateType="Software" /><ApplicabilityRules><IsInstalled><b.RegSz Key="K" /></IsInstalled></ApplicabilityRules>`,
    );
  });

  test('white space between elements goes, white space in texts and attributes stays', () => {
    assert.equal(
      rulesOf(
        '\n  <upd:IsInstalled>\r\n\t<bar:RegSz Key=" K&#xA;&#x9;\n" />\n</upd:IsInstalled>\n<upd:Metadata> a\u00a0<![CDATA[<b>]]> </upd:Metadata>',
      ),
      '<ApplicabilityRules><IsInstalled><b.RegSz Key=" K&#xA;&#x9; " /></IsInstalled><Metadata> a\u00a0&lt;b&gt;</Metadata></ApplicabilityRules>',
    );
  });
});

test('a document indented by hand gives the fragments of one without white space', () => {
  const parts: Parts = {
    inProperties:
      '<upd:InstallationBehavior><upd:Inner /></upd:InstallationBehavior><upd:KBArticleID>1</upd:KBArticleID>',
    collection:
      '<upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>T</upd:Title></upd:LocalizedProperties>' +
      `<upd:EulaFile Digest="${SHA1}" FileName="e" Size="5" Language="en"><upd:AdditionalDigest Algorithm="SHA256">${SHA256}</upd:AdditionalDigest></upd:EulaFile>`,
    relationships: `<upd:Relationships><upd:Prerequisites><upd:AtLeastOne><upd:UpdateIdentity UpdateID="${ID}" /></upd:AtLeastOne></upd:Prerequisites></upd:Relationships>`,
    rules:
      '<upd:Metadata><drv:WindowsDriverMetaData HardwareID="H" DriverVerDate="2026-01-02" DriverVerVersion="1.0"><drv:CompatibleProvider>P</drv:CompatibleProvider></drv:WindowsDriverMetaData></upd:Metadata>',
    files: `<upd:Files><upd:File Digest="${SHA1}" FileName="f" Size="5"><upd:Odd><upd:Inner /></upd:Odd></upd:File></upd:Files>`,
    handler: '<upd:HandlerSpecificData><upd:Command><upd:Inner /></upd:Command></upd:HandlerSpecificData>',
  };
  const indented = Object.entries(parts).map(([part, xml]) => [
    part,
    `\n  ${xml.replaceAll('><', '>\r\n\t <')}\n`,
  ]);
  assert.deepEqual(parse(Object.fromEntries(indented)), parse(parts));
});

describe('Extended', () => {
  test('loses what decides about offering and keeps the rest in the order of the document', () => {
    const { extended } = parse({
      properties:
        'ProductName="Client OS" UpdateType="Software" ReleaseVersion="1.2" PerUser="true" LegacyName="KB1" DetectoidType="x" ' +
        `IsPublic="false" Handler="${SCHEMAS}/UpdateHandlers/OSInstaller" EulaID="${ID}" OSUpgrade="swap" MsrcSeverity="Critical" ` +
        'PublicationState="Published" PublisherID="p" CreationDate="c" IsLocallyPublished="true" CanSourceBeRequired="false" New="&quot;1&quot;"',
    }).fragments;
    assert.equal(
      extended,
      `<ExtendedProperties ProductName="Client OS" ReleaseVersion="1.2" Handler="${SCHEMAS}/UpdateHandlers/OSInstaller" ` +
        'MsrcSeverity="Critical" IsLocallyPublished="true" CanSourceBeRequired="false" New="&quot;1&quot;" />',
    );
  });

  test('keeps the children of Properties, known or not', () => {
    const { extended } = parse({
      inProperties:
        '<upd:InstallationBehavior RebootBehavior="CanRequestReboot"/><upd:SupportUrl>http://a/?b=1&amp;c="2"</upd:SupportUrl>' +
        '<upd:SecuredFragment>FileDecryption</upd:SecuredFragment><upd:Novelty x="1">y<upd:z/></upd:Novelty><upd:Language> </upd:Language>',
    }).fragments;
    assert.equal(
      extended,
      '<ExtendedProperties><InstallationBehavior RebootBehavior="CanRequestReboot" /><SupportUrl>http://a/?b=1&amp;c="2"</SupportUrl>' +
        '<SecuredFragment>FileDecryption</SecuredFragment><Novelty x="1">y<z /></Novelty><Language /></ExtendedProperties>',
    );
  });

  test('of an OS installer: files whole, handler data without prefixes, its type without xsi', () => {
    const { extended } = parse({
      properties: 'UpdateType="Software" Handler=""',
      files:
        `<upd:Files><upd:File Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="a.wim" Size="9000000000" Modified="2026-01-02T03:04:05Z" PatchingTypePreferred="Metadata|ServicingStack">` +
        `<upd:AdditionalDigest Algorithm="SHA256">${SHA256}</upd:AdditionalDigest><upd:PiecesHashDigest Algorithm="SHA256">x</upd:PiecesHashDigest></upd:File></upd:Files>`,
      handler:
        '<upd:HandlerSpecificData xsi:type="OSInstallerMetadata"><osi:OSInstallData xmlns:osi="urn:osi" InitialModule="UpdateAgent.dll" /></upd:HandlerSpecificData>',
    }).fragments;
    assert.equal(
      extended,
      '<ExtendedProperties Handler="" />' +
        `<Files><File Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="a.wim" Size="9000000000" Modified="2026-01-02T03:04:05Z" PatchingTypePreferred="Metadata|ServicingStack">` +
        `<AdditionalDigest Algorithm="SHA256">${SHA256}</AdditionalDigest><PiecesHashDigest Algorithm="SHA256">x</PiecesHashDigest></File></Files>` +
        '<HandlerSpecificData type="OSInstallerMetadata"><OSInstallData InitialModule="UpdateAgent.dll" /></HandlerSpecificData>',
    );
  });

  test('of MSI and CBS handlers: only the value of the type keeps its prefix', () => {
    const handler = (type: string, content: string) =>
      parse({
        handler: `<upd:HandlerSpecificData xsi:type="${type}" xmlns:h="urn:h">${content}</upd:HandlerSpecificData>`,
      }).fragments.extended.replace('<ExtendedProperties />', '');
    assert.equal(
      handler(
        'msp:WindowsInstallerApp',
        '<h:MsiData ProductCode="{1}" MsiFile="a.msi"><h:RepairPath/></h:MsiData>',
      ),
      '<HandlerSpecificData type="msp:WindowsInstallerApp"><MsiData ProductCode="{1}" MsiFile="a.msi"><RepairPath /></MsiData></HandlerSpecificData>',
    );
    assert.equal(
      handler('cbs:Cbs', '<h:CbsData PackageIdentity=""/>'),
      '<HandlerSpecificData type="cbs:Cbs"><CbsData PackageIdentity="" /></HandlerSpecificData>',
    );
  });

  test('of a driver: handler elements are bare, dotted names are for Core', () => {
    const { extended } = parse({
      handler:
        '<upd:HandlerSpecificData xsi:type="drv:WindowsDriver"><drv:WindowsDriverData/></upd:HandlerSpecificData>',
    }).fragments;
    assert.match(extended, /<HandlerSpecificData type="drv:WindowsDriver"><WindowsDriverData \/></);
  });
});

test('licences: one fragment for each language and region', () => {
  const { revision, fragments } = parse({
    properties: `UpdateType="Software" EulaID="${ID}"`,
    collection:
      '<upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>T</upd:Title></upd:LocalizedProperties>' +
      `<upd:EulaFile Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="e.txt" Size="5" Language="en"><upd:AdditionalDigest Algorithm="SHA256">${SHA256}</upd:AdditionalDigest></upd:EulaFile>` +
      `<upd:EulaFile Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="e.txt" Size="5" Language="en" GeoId="USA"/><upd:Unknown/>`,
  });
  assert.deepEqual(fragments.eulas, [
    {
      language: 'en',
      geoId: '',
      xml: `<EulaFile Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="e.txt" Size="5" Language="en"><AdditionalDigest Algorithm="SHA256">${SHA256}</AdditionalDigest></EulaFile>`,
    },
    {
      language: 'en',
      geoId: 'USA',
      xml: `<EulaFile Digest="${SHA1}" DigestAlgorithm="SHA1" FileName="e.txt" Size="5" Language="en" GeoId="USA" />`,
    },
  ]);
  assert.deepEqual(
    revision.eulaFiles.map(({ language, geoId, sha1, sha256, size }) => [
      language,
      geoId,
      sha1,
      sha256?.length,
      size,
    ]),
    [
      ['en', '', '000102030405060708090A0B0C0D0E0F10111213', 64, 5],
      ['en', 'USA', '000102030405060708090A0B0C0D0E0F10111213', undefined, 5],
    ],
  );
  assert.equal(revision.eulaId, ID);
  assert.deepEqual(fragments.localized, [
    {
      language: 'en',
      xml: '<LocalizedProperties><Language>en</Language><Title>T</Title></LocalizedProperties>',
    },
  ]);
});

test('a driver: metadata stays whole in Core and is understood', () => {
  const guid = '20000000-0000-4000-8000-00000000000A';
  const metadata =
    'HardwareID="PCI\\VEN_1234&amp;DEV_5678" DriverVerDate="2026-03-04" DriverVerVersion="10.1.2.65535" WhqlDriverID="77" ' +
    'Class="Printers" Company="C" Provider="P" Manufacturer="M" Model="Mo"';
  const { revision, fragments } = parse({
    properties: `UpdateType="Driver" Handler="${SCHEMAS}/UpdateHandlers/WindowsDriver"`,
    rules:
      `<upd:Metadata><drv:WindowsDriverMetaData ${metadata}><drv:CompatibleProvider>Other</drv:CompatibleProvider>` +
      `<drv:FeatureScore OperatingSystem="AMD64.10.0" FeatureScore="FE"/><drv:DistributionComputerHardwareId>${guid}</drv:DistributionComputerHardwareId>` +
      `<drv:TargetComputerHardwareId>{${guid}}</drv:TargetComputerHardwareId></drv:WindowsDriverMetaData>` +
      '<drv:WindowsDriverMetaData HardwareID="USB\\X" DriverVerDate="2026-03-04T00:00:00" DriverVerVersion="1.2"/></upd:Metadata>',
  });
  assert.deepEqual(revision.drivers, [
    {
      hardwareId: 'PCI\\VEN_1234&DEV_5678',
      driverVerDate: '2026-03-04',
      driverVerVersion: (10n << 48n) | (1n << 32n) | (2n << 16n) | 65535n,
      driverClass: 'Printers',
      company: 'C',
      provider: 'P',
      manufacturer: 'M',
      model: 'Mo',
      whqlDriverId: 77,
      featureScores: [{ operatingSystem: 'AMD64.10.0', score: 254 }],
      distributionComputerHardwareIds: [guid.toLowerCase()],
      targetComputerHardwareIds: [guid.toLowerCase()],
      compatibleProviders: ['Other'],
    },
    {
      hardwareId: 'USB\\X',
      driverVerDate: '2026-03-04',
      driverVerVersion: (1n << 48n) | (2n << 32n),
      driverClass: '',
      company: '',
      provider: '',
      manufacturer: '',
      model: '',
      whqlDriverId: 0,
      featureScores: [],
      distributionComputerHardwareIds: [],
      targetComputerHardwareIds: [],
      compatibleProviders: [],
    },
  ]);
  assert.equal(revision.handler, 'WindowsDriver');
  assert.equal(
    fragments.core.slice(IDENTITY.length),
    `<Properties UpdateType="Driver" /><ApplicabilityRules><Metadata><d.WindowsDriverMetaData ${metadata}><d.CompatibleProvider>Other</d.CompatibleProvider>` +
      `<d.FeatureScore OperatingSystem="AMD64.10.0" FeatureScore="FE" /><d.DistributionComputerHardwareId>${guid}</d.DistributionComputerHardwareId>` +
      `<d.TargetComputerHardwareId>{${guid}}</d.TargetComputerHardwareId></d.WindowsDriverMetaData>` +
      '<d.WindowsDriverMetaData HardwareID="USB\\X" DriverVerDate="2026-03-04T00:00:00" DriverVerVersion="1.2" /></Metadata></ApplicabilityRules>',
  );
});

test('categories and detectoids: kind and root', () => {
  const category = (information: string) =>
    parse({
      properties: 'UpdateType="Category"',
      handler: `<upd:HandlerSpecificData xsi:type="cat:Category"><cat:CategoryInformation xmlns:cat="urn:cat" ${information}/></upd:HandlerSpecificData>`,
    });
  const classification = category('CategoryType="UpdateClassification" DisplayOrder="3"');
  assert.equal(classification.revision.categoryType, 'UpdateClassification');
  assert.equal(classification.revision.handler, 'Category');
  assert.equal(
    classification.fragments.extended,
    '<ExtendedProperties /><HandlerSpecificData type="cat:Category"><CategoryInformation CategoryType="UpdateClassification" DisplayOrder="3" /></HandlerSpecificData>',
  );
  assert.equal(category('ProhibitsUpdates="true"').revision.categoryType, undefined);
  assert.equal(category('CategoryType="Novelty"').revision.categoryType, undefined);
  const software =
    '<upd:HandlerSpecificData><CategoryInformation CategoryType="Product"/></upd:HandlerSpecificData>';
  assert.equal(parse({ handler: software }).revision.categoryType, undefined);
  const detectoid = parse({ properties: 'UpdateType="Detectoid" DetectoidType="x"' });
  assert.equal(detectoid.revision.type, 'Detectoid');
  assert.equal(detectoid.fragments.extended, '<ExtendedProperties />');
});

test('properties: everything a person asks for', () => {
  const { revision } = parse({
    properties:
      'UpdateType="Software" DefaultPropertiesLanguage="de" MsrcSeverity="Important" IsMandatory="true" IsLocallyPublished="TRUE" ' +
      'MinDownloadSize="0" MaxDownloadSize="9007199254740991" CreationDate="2026-01-02T03:04:05Z" PublisherID="p" PublicationState="Expired" ' +
      'CompatibleProtocolVersion="2.0" ProductName="N" ReleaseVersion="1"',
    inProperties:
      '<upd:UninstallationBehavior Impact="Normal"/><upd:SupportUrl> http://s </upd:SupportUrl><upd:KBArticleID>KB5025221</upd:KBArticleID><upd:KBArticleID>5025221</upd:KBArticleID>' +
      '<upd:KBArticleID>kb 123</upd:KBArticleID><upd:KBArticleID>see web 77</upd:KBArticleID><upd:SecurityBulletinID>MS26-001</upd:SecurityBulletinID><upd:CveID>CVE-2026-1</upd:CveID>' +
      '<upd:CVEID>CVE-2026-2</upd:CVEID><upd:Language>en</upd:Language><upd:Language>ja</upd:Language><upd:SecuredFragment>FileURL</upd:SecuredFragment>',
    collection:
      '<upd:LocalizedProperties><upd:Language>de</upd:Language><upd:Title>KB9999999: Titel</upd:Title><upd:Description>B</upd:Description><upd:UninstallNotes>U</upd:UninstallNotes>' +
      '<upd:MoreInfoUrl>m1</upd:MoreInfoUrl><upd:MoreInfoUrl>m2</upd:MoreInfoUrl><upd:SupportUrl>s</upd:SupportUrl></upd:LocalizedProperties>',
  });
  assert.deepEqual(revision, {
    updateId: ID,
    revisionNumber: 3,
    type: 'Software',
    publicationState: 'Expired',
    creationDate: '2026-01-02T03:04:05Z',
    publisherId: 'p',
    defaultLanguage: 'de',
    handler: '',
    explicitlyDeployable: false,
    autoSelectOnWebSites: false,
    isLocallyPublished: true,
    isOsUpgrade: false,
    isMandatory: true,
    minDownloadSize: 0,
    maxDownloadSize: 9007199254740991,
    uninstallation: { Impact: 'Normal' },
    // Not 9999999: a number in a title is no article.
    kbArticleIds: ['5025221', '123'],
    securityBulletinIds: ['MS26-001'],
    cveIds: ['CVE-2026-1', 'CVE-2026-2'],
    severity: 'Important',
    supportUrl: 'http://s',
    languages: ['en', 'ja'],
    productName: 'N',
    releaseVersion: '1',
    compatibleProtocolVersion: '2.0',
    securedFragments: ['FileURL'],
    localized: [
      {
        language: 'de',
        title: 'KB9999999: Titel',
        description: 'B',
        uninstallNotes: 'U',
        moreInfoUrls: ['m1', 'm2'],
        supportUrl: 's',
      },
    ],
    supersedes: [],
    prerequisites: [],
    bundles: [],
    files: [],
    eulaFiles: [],
    drivers: [],
  });
});

test('the handler’s name comes from Properties, or from the type of the data', () => {
  const handlerOf = (url: string, type: string) =>
    parse({
      properties: `UpdateType="Software" ${url && `Handler="${SCHEMAS}/UpdateHandlers/${url}"`}`,
      handler: type && `<upd:HandlerSpecificData xsi:type="${type}"/>`,
    }).revision.handler;
  assert.equal(handlerOf('Cbs', ''), 'Cbs');
  assert.equal(handlerOf('WindowsInstaller', 'msp:WindowsInstallerApp'), 'WindowsInstaller');
  assert.equal(handlerOf('', 'cmd:CommandLineInstallation'), 'CommandLineInstallation');
  assert.equal(handlerOf('', 'msp:WindowsInstallerApp'), 'WindowsInstaller');
  assert.equal(handlerOf('', 'OSInstallerMetadata'), 'OSInstaller');
  assert.equal(handlerOf('', ''), '');
});

test('relations: clauses, category clauses, exact revisions; unknown elements are tolerated', () => {
  const id = (n: number) => `30000000-0000-4000-8000-00000000000${n}`;
  const { revision, fragments } = parse({
    relationships:
      `<upd:Relationships><upd:SupersededUpdates><upd:UpdateIdentity UpdateID="${id(1).toUpperCase()}"/><upd:Odd/></upd:SupersededUpdates><upd:Odd/>` +
      `<upd:Prerequisites><upd:UpdateIdentity UpdateID="{${id(2)}}"/><upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${id(3)}"/></upd:AtLeastOne>` +
      `<upd:AtLeastOne><upd:UpdateIdentity UpdateID="${id(4)}"/><upd:UpdateIdentity UpdateID="${id(5)}"/></upd:AtLeastOne><upd:Odd/></upd:Prerequisites>` +
      `<upd:BundledUpdates><upd:UpdateIdentity UpdateID="${id(6)}" RevisionNumber="1"/><upd:AtLeastOne><upd:UpdateIdentity UpdateID="${id(7)}" RevisionNumber="2"/></upd:AtLeastOne></upd:BundledUpdates></upd:Relationships>`,
  });
  assert.deepEqual(revision.supersedes, [id(1)]);
  assert.deepEqual(revision.prerequisites, [
    { anyOf: [id(2)], isCategory: false },
    { anyOf: [id(3)], isCategory: true },
    { anyOf: [id(4), id(5)], isCategory: false },
  ]);
  assert.deepEqual(revision.bundles, [
    { anyOf: [{ updateId: id(6), revisionNumber: 1 }] },
    { anyOf: [{ updateId: id(7), revisionNumber: 2 }] },
  ]);
  assert.ok(
    fragments.core.includes(`<SupersededUpdates><UpdateIdentity UpdateID="${id(1).toUpperCase()}" /><Odd />`),
  );
});

test('a file may give its SHA-1 as the additional digest', () => {
  const { revision } = parse({
    files: `<upd:Files><upd:Odd/><upd:File Digest="${SHA256}" DigestAlgorithm="SHA256" FileName="a" Size="0" IsEncrypted="true" PatchingType="SelfContained"><upd:AdditionalDigest Algorithm="SHA1">${SHA1}</upd:AdditionalDigest></upd:File></upd:Files>`,
  });
  assert.deepEqual(revision.files, [
    {
      fileName: 'a',
      size: 0,
      sha1: '000102030405060708090A0B0C0D0E0F10111213',
      sha256: '000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F',
      patchingType: 'SelfContained',
      isEncrypted: true,
    },
  ]);
});

test('on the wire fragments are escaped once more, quotes stay', () => {
  const wire = toWireFragments({
    core: '<a b="1 &amp; &gt;" />\u00e9',
    extended: '',
    localized: [{ language: 'en', xml: '<T>&#xD;</T>' }],
    eulas: [{ language: 'en', geoId: 'USA', xml: '<E />' }],
  });
  assert.deepEqual(wire, {
    core: '&lt;a b="1 &amp;amp; &amp;gt;" /&gt;\u00e9',
    extended: '',
    localized: [{ language: 'en', xml: '&lt;T&gt;&amp;#xD;&lt;/T&gt;' }],
    eulas: [{ language: 'en', geoId: 'USA', xml: '&lt;E /&gt;' }],
  });
});
