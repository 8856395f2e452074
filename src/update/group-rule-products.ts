import type { GroupRuleSubject } from './group-rule.ts';
import type { Matcher } from './group-rule-values.ts';

// What RegisterComputer tells in numbers: wProductType, wSuiteMask (OSVERSIONINFOEX), and the product of GetProductInfo.

const FAMILIES: Readonly<Record<string, (productType: number) => boolean>> = {
  client: (type) => type === 1,
  // A domain controller is a server too.
  server: (type) => type === 2 || type === 3,
  'domain-controller': (type) => type === 2,
};

/** `client`, `server`, `domain-controller`. */
export function familyMatcher(value: string): Matcher | undefined {
  const fits = FAMILIES[value.toLowerCase()];
  return (
    fits &&
    ((subject) => {
      const type = productTypeOf(subject);
      return type === undefined ? undefined : fits(type);
    })
  );
}

function productTypeOf({ inventory }: GroupRuleSubject): number | undefined {
  const type = inventory.oldProductType;
  if (type !== undefined && type >= 1 && type <= 3) return type;
  const told = inventory.deviceAttributes?.['InstallationType']?.toLowerCase();
  if (told === undefined || told === '') return undefined;
  return told === 'client' ? 1 : told.startsWith('server') ? 3 : undefined;
}

/** Products of GetProductInfo (winnt.h PRODUCT_*) by the names that people know; each with its N and evaluation forms. */
const EDITIONS: Readonly<Record<string, readonly number[]>> = {
  ultimate: [1, 28],
  enterprise: [4, 27, 72, 84],
  business: [6, 16],
  standard: [7, 13, 79],
  datacenter: [8, 12, 80],
  essentials: [50],
  professional: [48, 49],
  // As Windows itself says it.
  pro: [48, 49],
  home: [101, 98, 99, 100],
  education: [121, 122],
  ltsc: [125, 126, 129, 130],
  workstation: [161, 162],
  'professional-education': [164, 165],
  'multi-session': [175],
  iot: [188, 191],
  'datacenter-azure': [407],
};

/** A name of `EDITIONS`, or a number as GetProductInfo gives it. */
export function editionMatcher(value: string): Matcher | undefined {
  const products = /^\d{1,9}$/.test(value) ? [Number(value)] : EDITIONS[value.toLowerCase()];
  return (
    products &&
    (({ inventory }) => {
      const product = inventory.newProductType || Number(inventory.deviceAttributes?.['OSSkuId'] ?? 0);
      return product > 0 ? products.includes(product) : undefined;
    })
  );
}

/** Bits of wSuiteMask (VER_SUITE_*). */
const SUITES: Readonly<Record<string, number>> = {
  'small-business': 0x1,
  enterprise: 0x2,
  terminal: 0x10,
  embedded: 0x40,
  datacenter: 0x80,
  'single-user-terminal': 0x100,
  personal: 0x200,
  web: 0x400,
  storage: 0x2000,
  compute: 0x4000,
  'home-server': 0x8000,
};

/** A name of `SUITES`, or a number whose bits must all be there. */
export function suiteMatcher(value: string): Matcher | undefined {
  const bits = /^\d{1,5}$/.test(value) ? Number(value) : SUITES[value.toLowerCase()];
  if (bits === undefined || bits === 0) return undefined;
  return ({ inventory }) =>
    inventory.suiteMask === undefined ? undefined : (inventory.suiteMask & bits) === bits;
}
