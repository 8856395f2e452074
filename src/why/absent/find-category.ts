import type { UpdateId } from '#update';
import type { CategoryHere } from './facts.ts';

/** A category of this server's tree. */
export interface ListedCategory {
  readonly updateId: UpdateId;
  readonly title: string;
  readonly isClassification: boolean;
  readonly parents: readonly UpdateId[];
}

/** What people call a product, and what it is called where updates are synchronised. */
const PRODUCT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^windows server 2025\b|server operating system.{0,3}24h2/i, 'Microsoft Server Operating System-24H2'],
  [
    /^windows server.{0,12}\b23h2\b|server operating system.{0,3}23h2/i,
    'Microsoft Server Operating System-23H2',
  ],
  [
    /^azure stack hci.{0,12}\b22h2\b|server operating system.{0,3}22h2/i,
    'Microsoft Server Operating System-22H2',
  ],
  [/^windows server 2022\b|server operating system.{0,3}21h2/i, 'Microsoft Server operating system-21H2'],
  [/^windows server 2019\b/i, 'Windows Server 2019'],
  [/^windows server 2016\b/i, 'Windows Server 2016'],
  [/^windows 11\b/i, 'Windows 11'],
  [/^windows 10\b.*\b(lts[bc]|ltsc? 20\d\d)\b/i, 'Windows 10 LTSB'],
  [/^windows 10\b.*\b(1903|1909|2004|20h2|21h1|21h2|22h2)\b/i, 'Windows 10, version 1903 and later'],
  [/^windows 10\b.*\b(1507|1511|1607|1703|1709|1803|1809)\b/i, 'Windows 10'],
];

/** Classifications by id, and how the dialogs of WSUS call them in Japanese (old, new, Learn). */
const CLASSIFICATION_NAMES: readonly (readonly [string, ...string[]])[] = [
  [
    'e6cf1350-c01b-414d-a61f-263d14d133b4',
    'Critical Updates',
    '重要な更新',
    '緊急更新プログラム',
    '重要な更新プログラム',
  ],
  ['e0789628-ce08-4437-be74-2495b842f43b', 'Definition Updates', '定義更新プログラム', '定義ファイルの更新'],
  ['ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0', 'Drivers', 'ドライバ', 'ドライバー'],
  ['77835c8d-62a7-41f5-82ad-f28d1af1e3b1', 'Driver Sets', 'ドライバー セット'],
  ['b54e7d24-7add-428f-8b75-90a396fa584f', 'Feature Packs'],
  [
    '0fa1201d-4330-4fa8-8ae9-b877473b6441',
    'Security Updates',
    'セキュリティ問題の修正プログラム',
    'セキュリティ更新プログラム',
  ],
  ['68c5b0a3-d1a6-4553-ae49-01d3a7827828', 'Service Packs'],
  ['b4832bd8-e735-4761-8daf-37f882276dab', 'Tools', 'ツール'],
  [
    '28bc880e-0592-4cbf-8f95-c79b17911d5f',
    'Update Rollups',
    '修正プログラム集',
    '更新プログラムのロールアップ',
  ],
  ['cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83', 'Updates', '更新'],
  ['3689bdc8-b205-4af4-8d4a-a63924c5e9d5', 'Upgrades'],
];

/** The product of that name, or that is meant by it, and how it stands. Letter case and blanks do not count. */
export function productNamed(
  name: string,
  tree: readonly ListedCategory[],
  selected: ReadonlySet<UpdateId>,
  before?: ReadonlySet<UpdateId>,
): CategoryHere {
  const products = tree.filter(({ isClassification }) => !isClassification);
  const meant = PRODUCT_NAMES.find(([pattern]) => pattern.test(name.trim()))?.[1];
  const found = named(products, name) ?? (meant === undefined ? undefined : named(products, meant));
  if (found === undefined) {
    return {
      name,
      selected: 'unlisted',
      ...(meant === undefined || isSame(meant, name) ? {} : { here: meant }),
    };
  }
  return { ...standing(found, tree, selected, before), ...asCalled(name, found) };
}

/** The classification of that name in English or Japanese; `Drivers (Printers)` is one of the drivers. */
export function classificationNamed(
  name: string,
  tree: readonly ListedCategory[],
  selected: ReadonlySet<UpdateId>,
  before?: ReadonlySet<UpdateId>,
): CategoryHere {
  const plain = name.replace(/\s*\(.*\)\s*$/, '');
  const classifications = tree.filter(({ isClassification }) => isClassification);
  const id = CLASSIFICATION_NAMES.find(([, ...names]) => names.some((each) => isSame(each, plain)))?.[0];
  const found = named(classifications, plain) ?? classifications.find(({ updateId }) => updateId === id);
  if (found === undefined) return { name, selected: 'unlisted' };
  return { ...standing(found, tree, selected, before), ...asCalled(name, found) };
}

/** True for the classification that drivers have, in any language it is told in. */
export function isDriverClass({ name, here }: CategoryHere): boolean {
  return /^drivers?\b|^ドライバー?/i.test(here ?? name);
}

function asCalled(name: string, { title }: ListedCategory): Pick<CategoryHere, 'name' | 'here'> {
  return isSame(title, name) ? { name: title } : { name, here: title };
}

function standing(
  category: ListedCategory,
  tree: readonly ListedCategory[],
  selected: ReadonlySet<UpdateId>,
  before?: ReadonlySet<UpdateId>,
): Pick<CategoryHere, 'selected' | 'isNew'> {
  const way = selectedBy(category, tree, selected);
  const isNew = way !== 'no' && before !== undefined && selectedBy(category, tree, before) === 'no';
  return { selected: way, ...(isNew ? { isNew } : {}) };
}

function selectedBy(
  { updateId }: ListedCategory,
  tree: readonly ListedCategory[],
  selected: ReadonlySet<UpdateId>,
): 'itself' | 'above' | 'no' {
  if (selected.has(updateId)) return 'itself';
  const parents = new Map(tree.map((each) => [each.updateId, each.parents]));
  const seen = new Set<UpdateId>();
  const open = [...(parents.get(updateId) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (selected.has(next)) return 'above';
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(parents.get(next) ?? []));
  }
  return 'no';
}

function named(tree: readonly ListedCategory[], name: string): ListedCategory | undefined {
  return tree.find(({ title }) => isSame(title, name));
}

function isSame(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
}
