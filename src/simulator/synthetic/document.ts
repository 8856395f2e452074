import { escapeAttribute, escapeText } from '#xml';
import type { PayloadFile } from './payload.ts';

// Writes update documents in the shape that a real WSUS hands out (protocol-facts 10.1): prefixed, no XML
// declaration, no white space between elements, declarations repeated on nested elements.

const NS = 'http://schemas.microsoft.com/msus/2002/12';
const PREFIXES = {
  pub: `${NS}/Publishing`,
  bar: `${NS}/BaseApplicabilityRules`,
  lar: `${NS}/LogicalApplicabilityRules`,
  cat: `${NS}/UpdateHandlers/Category`,
  cmd: `${NS}/UpdateHandlers/CommandLineInstallation`,
  cbs: `${NS}/UpdateHandlers/Cbs`,
  drv: `${NS}/UpdateHandlers/WindowsDriver`,
  upd: `${NS}/Update`,
} as const;
type Prefix = keyof typeof PREFIXES;

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export interface Identity {
  /** Lower case. */
  readonly updateId: string;
  readonly revisionNumber: number;
}

/** One `AtLeastOne`, or a bare `UpdateIdentity` where `bare` says so. */
export interface PrerequisiteText {
  readonly anyOf: readonly string[];
  readonly isCategory?: boolean;
  readonly bare?: boolean;
}

export interface LocalizedText {
  readonly language: string;
  readonly title: string;
  readonly description?: string;
}

/** What distinguishes one document from another; the rest is the same for all. */
export interface DocumentText {
  readonly identity: Identity;
  readonly type: 'Category' | 'Detectoid' | 'Software' | 'Driver';
  readonly handler?: 'Category' | 'CommandLineInstallation' | 'Cbs' | 'WindowsDriver';
  readonly expired?: boolean;
  /** xs:dateTime. */
  readonly created: string;
  readonly publisherId: string;
  readonly explicitlyDeployable?: boolean;
  readonly autoSelect?: boolean;
  readonly severity?: string;
  readonly kb?: string;
  readonly cve?: string;
  /** `InstallationBehavior` attributes; undefined: no such element. */
  readonly installation?: Readonly<Record<string, string>>;
  readonly removable?: boolean;
  readonly texts: readonly LocalizedText[];
  readonly supersedes?: readonly string[];
  readonly prerequisites?: readonly PrerequisiteText[];
  readonly bundles?: readonly (readonly Identity[])[];
  /** The sections of `ApplicabilityRules`, each written by `rules.ts`; undefined: no such element. */
  readonly rules?: string;
  readonly files?: readonly PayloadFile[];
  readonly category?: 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification';
  /** Arguments of the install command; the program is the first file. */
  readonly command?: { readonly arguments: string; readonly restarts: boolean };
}

/** The whole document as text. */
export function documentText(text: DocumentText): string {
  const { updateId, revisionNumber } = text.identity;
  return (
    `<upd:Update ${declarations(text)}><upd:UpdateIdentity UpdateID="${updateId}" RevisionNumber="${revisionNumber}" />` +
    `${properties(text)}${localized(text.texts)}${relationships(text)}` +
    `${text.rules === undefined ? '' : `<upd:ApplicabilityRules>${text.rules}</upd:ApplicabilityRules>`}` +
    `${files(text.files ?? [])}${handlerData(text)}</upd:Update>`
  );
}

function declarations(text: DocumentText): string {
  const used: Prefix[] = ['pub'];
  if (text.rules !== undefined) used.push('bar', 'lar');
  if (text.handler === 'Category') used.push('cat');
  if (text.handler === 'CommandLineInstallation') used.push('cmd');
  if (text.handler === 'Cbs') used.push('cbs');
  if (text.type === 'Driver') used.push('drv');
  return [...used, 'upd' as const].map(declare).join(' ');
}

/** `xmlns:bar="…"`. */
export function declare(prefix: Prefix): string {
  return `xmlns:${prefix}="${PREFIXES[prefix]}"`;
}

