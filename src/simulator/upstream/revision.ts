import { digestFromBase64 } from '#base';
import type { Identity } from '../synthetic/document.ts';
import { type PayloadFile, payloadOf } from '../synthetic/payload.ts';

/** A file that the upstream has. */
export interface WorldFile {
  /** Upper-case hex. */
  readonly sha1: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  /** Base64; of encrypted files. */
  readonly decryptionKey?: string;
  bytes(): Buffer;
}

/** A revision as an upstream keeps it: the document as it came, and what the listings ask of it. */
export interface WorldRevision extends Identity {
  /** Which of the upstream's tables it is in (MS-WSUSSS 3.2.4.2). */
  readonly kind: 'category' | 'classification' | 'detectoid' | 'update';
  /** Categories and classifications that the document itself names. */
  readonly memberOf: readonly string[];
  /** Of bundles: all alternatives. */
  readonly bundled: readonly Identity[];
  readonly files: readonly WorldFile[];
  /** `Properties/SecuredFragment` with FragmentType FileDecryption. */
  readonly needsKeys: boolean;
  /** UTF-8. */
  readonly bytes: Buffer;
}

const IDENTITY = /<(?:\w+:)?UpdateIdentity\s+UpdateID="([^"]+)"\s+RevisionNumber="(\d+)"/g;
const CATEGORY_CLAUSES = /<(?:\w+:)?AtLeastOne\s+IsCategory="(?:true|1)"\s*>(.*?)<\/(?:\w+:)?AtLeastOne>/gs;
const BUNDLED = /<(?:\w+:)?BundledUpdates>(.*?)<\/(?:\w+:)?BundledUpdates>/s;
const UPDATE_ID = /UpdateID="([^"]+)"/g;

/**
 * Reads what a listing needs by searching the text, not by the parser that the server under test uses: what that one
 * overlooks is to be found here. Only for documents in the shape of our own generator.
 */
export function worldRevision(bytes: Buffer, files: readonly WorldFile[] = []): WorldRevision {
  const text = bytes.toString();
  const identity = identitiesIn(text)[0];
  if (identity === undefined) throw new Error('the document names no identity');
  return {
    ...identity,
    kind: kindOf(text),
    memberOf: [...text.matchAll(CATEGORY_CLAUSES)].flatMap(([, clause = '']) =>
      [...clause.matchAll(UPDATE_ID)].map(([, id = '']) => id.toLowerCase()),
    ),
    bundled: identitiesIn(BUNDLED.exec(text)?.[1] ?? ''),
    files,
    needsKeys: text.includes('FileDecryption'),
    bytes,
  };
}

/** A synthetic file under its content address. */
export function worldFile(file: PayloadFile): WorldFile {
  const sha1 = digestFromBase64(file.sha1, 'SHA1');
  if (sha1 === undefined) throw new Error(`${file.fileName} has no digest`);
  return { sha1, fileName: file.fileName, size: file.size, bytes: () => payloadOf(file) };
}

function identitiesIn(text: string): Identity[] {
  return [...text.matchAll(IDENTITY)].map(([, id = '', number]) => ({
    updateId: id.toLowerCase(),
    revisionNumber: Number(number),
  }));
}

function kindOf(text: string): WorldRevision['kind'] {
  if (/\sUpdateType="Detectoid"/.test(text)) return 'detectoid';
  if (!/\sUpdateType="Category"/.test(text)) return 'update';
  return /\sCategoryType="UpdateClassification"/.test(text) ? 'classification' : 'category';
}
