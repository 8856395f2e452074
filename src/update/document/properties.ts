import type { FragmentWriter } from '../fragment-writer.ts';
import type { PublicationState, Revision, UpdateType } from '../revision.ts';
import { copyContent, copyText } from './copy.ts';
import type { Source } from './source.ts';
import { attribute, detach, readBoolean, readOptionalCount, requiredAttribute, shortened } from './values.ts';

type PropertyName =
  | 'type'
  | 'publicationState'
  | 'creationDate'
  | 'publisherId'
  | 'defaultLanguage'
  | 'handler'
  | 'explicitlyDeployable'
  | 'autoSelectOnWebSites'
  | 'isLocallyPublished'
  | 'isOsUpgrade'
  | 'isMandatory'
  | 'minDownloadSize'
  | 'maxDownloadSize'
  | 'installation'
  | 'uninstallation'
  | 'kbArticleIds'
  | 'securityBulletinIds'
  | 'cveIds'
  | 'severity'
  | 'supportUrl'
  | 'languages'
  | 'eulaId'
  | 'productName'
  | 'releaseVersion'
  | 'compatibleProtocolVersion'
  | 'securedFragments';

/** What `Update/Properties` says of a revision. */
export type Properties = Pick<Revision, PropertyName>;

/** Never in Extended: MS-WUSP 3.1.1.1, and PerUser, which a real WSUS removes as well (protocol-facts 10.3). */
const NOT_EXTENDED: ReadonlySet<string> = new Set([
  'UpdateType',
  'ExplicitlyDeployable',
  'AutoSelectOnWebSites',
  'EulaID',
  'PublicationState',
  'PublisherID',
  'CreationDate',
  'IsPublic',
  'LegacyName',
  'DetectoidType',
  'OSUpgrade',
  'PerUser',
]);

/**
 * Reads `Update/Properties`, the element just opened. Core gets an empty `Properties` with what decides about
 * offering, Extended gets the rest as `ExtendedProperties` (protocol-facts 10.2, 10.3).
 */
export function readProperties(source: Source, core: FragmentWriter, extended: FragmentWriter): Properties {
  const explicitlyDeployable = readBoolean(source, 'ExplicitlyDeployable');
  const autoSelectOnWebSites = readBoolean(source, 'AutoSelectOnWebSites');
  const osUpgrade = optional(source, 'OSUpgrade');
  const isOsUpgrade = osUpgrade !== undefined && !/^(false|0)$/i.test(osUpgrade);
  const eulaId = optional(source, 'EulaID');
  const scalars = {
    type: readUpdateType(source),
    publicationState: readPublicationState(source),
    creationDate: attribute(source, 'CreationDate') ?? '',
    publisherId: attribute(source, 'PublisherID') ?? '',
    defaultLanguage: optional(source, 'DefaultPropertiesLanguage') ?? 'en',
    handler: shortHandler(attribute(source, 'Handler')),
    explicitlyDeployable,
    autoSelectOnWebSites,
    isLocallyPublished: readBoolean(source, 'IsLocallyPublished'),
    isOsUpgrade,
    isMandatory: readBoolean(source, 'IsMandatory'),
    minDownloadSize: readOptionalCount(source, 'MinDownloadSize', 0),
    maxDownloadSize: readOptionalCount(source, 'MaxDownloadSize', 0),
    ...given('severity', optional(source, 'MsrcSeverity')),
    ...given('eulaId', eulaId),
    ...given('productName', optional(source, 'ProductName')),
    ...given('releaseVersion', optional(source, 'ReleaseVersion')),
    ...given('compatibleProtocolVersion', optional(source, 'CompatibleProtocolVersion')),
  };

  // The order is a real WSUS's own, whatever the document's: UpdateType, ExplicitlyDeployable, AutoSelectOnWebSites,
  // each flag only when true. The last two were never seen; they follow in the order of MS-WUSP 3.1.1.1.
  const coreAttributes: [string, string][] = [['UpdateType', scalars.type]];
  if (explicitlyDeployable) coreAttributes.push(['ExplicitlyDeployable', 'true']);
  if (autoSelectOnWebSites) coreAttributes.push(['AutoSelectOnWebSites', 'true']);
  if (isOsUpgrade) coreAttributes.push(['OSUpgrade', osUpgrade]);
  if (eulaId !== undefined) coreAttributes.push(['EulaID', eulaId]);
  core.openAs('Properties', coreAttributes);
  core.closeAs('Properties');

  const extendedAttributes: [string, string][] = [];
  for (const { local, value } of source.reader.attributes) {
    if (!NOT_EXTENDED.has(local)) extendedAttributes.push([local, value]);
  }
  extended.openAs('ExtendedProperties', extendedAttributes);
  const children = readChildren(source, extended);
  extended.closeAs('ExtendedProperties');
  return { ...scalars, ...children };
}

