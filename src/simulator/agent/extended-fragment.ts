import { digestFromBase64 } from '#base';
import { attributeOf, childOf, childrenOf, DOCUMENT_LIMITS, readElement, textOf, XmlReader } from '#xml';

export interface ExtendedFile {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Upper-case hex. */
  readonly sha1: string;
  /** Upper-case hex; undefined where the metadata has none, and then the agent refuses the content (MS-WUSP note 26). */
  readonly sha256: string | undefined;
}

/** What an agent reads out of an Extended fragment. */
export interface ExtendedUpdate {
  readonly files: readonly ExtendedFile[];
  /** `NeverReboots`, `AlwaysRequiresReboot`, `CanRequestReboot`; undefined where not given. */
  readonly restartBehavior: string | undefined;
  /** A return code of the installer means that a restart is needed. */
  readonly asksForRestart: boolean;
  /** Of a command line installation. */
  readonly installArguments: string;
}

/** Reads an `<ExtendedProperties>` fragment. */
export function readExtended(xml: string): ExtendedUpdate {
  const reader = new XmlReader(`<Extended>${xml}</Extended>`, DOCUMENT_LIMITS, 'Extended fragment');
  reader.next();
  const root = readElement(reader);
  const command = childOf(childOf(root, 'HandlerSpecificData'), 'InstallCommand');
  const behaviour = childOf(childOf(root, 'ExtendedProperties'), 'InstallationBehavior');
  return {
    files: childrenOf(childOf(root, 'Files'), 'File').map((file) => {
      const sha256 = childrenOf(file, 'AdditionalDigest').find(
        (digest) => attributeOf(digest, 'Algorithm')?.toUpperCase() === 'SHA256',
      );
      return {
        fileName: attributeOf(file, 'FileName') ?? '',
        size: Number(attributeOf(file, 'Size') ?? 0),
        sha1: digestFromBase64(attributeOf(file, 'Digest') ?? '', 'SHA1') ?? '',
        sha256: sha256 === undefined ? undefined : digestFromBase64(sha256.text, 'SHA256'),
      };
    }),
    restartBehavior: behaviour === undefined ? undefined : attributeOf(behaviour, 'RebootBehavior'),
    asksForRestart: childrenOf(command, 'ReturnCode').some((code) => attributeOf(code, 'Reboot') === 'true'),
    installArguments: command === undefined ? '' : (attributeOf(command, 'Arguments') ?? ''),
  };
}

/** The title of a `<LocalizedProperties>` fragment. */
export function readTitle(xml: string): string {
  const reader = new XmlReader(`<Localized>${xml}</Localized>`, DOCUMENT_LIMITS, 'Localized fragment');
  reader.next();
  return textOf(childOf(readElement(reader), 'LocalizedProperties'), 'Title') ?? '';
}
