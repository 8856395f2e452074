import { guidFrom } from './random.ts';
import { type Publisher, type Release, releaseDocuments, releaseId } from './release.ts';
import { finish, type SyntheticDocument } from './synthetic/catalog.ts';
import { driverText } from './synthetic/driver.ts';
import {
  categories,
  DRIVER_PRODUCTS,
  detectoidDocument,
  detectoidsOf,
  KNOWN_PRODUCTS,
  SOFTWARE_CLASSIFICATIONS,
} from './synthetic/taxonomy.ts';

const SEED = 'todoku sample catalog';
const PUBLISHER = guidFrom(SEED, 'publisher');
const [SECURITY, , UPDATES, , DEFINITIONS] = SOFTWARE_CLASSIFICATIONS;
const [WINDOWS_10, WINDOWS_11, SERVER_2022, , ANTIVIRUS, BROWSER] = KNOWN_PRODUCTS;
const [X64] = detectoidsOf(SEED, 1);
const SAMPLES: Publisher = { seed: SEED, detectoid: X64! };

/** One release of the sample catalog, as the demo talks of it. */
export interface SampleUpdate {
  readonly updateId: string;
  readonly isDriver: boolean;
  readonly title: string;
  /** Whom it is approved for in the demo. */
  readonly audience: 'everyone' | 'pilot' | 'nobody';
}

const MB = 1_048_576;

// KB numbers from 9900000 on belong to nobody.
const RELEASES: readonly (Release & Pick<SampleUpdate, 'audience'>)[] = [
  {
    kb: '9900001',
    product: WINDOWS_11!,
    classification: SECURITY!,
    year: 2026,
    month: 8,
    size: 2 * MB,
    audience: 'nobody',
  },
  {
    kb: '9900002',
    product: WINDOWS_11!,
    classification: SECURITY!,
    year: 2026,
    month: 9,
    size: 5 * MB + 12_345,
    audience: 'everyone',
    restarts: true,
    supersedes: ['9900001'],
  },
  {
    kb: '9900003',
    product: WINDOWS_10!,
    classification: SECURITY!,
    year: 2026,
    month: 9,
    size: 3 * MB + 777,
    audience: 'everyone',
  },
  {
    kb: '9900004',
    product: SERVER_2022!,
    classification: SECURITY!,
    year: 2026,
    month: 9,
    size: 4 * MB,
    audience: 'everyone',
  },
  {
    kb: '9900005',
    product: ANTIVIRUS!,
    classification: DEFINITIONS!,
    year: 2026,
    month: 9,
    size: MB - 1,
    audience: 'everyone',
    alternative: true,
  },
  {
    kb: '9900006',
    product: BROWSER!,
    classification: UPDATES!,
    year: 2026,
    month: 9,
    size: 700_001,
    audience: 'everyone',
    standalone: true,
  },
  {
    kb: '9900007',
    product: BROWSER!,
    classification: UPDATES!,
    year: 2026,
    month: 10,
    size: 310_000,
    audience: 'pilot',
    standalone: true,
  },
  {
    kb: '9900008',
    product: WINDOWS_10!,
    classification: UPDATES!,
    year: 2026,
    month: 7,
    size: 4096,
    audience: 'nobody',
    expired: true,
  },
];

export interface SampleCatalog {
  readonly documents: readonly SyntheticDocument[];
  readonly updates: readonly SampleUpdate[];
}

/**
 * A small catalog of our own with real files: cumulative updates for three systems, definitions with an alternative
 * for another processor, a browser update with a pilot version, a driver, something superseded and something expired.
 */
export function sampleCatalog(): SampleCatalog {
  const languages = ['en', 'ja'];
  const documents = [
    ...[...categories(KNOWN_PRODUCTS, languages)].map((text) => finish('category', text)),
    finish('detectoid', detectoidDocument(X64!, '2022-11-08T18:00:00.000Z', languages)),
    ...RELEASES.flatMap((release) => releaseDocuments(SAMPLES, release)),
  ];
  const driver = finish(
    'driver',
    driverText({
      updateId: guidFrom(SEED, 'driver'),
      targets: [{ hardwareId: 'PCI\\VEN_7D0C&DEV_1001', driverClass: 'Net' }],
      date: '2026-06-01',
      version: '2.0.0.7',
      featureScore: 128,
      products: DRIVER_PRODUCTS.map((product) => product.id),
      languages,
      size: 150_000,
      expired: false,
      restarts: false,
      publisherId: PUBLISHER,
    }),
  );
  const updates = RELEASES.map(({ kb, audience }) => {
    const updateId = releaseId(SAMPLES, kb);
    const title = documents.find((document) => document.identity.updateId === updateId)!.title;
    return { updateId, isDriver: false, title, audience };
  });
  const { updateId } = driver.identity;
  return {
    documents: [...documents, driver],
    updates: [...updates, { updateId, isDriver: true, title: driver.title, audience: 'everyone' }],
  };
}
