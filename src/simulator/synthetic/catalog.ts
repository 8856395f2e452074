import { Random } from '../random.ts';
import { type DocumentText, documentText, type Identity } from './document.ts';
import { driverDocument } from './driver.ts';
import type { PayloadFile } from './payload.ts';
import { ReleaseLine, type SoftwareKind } from './software.ts';
import { categories, detectoidDocument, detectoidsOf, FIXED_CATEGORIES, productsOf } from './taxonomy.ts';

export interface CatalogOptions {
  /** Documents to make, exactly; at least 60. */
  readonly revisions: number;
  readonly seed: string | number;
  /** Share of drivers, 0 to 1. */
  readonly drivers?: number;
  /** Share of categories and detectoids, as far as the catalog is not so small that it needs more, nor so large that it would pass 4,000. */
  readonly nonLeaf?: number;
  /** Of visible updates; `en` first. */
  readonly languages?: readonly string[];
  /** Median size of a file, bytes. */
  readonly payloadBytes?: number;
  /** Scale of the long tail of Core fragments, 0 to 1: 1 is a whole Windows 11 catalog with its fragments of up to 47 MB. */
  readonly tail?: number;
  readonly expired?: number;
  readonly revised?: number;
  /** Share of updates whose installation asks for a restart. */
  readonly restarts?: number;
}

export type DocumentKind = 'category' | 'detectoid' | 'driver' | SoftwareKind;

/** One update document and what a test needs to know of it without reading it. */
export interface SyntheticDocument {
  /** `<UpdateID>-r<revision>.xml`. */
  readonly name: string;
  /** UTF-8. */
  readonly bytes: Buffer;
  readonly identity: Identity;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly expired: boolean;
  readonly files: readonly PayloadFile[];
}

export interface CatalogCounts {
  readonly categories: number;
  readonly detectoids: number;
  readonly drivers: number;
  /** Bundles, their children and standalone updates. */
  readonly software: number;
}

/** How many documents of each kind `generateCatalog` makes of those options. */
export function countCatalog(options: CatalogOptions): CatalogCounts {
  const total = Math.max(60, Math.floor(options.revisions));
  const nonLeaf = Math.max(
    FIXED_CATEGORIES + 12,
    Math.min(4000, Math.round(total * (options.nonLeaf ?? 0.06))),
  );
  const drivers = Math.round((total - nonLeaf) * (options.drivers ?? 0.05));
  const products = inventedProducts(nonLeaf);
  const detectoids = nonLeaf - FIXED_CATEGORIES - products;
  return {
    categories: FIXED_CATEGORIES + products,
    detectoids,
    drivers,
    software: total - nonLeaf - drivers,
  };
}

function inventedProducts(nonLeaf: number): number {
  return Math.max(4, Math.min(120, Math.round((nonLeaf - FIXED_CATEGORIES) * 0.3)));
}

/**
 * Makes a catalog of update documents, prerequisites before what needs them, one at a time. The same
 * options give the same bytes everywhere. Files, digests and rules are real: `payloadOf` gives the
 * bytes of every file, and the simulator's profiles find about a third of the updates applicable.
 */
export function* generateCatalog(options: CatalogOptions): Generator<SyntheticDocument, void> {
  const seed = String(options.seed);
  const counts = countCatalog(options);
  const languages = options.languages ?? ['en', 'ja'];
  const random = new Random(seed, 'catalog');
  const products = productsOf(seed, counts.categories - FIXED_CATEGORIES);
  const detectoids = detectoidsOf(seed, counts.detectoids);
  for (const text of categories(products, languages)) yield finish('category', text);
  for (const detectoid of detectoids) {
    yield finish('detectoid', detectoidDocument(detectoid, '2022-11-08T18:00:00.000Z', languages));
  }
  const settings = {
    seed,
    languages,
    payloadBytes: options.payloadBytes ?? 2048,
    tail: options.tail ?? 0.005,
    expiredShare: options.expired ?? 0.05,
    revisedShare: options.revised ?? 0.06,
    restartShare: options.restarts ?? 0.1,
  };
  const line = new ReleaseLine(settings, products, detectoids, random);
  for (let made = 0; made < counts.software; ) {
    for (const { kind, text } of line.next(made / counts.software, counts.software - made)) {
      yield finish(kind, text);
      made++;
    }
  }
  for (let index = 0; index < counts.drivers; index++) {
    const expired = random.chance(settings.expiredShare);
    const payloadBytes = settings.payloadBytes;
    yield finish('driver', driverDocument(seed, index, random, { languages, payloadBytes, expired }));
  }
}

/** Turns a description into the document that is imported. */
export function finish(kind: DocumentKind, text: DocumentText): SyntheticDocument {
  const { updateId, revisionNumber } = text.identity;
  return {
    name: `${updateId}-r${revisionNumber}.xml`,
    bytes: Buffer.from(documentText(text)),
    identity: text.identity,
    kind,
    title: text.texts[0]?.title ?? '',
    expired: text.expired ?? false,
    files: text.files ?? [],
  };
}