/** ` a="1" b="2"`, undefined values left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let text = '';
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) text += ` ${name}="${escapeAttribute(String(value))}"`;
  }
  return text;
}

function properties(text: DocumentText): string {
  const category = text.type === 'Category' || text.type === 'Detectoid';
  const downloads = (text.files ?? []).reduce((sum, file) => sum + file.size, 0);
  const open = attributes({
    UpdateType: text.type,
    DefaultPropertiesLanguage: 'en',
    AutoSelectOnWebSites: text.autoSelect ? 'true' : undefined,
    ExplicitlyDeployable: text.explicitlyDeployable ? 'true' : category ? 'false' : undefined,
    PerUser: category ? 'false' : undefined,
    IsPublic: category ? 'true' : undefined,
    Handler: text.handler === undefined ? undefined : `${NS}/UpdateHandlers/${text.handler}`,
    MaxDownloadSize: category ? undefined : downloads,
    MinDownloadSize: category ? undefined : 0,
    MsrcSeverity: text.severity,
    PublicationState: text.expired ? 'Expired' : 'Published',
    CreationDate: text.created,
    PublisherID: text.publisherId,
  });
  const behaviour =
    text.installation === undefined ? '' : `<upd:InstallationBehavior${attributes(text.installation)} />`;
  const removal = text.removable ? '<upd:UninstallationBehavior Impact="Normal" />' : '';
  const support = text.kb === undefined ? '' : '<upd:SupportUrl>https://support.example/</upd:SupportUrl>';
  const cve = text.cve === undefined ? '' : `<upd:CveID>${text.cve}</upd:CveID>`;
  const kb = text.kb === undefined ? '' : `<upd:KBArticleID>${text.kb}</upd:KBArticleID>`;
  return `<upd:Properties${open}>${behaviour}${removal}${support}${cve}${kb}</upd:Properties>`;
}

function localized(texts: readonly LocalizedText[]): string {
  let list = '';
  for (const { language, title, description } of texts) {
    list +=
      `<upd:LocalizedProperties><upd:Language>${language}</upd:Language><upd:Title>${escapeText(title)}</upd:Title>` +
      `${description === undefined ? '' : `<upd:Description>${escapeText(description)}</upd:Description>`}</upd:LocalizedProperties>`;
  }
  return `<upd:LocalizedPropertiesCollection>${list}</upd:LocalizedPropertiesCollection>`;
}

function relationships(text: DocumentText): string {
  const superseded = (text.supersedes ?? [])
    .map((updateId) => `<upd:UpdateIdentity UpdateID="${updateId}" />`)
    .join('');
  const prerequisites = (text.prerequisites ?? []).map(prerequisite).join('');
  const bundles = (text.bundles ?? [])
    .map((anyOf) => `<upd:AtLeastOne>${anyOf.map(bundled).join('')}</upd:AtLeastOne>`)
    .join('');
  const all =
    (superseded === '' ? '' : `<upd:SupersededUpdates>${superseded}</upd:SupersededUpdates>`) +
    (prerequisites === '' ? '' : `<upd:Prerequisites>${prerequisites}</upd:Prerequisites>`) +
    (bundles === '' ? '' : `<upd:BundledUpdates>${bundles}</upd:BundledUpdates>`);
  return all === '' ? '' : `<upd:Relationships>${all}</upd:Relationships>`;
}

function prerequisite(clause: PrerequisiteText): string {
  const ids = clause.anyOf.map((updateId) => `<upd:UpdateIdentity UpdateID="${updateId}" />`).join('');
  if (clause.bare) return ids;
  return `<upd:AtLeastOne${clause.isCategory ? ' IsCategory="true"' : ''}>${ids}</upd:AtLeastOne>`;
}

function bundled({ updateId, revisionNumber }: Identity): string {
  return `<upd:UpdateIdentity UpdateID="${updateId}" RevisionNumber="${revisionNumber}" />`;
}

function files(list: readonly PayloadFile[]): string {
  if (list.length === 0) return '';
  const texts = list.map(
    (file) =>
      `<upd:File Digest="${file.sha1}" DigestAlgorithm="SHA1" FileName="${escapeAttribute(file.fileName)}" Size="${file.size}" ` +
      `Modified="${file.modified}"><upd:AdditionalDigest Algorithm="SHA256">${file.sha256}</upd:AdditionalDigest></upd:File>`,
  );
  return `<upd:Files>${texts.join('')}</upd:Files>`;
}

function handlerData(text: DocumentText): string {
  switch (text.handler) {
    case 'Category': {
      const information = attributes({
        CategoryType: text.category,
        ProhibitsSubcategories: text.category === 'Product' ? 'true' : 'false',
        ProhibitsUpdates: text.category === 'Company' ? 'true' : undefined,
      });
      return `<upd:HandlerSpecificData xsi:type="cat:Category" ${XSI}><cat:CategoryInformation${information} ${declare('cat')} /></upd:HandlerSpecificData>`;
    }
    case 'CommandLineInstallation': {
      const program = text.files?.[0]?.fileName ?? 'setup.exe';
      const command = attributes({ Program: program, Arguments: text.command?.arguments });
      const codes = text.command?.restarts
        ? '<cmd:ReturnCode Reboot="true" Result="Succeeded" Code="3010" />'
        : '<cmd:ReturnCode Code="0" Result="Succeeded" />';
      return `<upd:HandlerSpecificData xsi:type="cmd:CommandLineInstallation" ${XSI}><cmd:InstallCommand${command} ${declare('cmd')}>${codes}</cmd:InstallCommand></upd:HandlerSpecificData>`;
    }
    case 'Cbs':
      return `<upd:HandlerSpecificData xsi:type="cbs:Cbs" ${XSI}><cbs:CbsData PackageIdentity="" ${declare('cbs')} /></upd:HandlerSpecificData>`;
    case 'WindowsDriver':
      return `<upd:HandlerSpecificData xsi:type="drv:WindowsDriver" ${XSI} ${declare('drv')} />`;
    default:
      return '';
  }
}
