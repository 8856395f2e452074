import { type SoftwareDocument, software, updateId } from '../server/documents.ts';

// Documents that `test/server/documents.ts` has no need of.

const identity = (id: number, revision?: number) =>
  `<upd:UpdateIdentity UpdateID="${updateId(id)}"${revision === undefined ? '' : ` RevisionNumber="${revision}"`} />`;

/** A stand-alone update that needs every one of these, as an update needs detectoids. */
export function softwareNeeding(id: number, ...needs: readonly number[]): string {
  return withRelationships(
    software({ id }),
    needs.length === 0
      ? ''
      : `<upd:Prerequisites>${needs.map((each) => identity(each)).join('')}</upd:Prerequisites>`,
  );
}

/** A visible update that installs others, at revision 100 each. */
export function bundle(document: SoftwareDocument & { readonly members: readonly number[] }): string {
  const { members, needs = [], ...rest } = document;
  const prerequisites = needs.map((each) => identity(each)).join('');
  return withRelationships(
    software(rest),
    `${prerequisites === '' ? '' : `<upd:Prerequisites>${prerequisites}</upd:Prerequisites>`}<upd:BundledUpdates>${members.map((each) => identity(each, 100)).join('')}</upd:BundledUpdates>`,
  );
}

/** An update that only comes inside a bundle. */
export function bundled(id: number): string {
  return software({ id }).replace('ExplicitlyDeployable="true"', 'ExplicitlyDeployable="false"');
}

/** A rule of its own that others depend on: "is this Windows 11?". */
export function detectoid(id: number): string {
  return software({ id })
    .replace('UpdateType="Software"', 'UpdateType="Detectoid"')
    .replace('ExplicitlyDeployable="true"', 'ExplicitlyDeployable="false"')
    .replace(/ Handler="[^"]*"/, '')
    .replace(/<upd:IsInstallable>.*<\/upd:IsInstallable>/, '')
    .replace(/<upd:HandlerSpecificData.*<\/upd:HandlerSpecificData>/, '');
}

export interface DriverDocument {
  readonly id: number;
  readonly hardwareId: string;
  /** 0 to 255, lower is better; left out, the document gives none. */
  readonly featureScore?: number;
  /** `yyyy-MM-dd`. */
  readonly date: string;
  /** Four parts. */
  readonly version?: string;
}

/** A network driver for one hardware id. */
export function driver({ id, hardwareId, featureScore, date, version = '1.0.0.0' }: DriverDocument): string {
  const hex = featureScore?.toString(16).toUpperCase().padStart(2, '0');
  const score =
    hex === undefined ? '' : `<drv:FeatureScore OperatingSystem="AMD64.10.0" FeatureScore="${hex}" />`;
  const metadata =
    `<upd:Metadata><drv:WindowsDriverMetaData xmlns:drv="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/WindowsDriver" ` +
    `HardwareID="${hardwareId.replaceAll('&', '&amp;')}" WhqlDriverID="1" Manufacturer="Contoso" Company="Contoso" Provider="Contoso" ` +
    `DriverVerDate="${date}" DriverVerVersion="${version}" Class="Net" Model="NIC">${score}</drv:WindowsDriverMetaData></upd:Metadata>`;
  return software({ id })
    .replace('UpdateType="Software"', 'UpdateType="Driver"')
    .replace('UpdateHandlers/CommandLineInstallation" Max', 'UpdateHandlers/WindowsDriver" Max')
    .replace('</upd:ApplicabilityRules>', `${metadata}</upd:ApplicabilityRules>`)
    .replace(/<upd:HandlerSpecificData.*<\/upd:HandlerSpecificData>/, '');
}

function withRelationships(document: string, content: string): string {
  return content === ''
    ? document
    : document.replace(
        '<upd:ApplicabilityRules>',
        `<upd:Relationships>${content}</upd:Relationships><upd:ApplicabilityRules>`,
      );
}
