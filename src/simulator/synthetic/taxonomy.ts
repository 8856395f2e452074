import { guidFrom, Random } from '../random.ts';
import { SLOTS } from '../registry.ts';
import type { DocumentText, LocalizedText } from './document.ts';
import {
  absentKey,
  and,
  processor,
  productPresent,
  section,
  slotSet,
  TRUE_RULE,
  windowsVersion,
} from './rules.ts';
import { sayIn } from './words.ts';

// The public ids of what every administrator knows by name, so that a synthetic catalog looks familiar. They
// carry revision 1, older than any that Microsoft publishes, and are the same whatever the seed.

const CLASSIFICATIONS = [
  { id: '0fa1201d-4330-4fa8-8ae9-b877473b6441', name: 'Security Updates', ja: 'セキュリティ更新プログラム' },
  { id: 'e6cf1350-c01b-414d-a61f-263d14d133b4', name: 'Critical Updates', ja: '重要な更新プログラム' },
  { id: 'cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83', name: 'Updates', ja: '更新プログラム' },
  { id: '28bc880e-0592-4cbf-8f95-c79b17911d5f', name: 'Update Rollups', ja: '修正プログラム集' },
  { id: 'e0789628-ce08-4437-be74-2495b842f43b', name: 'Definition Updates', ja: '定義更新プログラム' },
  { id: 'b54e7d24-7add-428f-8b75-90a396fa584f', name: 'Feature Packs', ja: 'Feature Packs' },
  { id: '68c5b0a3-d1a6-4553-ae49-01d3a7827828', name: 'Service Packs', ja: 'Service Packs' },
  { id: 'b4832bd8-e735-4761-8daf-37f882276dab', name: 'Tools', ja: 'ツール' },
  { id: 'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0', name: 'Drivers', ja: 'ドライバー' },
] as const;
export const DRIVERS_CLASSIFICATION = CLASSIFICATIONS[8].id;

export interface Classification {
  readonly id: string;
  readonly name: string;
}
/** Of software; drivers have their own. */
export const SOFTWARE_CLASSIFICATIONS: readonly Classification[] = CLASSIFICATIONS.slice(0, 8);

const MICROSOFT = '56309036-4c77-4dd9-951a-99ee9c246a94';
const WINDOWS = '6964aab4-c5b5-43bd-a17d-ffb4346a8e1d';
const CONTOSO = guidFrom('synthetic', 'company', 'Contoso');
const BUSINESS = guidFrom('synthetic', 'family', 'Business');
const TEN = { major: 10, minor: 0 } as const;

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  /** The rule of its IsInstalled. */
  readonly presence: string;
  /** How often updates belong to it, against the others. */
  readonly weight: number;
}

const workstations = (from: number, below?: number): string =>
  and(
    windowsVersion('GreaterThanOrEqualTo', { ...TEN, build: from }, 1),
    ...(below === undefined ? [] : [windowsVersion('LessThan', { ...TEN, build: below }, 1)]),
  );

export const KNOWN_PRODUCTS: readonly Product[] = [
  {
    id: 'b3c75dc1-155f-4be4-b015-3f1a91758e52',
    name: 'Windows 10, version 1903 and later',
    family: WINDOWS,
    presence: workstations(18362, 22000),
    weight: 14,
  },
  {
    id: '72e7624a-5b00-45d2-b92f-e561c0a6a160',
    name: 'Windows 11',
    family: WINDOWS,
    presence: workstations(22000),
    weight: 16,
  },
  {
    id: '71718f13-7324-4b0f-8f9e-2ca9dc978e53',
    name: 'Microsoft Server operating system-21H2',
    family: WINDOWS,
    presence: windowsVersion('EqualTo', { ...TEN, build: 20348 }, 3),
    weight: 12,
  },
  {
    id: 'b256987d-4693-4c87-955d-dbb9341205eb',
    name: 'Microsoft Server Operating System-24H2',
    family: WINDOWS,
    presence: windowsVersion('GreaterThanOrEqualTo', { ...TEN, build: 26100 }, 3),
    weight: 12,
  },
  {
    id: '8c3fcc84-7410-4a95-8b89-a166a0190486',
    name: 'Microsoft Defender Antivirus',
    family: WINDOWS,
    presence: productPresent('Antivirus'),
    weight: 8,
  },
  {
    id: '69010383-ff55-4227-bd6c-d91c26f2643b',
    name: 'Microsoft Edge',
    family: WINDOWS,
    presence: productPresent('Browser'),
    weight: 6,
  },
  {
    id: '64ccdfc7-8e8c-4404-a572-a3daf7dff673',
    name: '.NET 8.0',
    family: WINDOWS,
    presence: productPresent('Runtime'),
    weight: 6,
  },
];