function readChildren(source: Source, extended: FragmentWriter) {
  const { reader } = source;
  const kbArticleIds: string[] = [];
  const securityBulletinIds: string[] = [];
  const cveIds: string[] = [];
  const languages: string[] = [];
  const securedFragments: string[] = [];
  let installation: Readonly<Record<string, string>> | undefined;
  let uninstallation: Readonly<Record<string, string>> | undefined;
  let supportUrl: string | undefined;
  for (;;) {
    const event = reader.next();
    if (event === 'close') break;
    if (event === 'text') {
      if (!reader.blank) extended.text(reader.text);
      continue;
    }
    extended.open(reader);
    switch (reader.local) {
      case 'InstallationBehavior':
        installation = readBehavior(source, extended);
        break;
      case 'UninstallationBehavior':
        uninstallation = readBehavior(source, extended);
        break;
      case 'SupportUrl':
        supportUrl = copyText(source, extended);
        break;
      case 'KBArticleID':
        add(kbArticleIds, kbDigits(copyText(source, extended)));
        break;
      case 'SecurityBulletinID':
        add(securityBulletinIds, copyText(source, extended));
        break;
      // Locally published updates spell it CveID.
      case 'CveID':
      case 'CVEID':
        add(cveIds, copyText(source, extended));
        break;
      case 'Language':
        add(languages, copyText(source, extended));
        break;
      case 'SecuredFragment':
        add(securedFragments, copyText(source, extended));
        break;
      default:
        copyContent(source, extended);
    }
  }
  return {
    kbArticleIds,
    securityBulletinIds,
    cveIds,
    languages,
    securedFragments,
    ...given('installation', installation),
    ...given('uninstallation', uninstallation),
    ...given('supportUrl', supportUrl),
  };
}

function readBehavior(source: Source, extended: FragmentWriter): Readonly<Record<string, string>> {
  const attributes = source.reader.attributes.map(({ local, value }) => [local, detach(value)] as const);
  copyContent(source, extended);
  return Object.fromEntries(attributes);
}

function readUpdateType(source: Source): UpdateType {
  const text = requiredAttribute(source, 'UpdateType');
  switch (text) {
    case 'Category':
    case 'Detectoid':
    case 'Software':
    case 'Driver':
      return text;
    default:
      throw source.fail('unknown-update-type', `UpdateType="${shortened(text)}"`);
  }
}

function readPublicationState(source: Source): PublicationState {
  const text = optional(source, 'PublicationState') ?? 'Published';
  if (text === 'Published' || text === 'Expired') return text;
  throw source.fail('unknown-publication-state', `PublicationState="${shortened(text)}"`);
}

/** `http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Cbs` is `Cbs`. */
function shortHandler(handler: string | undefined): string {
  return handler?.trim().split('/').at(-1) ?? '';
}

/** The digits of "5025221" and of "KB5025221", and nothing of a text that is no article number. */
function kbDigits(text: string): string {
  return /^(?:KB)?\s*(\d+)$/i.exec(text)?.[1] ?? '';
}

function optional(source: Source, local: string): string | undefined {
  const text = attribute(source, local)?.trim();
  return text === '' ? undefined : text;
}

function add(list: string[], text: string): void {
  if (text !== '' && !list.includes(text)) list.push(text);
}

function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
