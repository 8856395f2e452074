import { BlockList, isIP } from 'node:net';
import type { GroupRuleSubject } from './group-rule.ts';

/** Whether one value of a condition fits a machine; undefined where the machine never told. */
export type Matcher = (subject: GroupRuleSubject) => boolean | undefined;

type TextMatcher = (text: string) => boolean;

const LONGEST = 256;

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** A pattern with `*` and `?`, any letter case. Takes time in proportion to pattern times text, whatever they are. */
export function globMatcher(pattern: string): TextMatcher | undefined {
  if (pattern.length > LONGEST) return undefined;
  const parts = fold(pattern);
  return (text) => fitsGlob(parts, fold(text));
}

function fitsGlob(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let position = 0;
  while (position < text.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = position;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[position])) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      position = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** `corp.example`, with or without a dot in front: machines in that domain or below it. */
export function domainMatcher(value: string): Matcher | undefined {
  const domain = fold(value).replace(/^\.+|\.+$/g, '');
  if (domain === '' || /[\s*?]/.test(domain)) return undefined;
  return ({ dnsName }) => fold(dnsName).replace(/\.+$/, '').endsWith(`.${domain}`);
}

/** One word, any letter case; nothing where the machine has none. */
export function wordMatcher(
  value: string,
  fact: (subject: GroupRuleSubject) => string | undefined,
): Matcher | undefined {
  if (/[\s*?]/.test(value)) return undefined;
  const word = fold(value);
  return (subject) => {
    const told = fact(subject);
    return told ? fold(told) === word : undefined;
  };
}

/** A version by its first parts, or a range of two, ends included: `10.0.22000-10.0.22631` has all of 22631. */
export function versionMatcher(
  value: string,
  { lone }: { readonly lone?: 'build' },
): TextMatcher | undefined {
  const ends = value.split('-').map((end) => versionOf(end.trim(), lone));
  const [from, to = from] = ends;
  if (ends.length > 2 || from === undefined || to === undefined) return undefined;
  return (text) => {
    const version = text.split('.').map(Number);
    return compareParts(version, from) >= 0 && compareParts(version, to) <= 0;
  };
}

type Part = number | undefined;

/** Parts, undefined for any; nothing for text that is no version. */
function versionOf(text: string, lone: 'build' | undefined): readonly Part[] | undefined {
  if (!/^\d{1,9}(\.\d{1,9}){0,3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  // No Windows has a major version this high: one number alone is a build.
  return lone === 'build' && parts.length === 1 && parts[0]! >= 1000
    ? [undefined, undefined, parts[0]]
    : parts;
}

/** By those parts that the other names. */
function compareParts(version: readonly number[], parts: readonly Part[]): number {
  for (const [index, part] of parts.entries()) {
    if (part === undefined) continue;
    const difference = (version[index] ?? 0) - part;
    if (difference !== 0) return difference;
  }
  return 0;
}

const MAPPED = /^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i;

/** An address, a range of two, or a network with its prefix; IPv4 and IPv6. */
export function addressMatcher(value: string): Matcher | undefined {
  const list = blockListOf(value);
  return (
    list &&
    (({ lastAddress }) => {
      const address = plain(lastAddress);
      const family = isIP(address);
      return family === 0 ? undefined : list.check(address, family === 4 ? 'ipv4' : 'ipv6');
    })
  );
}

/** Without the zone of a link-local address and without the IPv6 clothes of an IPv4 one. */
function plain(address: string): string {
  return address.replace(/%.*$/, '').replace(MAPPED, '');
}

function blockListOf(value: string): BlockList | undefined {
  const list = new BlockList();
  const [address = '', prefix] = value.split('/');
  const [first = '', last] = address.split('-').map((end) => plain(end.trim()));
  const family = isIP(first);
  if (family === 0) return undefined;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (prefix !== undefined) {
    if (last !== undefined || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128))
      return undefined;
    list.addSubnet(first, Number(prefix), type);
  } else if (last === undefined) list.addAddress(first, type);
  else {
    if (isIP(last) !== family) return undefined;
    try {
      list.addRange(first, last, type);
    } catch {
      // The range ends before it begins.
      return undefined;
    }
  }
  return list;
}