/** Where drivers belong, by the kind of machine. */
export const DRIVER_PRODUCTS: readonly Product[] = [
  {
    id: '7ddc06c4-f2ff-4bb0-bc87-17b385c89a63',
    name: 'Windows 10, version 1809 and later, Servicing Drivers',
    family: WINDOWS,
    presence: workstations(17763, 22000),
    weight: 1,
  },
  {
    id: '7dd9959a-e808-477a-ab89-b2e3d3ed1f65',
    name: 'Windows 11 Client, version 22H2 and later, Servicing Drivers',
    family: WINDOWS,
    presence: workstations(22621),
    weight: 1,
  },
  {
    id: guidFrom('synthetic', 'product', 'server drivers'),
    name: 'Server operating system, Servicing Drivers',
    family: WINDOWS,
    presence: windowsVersion('GreaterThanOrEqualTo', TEN, 3),
    weight: 1,
  },
];

/** Categories that every synthetic catalog has. */
export const FIXED_CATEGORIES = CLASSIFICATIONS.length + 4 + KNOWN_PRODUCTS.length + DRIVER_PRODUCTS.length;

const TAXONOMY_DATE = '2019-01-15T18:00:00.000Z';
const PUBLISHER = guidFrom('synthetic', 'publisher');

function category(
  id: string,
  kind: NonNullable<DocumentText['category']>,
  texts: readonly LocalizedText[],
  parent: string | undefined,
  presence: string,
): DocumentText {
  return {
    identity: { updateId: id, revisionNumber: 1 },
    type: 'Category',
    handler: 'Category',
    category: kind,
    created: TAXONOMY_DATE,
    publisherId: PUBLISHER,
    texts,
    ...(parent === undefined ? {} : { prerequisites: [{ anyOf: [parent], isCategory: true }] }),
    rules: section('IsInstalled', presence),
  };
}

/** The products of a catalog: the known ones, and as many made-up ones as asked for. */
export function productsOf(seed: string, invented: number): readonly Product[] {
  const list = [...KNOWN_PRODUCTS];
  const random = new Random(seed, 'products');
  for (let index = 0; index < invented; index++) {
    // The first two stand for what profiles declare by name; the others are on half of the machines, by slot.
    const presence =
      index === 0
        ? productPresent('Office')
        : index === 1
          ? productPresent('Database')
          : slotSet(random.integer(SLOTS));
    list.push({
      id: guidFrom(seed, 'product', index),
      name: `Contoso ${['Office', 'Database', 'Workbench', 'Ledger', 'Studio', 'Gateway'][index % 6]} ${2016 + (index % 10)} (${index + 1})`,
      family: BUSINESS,
      presence,
      weight: 40 / invented,
    });
  }
  return list;
}

/** The category documents, parents before children. */
export function* categories(
  products: readonly Product[],
  languages: readonly string[],
): Generator<DocumentText> {
  const named = (name: string): LocalizedText[] => sayIn(languages, () => ({ title: name }));
  for (const { id, name, ja } of CLASSIFICATIONS) {
    const texts = sayIn(languages, (language) => ({ title: language === 'ja' ? ja : name }));
    yield category(id, 'UpdateClassification', texts, undefined, TRUE_RULE);
  }
  yield category(MICROSOFT, 'Company', named('Microsoft'), undefined, TRUE_RULE);
  yield category(CONTOSO, 'Company', named('Contoso'), undefined, TRUE_RULE);
  yield category(WINDOWS, 'ProductFamily', named('Windows'), MICROSOFT, TRUE_RULE);
  yield category(BUSINESS, 'ProductFamily', named('Contoso Business'), CONTOSO, TRUE_RULE);
  for (const product of [...products, ...DRIVER_PRODUCTS]) {
    yield category(product.id, 'Product', named(product.name), product.family, product.presence);
  }
}

export interface Detectoid {
  readonly id: string;
  readonly title: string;
  readonly rule: string;
  /** False where no simulated machine ever satisfies it. */
  readonly possible: boolean;
}

/** Conditions that updates depend on. Few are true on one machine, as in reality: about 50 of however many. */
export function detectoidsOf(seed: string, count: number): readonly Detectoid[] {
  const random = new Random(seed, 'detectoids');
  const list: Detectoid[] = [];
  const add = (title: string, rule: string, possible = true): void => {
    const id = guidFrom(seed, 'detectoid', list.length);
    list.push({ id, title, rule, possible });
  };
  add('x64-based processor', processor(9));
  add('x86-based processor', processor(0), false);
  add('Workstation', windowsVersion('GreaterThanOrEqualTo', TEN, 1));
  add('Server', windowsVersion('GreaterThanOrEqualTo', TEN, 3));
  const share = Math.min(0.6, 100 / Math.max(1, count));
  while (list.length < count) {
    const number = list.length;
    if (random.chance(share)) add(`Condition ${number}`, slotSet(random.integer(SLOTS)));
    else add(`Condition ${number} (rare)`, absentKey(`Condition${number}`), false);
  }
  return list.slice(0, count);
}

export function detectoidDocument(
  detectoid: Detectoid,
  created: string,
  languages: readonly string[],
): DocumentText {
  return {
    identity: { updateId: detectoid.id, revisionNumber: 100 },
    type: 'Detectoid',
    created,
    publisherId: PUBLISHER,
    texts: sayIn(languages.slice(0, 1), () => ({ title: detectoid.title })),
    rules: section('IsInstalled', detectoid.rule),
  };
}
