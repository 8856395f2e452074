import { importRevisions } from '#changes';
import type { ServerContext } from '#server';
import type { RevisionId, UpdateId } from '#update';

const NAMESPACES =
  'xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:bar="http://schemas.microsoft.com/msus/2002/12/BaseApplicabilityRules" xmlns:lar="http://schemas.microsoft.com/msus/2002/12/LogicalApplicabilityRules" xmlns:cat="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category" xmlns:cmd="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const PUBLISHER = '395392a0-19c0-48b7-a927-f7c15066d905';

/** A GUID that is easy to tell from others in a failed test. */
export function updateId(number: number): UpdateId {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
}

interface Common {
  readonly id: number;
  readonly revision?: number;
  readonly needs?: readonly number[];
  readonly title?: string;
  readonly languages?: readonly string[];
}

export interface SoftwareDocument extends Common {
  /** Makes the Core fragment about so many bytes larger. */
  readonly padding?: number;
  readonly file?: { readonly name: string; readonly sha1: string; readonly size: number };
}

/** A product, or with `company` its company. */
export function category(document: Common & { readonly company?: boolean }): string {
  const type = document.company === true ? 'Company' : 'Product';
  return update(
    document,
    `UpdateType="Category" DefaultPropertiesLanguage="en" Handler="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category" ExplicitlyDeployable="false"`,
    '<upd:ApplicabilityRules><upd:IsInstalled><lar:True /></upd:IsInstalled></upd:ApplicabilityRules>',
    `<upd:HandlerSpecificData xsi:type="cat:Category"><cat:CategoryInformation CategoryType="${type}" ProhibitsSubcategories="true" ProhibitsUpdates="false" /></upd:HandlerSpecificData>`,
  );
}

/** A stand-alone update that an administrator can approve. */
export function software(document: SoftwareDocument): string {
  const { file, padding = 0 } = document;
  const rule = `<bar:FileExists Path="${'x'.repeat(padding)}\\a.dll" />`;
  const files =
    file === undefined
      ? ''
      : `<upd:Files><upd:File Digest="${Buffer.from(file.sha1, 'hex').toString('base64')}" DigestAlgorithm="SHA1" FileName="${file.name}" Size="${file.size}" Modified="2026-10-03T15:47:53Z" /></upd:Files>`;
  return update(
    document,
    `UpdateType="Software" DefaultPropertiesLanguage="en" Handler="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" MaxDownloadSize="${file?.size ?? 0}" MinDownloadSize="0" ExplicitlyDeployable="true"`,
    `<upd:ApplicabilityRules><upd:IsInstalled>${rule}</upd:IsInstalled><upd:IsInstallable><lar:True /></upd:IsInstallable></upd:ApplicabilityRules>${files}`,
    '<upd:HandlerSpecificData xsi:type="cmd:CommandLineInstallation"><cmd:InstallCommand Program="a.exe" Arguments="/q" /></upd:HandlerSpecificData>',
  );
}

function update(document: Common, properties: string, middle: string, tail: string): string {
  const { id, revision = 100, needs = [], title = `Update ${id}`, languages = ['en'] } = document;
  const texts = languages.map(
    (language) =>
      `<upd:LocalizedProperties><upd:Language>${language}</upd:Language><upd:Title>${title} (${language})</upd:Title></upd:LocalizedProperties>`,
  );
  const clauses = needs.map(
    (needed) =>
      `<upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${updateId(needed)}" /></upd:AtLeastOne>`,
  );
  const relationships =
    clauses.length === 0
      ? ''
      : `<upd:Relationships><upd:Prerequisites>${clauses.join('')}</upd:Prerequisites></upd:Relationships>`;
  return `<upd:Update ${NAMESPACES}><upd:UpdateIdentity UpdateID="${updateId(id)}" RevisionNumber="${revision}" /><upd:Properties ${properties} PublicationState="Published" CreationDate="2026-10-01T00:00:00Z" PublisherID="${PUBLISHER}" /><upd:LocalizedPropertiesCollection>${texts.join('')}</upd:LocalizedPropertiesCollection>${relationships}${middle}${tail}</upd:Update>`;
}

/** Imports documents and resolves with their ids, in that order. Every one must be good. */
export async function importAll(context: ServerContext, documents: readonly string[]): Promise<RevisionId[]> {
  const report = await importRevisions(
    context,
    documents.map((text, index) => ({ name: `document ${index}`, bytes: Buffer.from(text) })),
    'test',
  );
  const [failed] = report.failed;
  if (failed !== undefined) throw failed.failure;
  return report.imported.map(({ id }) => id);
}
