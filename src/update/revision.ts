import type { RevisionNumber, UpdateId, UpdateIdentity } from './ids.ts';

export type UpdateType = 'Category' | 'Detectoid' | 'Software' | 'Driver';

/** `Expired` revisions are withdrawn by their publisher: kept, shown, never offered. */
export type PublicationState = 'Published' | 'Expired';

/** One clause of a prerequisite in conjunctive normal form: any of these updates, in any revision, must be installed. */
export interface PrerequisiteClause {
  readonly anyOf: readonly UpdateId[];
  /** The clause names the update's product or classification (`AtLeastOne IsCategory="true"`). */
  readonly isCategory: boolean;
}

/** One clause of a bundle: any of these exact revisions. */
export interface BundleClause {
  readonly anyOf: readonly UpdateIdentity[];
}

export interface LocalizedProperties {
  /** As the document writes it: `en`, `pt-br`, `zh-cn`. */
  readonly language: string;
  readonly title: string;
  readonly description?: string;
  readonly uninstallNotes?: string;
  readonly moreInfoUrls: readonly string[];
  readonly supportUrl?: string;
}

export interface UpdateFile {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Upper-case hex: the file's address everywhere. */
  readonly sha1: string;
  /** Upper-case hex, where the publisher gives it. */
  readonly sha256?: string;
  /** xs:dateTime as written. */
  readonly modified?: string;
  readonly patchingType?: string;
  readonly isEncrypted: boolean;
}

export interface EulaFile extends UpdateFile {
  readonly language: string;
  /** Three-letter region, '' for the rest of the world (MS-WUSP 3.1.1.1). */
  readonly geoId: string;
}

export interface FeatureScore {
  /** `AMD64.10.0`: what a client sends as FeatureScoreMatchingKey. */
  readonly operatingSystem: string;
  /** 0 to 255, lower is better. */
  readonly score: number;
}

/** One `WindowsDriverMetaData`: a driver revision has one for each hardware id it supports. */
export interface DriverMetadata {
  readonly hardwareId: string;
  /** `yyyy-MM-dd`. */
  readonly driverVerDate: string;
  /** Four packed 16-bit parts, as clients report it (protocol-facts 3.3). */
  readonly driverVerVersion: bigint;
  readonly driverClass: string;
  readonly company: string;
  readonly provider: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly whqlDriverId: number;
  readonly featureScores: readonly FeatureScore[];
  /** Lower-case GUIDs. */
  readonly distributionComputerHardwareIds: readonly string[];
  /** Lower-case GUIDs. */
  readonly targetComputerHardwareIds: readonly string[];
  readonly compatibleProviders: readonly string[];
}

/** `CategoryInformation/@CategoryType`; roots have none. */
export type CategoryType = 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification';

/** Everything that Todoku needs to know of one revision of one update, read from its document. */
export interface Revision {
  readonly updateId: UpdateId;
  readonly revisionNumber: RevisionNumber;
  readonly type: UpdateType;
  readonly publicationState: PublicationState;
  /** xs:dateTime as written; '' where missing. */
  readonly creationDate: string;
  readonly publisherId: string;
  readonly defaultLanguage: string;
  /** The handler's short name, `CommandLineInstallation`, `WindowsInstaller`, `Cbs`, `OSInstaller`, `WindowsDriver`, `Category`, …; '' for none. */
  readonly handler: string;
  /** `Properties/@ExplicitlyDeployable`: an administrator can approve it on its own. */
  readonly explicitlyDeployable: boolean;
  readonly autoSelectOnWebSites: boolean;
  readonly isLocallyPublished: boolean;
  readonly isOsUpgrade: boolean;
  readonly isMandatory: boolean;
  readonly minDownloadSize: number;
  readonly maxDownloadSize: number;
  /** `InstallationBehavior` and `UninstallationBehavior` as attributes, undefined where the element is missing. */
  readonly installation?: Readonly<Record<string, string>>;
  /** Present when the update can be removed. */
  readonly uninstallation?: Readonly<Record<string, string>>;
  /** Digits only, without "KB". */
  readonly kbArticleIds: readonly string[];
  readonly securityBulletinIds: readonly string[];
  readonly cveIds: readonly string[];
  /** `MsrcSeverity`: Critical, Important, Moderate, Low; undefined where not given. */
  readonly severity?: string;
  readonly supportUrl?: string;
  /** `Properties/Language`: the languages of the payload, empty for neutral. */
  readonly languages: readonly string[];
  readonly eulaId?: string;
  readonly productName?: string;
  readonly releaseVersion?: string;
  readonly compatibleProtocolVersion?: string;
  /** `Properties/SecuredFragment` types: FileDecryption, FileURL. */
  readonly securedFragments: readonly string[];
  /** Of categories. */
  readonly categoryType?: CategoryType;
  readonly localized: readonly LocalizedProperties[];
  readonly supersedes: readonly UpdateId[];
  readonly prerequisites: readonly PrerequisiteClause[];
  readonly bundles: readonly BundleClause[];
  readonly files: readonly UpdateFile[];
  readonly eulaFiles: readonly EulaFile[];
  readonly drivers: readonly DriverMetadata[];
}

/** The title in that language, in its base language, in English, or in whichever is there. */
export function titleOf(revision: Pick<Revision, 'localized' | 'defaultLanguage'>, language = 'en'): string {
  return textIn(revision.localized, language, revision.defaultLanguage)?.title ?? '';
}

/** Picks by language: exact, then without region, then English, then the document's default, then the first. */
export function textIn<T extends { readonly language: string }>(
  texts: readonly T[],
  language: string,
  defaultLanguage = 'en',
): T | undefined {
  const wanted = language.toLowerCase();
  for (const candidate of [wanted, wanted.split('-')[0], 'en', defaultLanguage.toLowerCase()]) {
    const found = texts.find((text) => text.language.toLowerCase() === candidate);
    if (found !== undefined) return found;
  }
  return texts[0];
}
