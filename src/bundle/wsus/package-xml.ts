import { digestFromBase64, digestToBase64 } from '#base';
import type { FileSource } from '#store';
import { parseXsDateTime, toXsDateTime } from '#wire';
import { attributeOf, escapeAttribute, type XmlLimits, XmlReader } from '#xml';
import { httpUrl } from '../sources.ts';
import type { PackagedDocument } from './metadata-lines.ts';

// package.xml of a WSUS package, as Microsoft's public sample code writes it:
//
//   <ExportPackage ServerID CreationTime FormatVersion="1.0" ProtocolVersion="1.20">
//     <Languages><Language Id ShortName LongName Enabled="1"/></Languages>
//     <Files><File Digest="base64 SHA-1" MUUrl Name/></Files>
//     <Updates><Update UpdateId RevisionNumber><Files><File Digest/></Files>
//       <Categories><Category Value="id"/></Categories><Classifications><Classification Value="id"/></Classifications>
//     </Update></Updates>
//   </ExportPackage>
//
// How the .xml.gz form carries the documents is not published. They are taken from any element in Update whose text is one.

export interface PackageLanguage {
  readonly id: number;
  readonly short: string;
  readonly long: string;
}

export interface PackageDescription {
  /** '' where it says nothing. */
  readonly serverId: string;
  /** Milliseconds since 1970, 0 where it says nothing. */
  readonly createdAt: number;
  readonly languages: readonly PackageLanguage[];
  readonly fileSources: readonly FileSource[];
  /** Documents inside it; of cabinets none, they are in metadata.txt. */
  readonly documents: readonly PackagedDocument[];
}

export const PACKAGE_LIMITS: XmlLimits = {
  bytes: 512 * 1024 * 1024,
  depth: 32,
  attributes: 32,
  elements: 20_000_000,
};

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads it, liberally. Throws the failures of `xml`. */
export function readPackageXml(text: string): PackageDescription {
  const reader = new XmlReader(text, PACKAGE_LIMITS, 'package.xml');
  const languages: PackageLanguage[] = [];
  const sources = new Map<string, FileSource>();
  const documents: PackagedDocument[] = [];
  let serverId = '';
  let createdAt = 0;
  let update: Omit<PackagedDocument, 'text'> | undefined;
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event === 'text' && update !== undefined && reader.text.trimStart().startsWith('<')) {
      documents.push({ ...update, text: reader.text });
    }
    if (event !== 'open') continue;
    const value = (name: string) => attributeOf(reader, name) ?? '';
    if (reader.local === 'ExportPackage') {
      serverId = value('ServerID').slice(0, 100);
      createdAt = parseXsDateTime(value('CreationTime')) ?? 0;
    } else if (reader.local === 'Language') {
      languages.push({ id: Number(value('Id')), short: value('ShortName'), long: value('LongName') });
    } else if (reader.local === 'Update') {
      const updateId = value('UpdateId').toLowerCase();
      const revisionNumber = Number(value('RevisionNumber'));
      update =
        GUID.test(updateId) && Number.isSafeInteger(revisionNumber)
          ? { updateId, revisionNumber }
          : undefined;
    } else if (reader.local === 'File') {
      const sha1 = digestFromBase64(value('Digest'), 'SHA1');
      const url = httpUrl(value('MUUrl'));
      if (sha1 !== undefined && url !== undefined) sources.set(sha1, { sha1, url });
    }
  }
  return { serverId, createdAt, languages, fileSources: [...sources.values()], documents };
}

/** A revision as package.xml lists it. */
export interface ListedRevision {
  readonly updateId: string;
  readonly revisionNumber: number;
  /** SHA-1 of its files, upper-case hex. */
  readonly files: readonly string[];
  readonly categories: readonly string[];
  readonly classifications: readonly string[];
}

export interface NewPackageXml {
  readonly serverId: string;
  readonly createdAt: number;
  readonly languages: readonly PackageLanguage[];
  readonly files: readonly { readonly sha1: string; readonly url: string; readonly name: string }[];
  readonly revisions: readonly ListedRevision[];
}

/** Writes it. */
export function writePackageXml(description: NewPackageXml): string {
  const { serverId, createdAt, languages, files, revisions } = description;
  const created = toXsDateTime(createdAt, 0);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<ExportPackage ServerID="${serverId}" CreationTime="${created}" FormatVersion="1.0" ProtocolVersion="1.20">`,
    '<Languages>',
    ...languages.map(
      ({ id, short, long }) =>
        `<Language Id="${id}" ShortName="${escapeAttribute(short)}" LongName="${escapeAttribute(long)}" Enabled="1" />`,
    ),
    '</Languages><Files>',
    ...files.map(
      ({ sha1, url, name }) =>
        `<File Digest="${digestToBase64(sha1)}" MUUrl="${escapeAttribute(url)}" Name="${escapeAttribute(name)}" />`,
    ),
    '</Files><Updates>',
    ...revisions.map(updateElement),
    '</Updates></ExportPackage>',
  ].join('');
}

function updateElement({
  updateId,
  revisionNumber,
  files,
  categories,
  classifications,
}: ListedRevision): string {
  return [
    `<Update UpdateId="${updateId}" RevisionNumber="${revisionNumber}"><Files>`,
    ...files.map((sha1) => `<File Digest="${digestToBase64(sha1)}" />`),
    '</Files><Categories>',
    ...categories.map((id) => `<Category Value="${id}" />`),
    '</Categories><Classifications>',
    ...classifications.map((id) => `<Classification Value="${id}" />`),
    '</Classifications></Update>',
  ].join('');
}
