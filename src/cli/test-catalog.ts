import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// For tests: a few update documents of our own, each of them complete and small.

const NAMESPACES =
  'xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:lar="http://schemas.microsoft.com/msus/2002/12/LogicalApplicabilityRules" xmlns:cmd="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export interface SmallUpdate {
  readonly id: number;
  /** 100 when left out. */
  readonly revision?: number;
  readonly title?: string;
  readonly kb?: string;
  /** Prerequisites by number. */
  readonly needs?: readonly number[];
  readonly file?: { readonly name: string; readonly sha1: string; readonly size: number };
  /** The text of its licence terms, which are `terms ID` then. */
  readonly terms?: { readonly sha1: string; readonly size: number };
}

/** A GUID that is easy to tell from others. */
export function updateId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The document of an update that can be approved on its own. */
export function document({
  id,
  revision = 100,
  title = `Update ${id}`,
  kb,
  needs = [],
  file,
  terms,
}: SmallUpdate): string {
  const clauses = needs.map((each) => `<upd:UpdateIdentity UpdateID="${updateId(each)}" />`).join('');
  const relationships =
    clauses === ''
      ? ''
      : `<upd:Relationships><upd:Prerequisites>${clauses}</upd:Prerequisites></upd:Relationships>`;
  const files =
    file === undefined
      ? ''
      : `<upd:Files><upd:File Digest="${Buffer.from(file.sha1, 'hex').toString('base64')}" DigestAlgorithm="SHA1" FileName="${file.name}" Size="${file.size}" Modified="2026-10-03T15:47:53Z" /></upd:Files>`;
  const eula = terms === undefined ? '' : ` EulaID="terms ${id}"`;
  const eulaFile =
    terms === undefined
      ? ''
      : `<upd:EulaFile Digest="${Buffer.from(terms.sha1, 'hex').toString('base64')}" DigestAlgorithm="SHA1" FileName="eula.en.txt" Size="${terms.size}" Modified="2026-10-03T15:47:53Z" Language="en" GeoId="" />`;
  const article = kb === undefined ? '' : `<upd:KBArticleID>${kb}</upd:KBArticleID>`;
  return `<upd:Update ${NAMESPACES}><upd:UpdateIdentity UpdateID="${updateId(id)}" RevisionNumber="${revision}" /><upd:Properties UpdateType="Software" DefaultPropertiesLanguage="en" Handler="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" ExplicitlyDeployable="true"${eula} PublicationState="Published" CreationDate="2026-10-01T00:00:00Z" PublisherID="395392a0-19c0-48b7-a927-f7c15066d905">${article}</upd:Properties><upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>${title}</upd:Title></upd:LocalizedProperties>${eulaFile}</upd:LocalizedPropertiesCollection>${relationships}<upd:ApplicabilityRules><upd:IsInstalled><lar:False /></upd:IsInstalled><upd:IsInstallable><lar:True /></upd:IsInstallable></upd:ApplicabilityRules>${files}<upd:HandlerSpecificData xsi:type="cmd:CommandLineInstallation"><cmd:InstallCommand Program="a.exe" Arguments="/q" /></upd:HandlerSpecificData></upd:Update>`;
}

/** Writes the documents into a folder, which it makes; `Update-1.xml` and so on. */
export async function writeDocuments(folder: string, updates: readonly SmallUpdate[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const update of updates) await writeFile(join(folder, `update-${update.id}.xml`), document(update));
  return folder;
}
