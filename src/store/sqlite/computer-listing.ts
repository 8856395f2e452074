import { ALL_COMPUTERS } from '#update';
import type { ComputersQuery } from '../targeting-port.ts';
import type { StoredComputer } from './computers.ts';
import type { SqlValue } from './connection.ts';
import { folded } from './groups.ts';
import { STANDING } from './standing.ts';

/** The columns that computers are listed by, as the SET of an UPDATE; their values are `listedAs`. */
export const LISTED_COLUMNS = [
  'name_folded = ?',
  'label_folded = ?',
  'archived_at = ?',
  'cloned_at = ?',
  'os_version = ?',
  'last_contact = ?',
  'last_scan = ?',
  'last_report = ?',
].join(', ');

/** What a computer is listed by, in the order of `LISTED_COLUMNS`. */
export function listedAs(computer: StoredComputer): readonly SqlValue[] {
  const name = folded(computer.dnsName);
  const os = computer.inventory.osVersion;
  return [
    name,
    name.split('.')[0]!,
    computer.archivedAt ?? null,
    computer.clonedAt ?? null,
    os === undefined ? null : versionNumber([os.major, os.minor, os.build]),
    lastHeard(computer),
    computer.lastScanAt,
    computer.lastReportAt,
  ];
}

/** When a computer was last heard of; its creation counts. */
function lastHeard({ lastContactAt, createdAt }: StoredComputer): number {
  return Math.max(lastContactAt, createdAt);
}

const PART = 0x1_0000;

/** Three parts of a version as one number in the same order; each is a machine's claim and counts up to 65535. */
function versionNumber(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum * PART + Math.min(Math.max(Math.trunc(part), 0), PART - 1), 0);
}

/** The least and the greatest version number that begin with those parts; nothing for text that is no version. */
function versionsBeginning(text: string): readonly [number, number] | undefined {
  const parts = text.split('.').map(Number);
  if (parts.length > 3 || !/^\d+(\.\d+)*$/.test(text) || parts.some((part) => part >= PART)) return undefined;
  const missing = Array.from({ length: 3 - parts.length });
  return [
    versionNumber([...parts, ...missing.map(() => 0)]),
    versionNumber([...parts, ...missing.map(() => PART - 1)]),
  ];
}

/** A pattern with `*` and `?` as GLOB has it; what else means something there means itself. */
function globOf(pattern: string): string {
  return folded(pattern).replaceAll('[', '[[]');
}

const TREE = `WITH RECURSIVE tree (key) AS (
    SELECT key FROM target_groups WHERE id = ?
    UNION SELECT g.key FROM target_groups g JOIN tree ON g.parent_key = tree.key WHERE ?)`;

const IN_VAIN = `c.key IN (SELECT r.computer_key FROM requested_groups r WHERE r.name_folded IN (
    SELECT DISTINCT name_folded FROM requested_groups
    EXCEPT SELECT name_folded FROM target_groups))`;

const OF_STANDING =
  'c.key IN (SELECT computer_key FROM computer_status INDEXED BY computer_status_by_standing WHERE standing = ?)';

const ORDER: Readonly<Record<NonNullable<ComputersQuery['sort']>, string>> = {
  name: 'c.name_folded',
  contact: 'c.last_contact',
  os: 'c.os_version',
};

export interface ListingSql {
  readonly page: string;
  readonly total: string;
  /** Of both; the page takes limit and offset after them. */
  readonly values: readonly SqlValue[];
}

/** The statements that list computers. Texts differ only by which filters there are, so each is prepared once. */
export function listingOf(query: ComputersQuery): ListingSql {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (condition: string, ...given: readonly SqlValue[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const isEverybody = query.groupId === ALL_COMPUTERS && query.includeBeneath === true;
  if (query.groupId !== undefined && !isEverybody) {
    values.push(query.groupId, query.includeBeneath === true ? 1 : 0);
    conditions.push('c.key IN (SELECT computer_key FROM memberships WHERE group_key IN tree)');
  }
  if (query.archived !== undefined) add(`c.archived_at IS ${query.archived ? 'NOT NULL' : 'NULL'}`);
  if (query.name !== undefined) {
    const glob = globOf(query.name);
    add('(c.name_folded GLOB ? OR c.label_folded GLOB ?)', glob, glob);
  }
  if (query.os !== undefined) {
    const range = versionsBeginning(query.os.trim());
    if (range === undefined) add('0');
    else add('c.os_version BETWEEN ? AND ?', ...range);
  }
  if (query.contactBefore !== undefined) add('c.last_contact < ?', query.contactBefore);
  if (query.contactAfter !== undefined) add('c.last_contact >= ?', query.contactAfter);
  if (query.asksInVain === true) add(IN_VAIN);
  if (query.standing === 'unknown') add('c.key NOT IN (SELECT computer_key FROM computer_status)');
  else if (query.standing !== undefined) add(OF_STANDING, STANDING[query.standing]);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const tree = query.groupId === undefined || isEverybody ? '' : TREE;
  const direction = query.descending === true ? 'DESC' : 'ASC';
  const order = `ORDER BY ${ORDER[query.sort ?? 'name']} ${direction}, c.key ${direction}`;
  const sortsByContact = query.sort === 'contact';
  // Records are large: they are read for the rows of the page alone, and all else comes from an index that has every column.
  const from =
    query.archived === undefined || sortsByContact
      ? 'computers c'
      : 'computers c INDEXED BY computers_listed';
  // Of a group without other filters, its memberships are counted.
  const isCounted =
    tree !== '' && conditions.length === (query.archived === undefined ? 1 : 2) && !query.archived;
  return {
    page: `${tree} SELECT c.key, c.record FROM computers c
      WHERE c.key IN (SELECT c.key FROM ${from} ${where} ${order} LIMIT ? OFFSET ?) ${order}`,
    total: isCounted
      ? `${tree} SELECT count(DISTINCT computer_key) AS total FROM memberships WHERE group_key IN tree
          ${query.archived === undefined ? '' : 'AND computer_key NOT IN (SELECT key FROM computers WHERE archived_at IS NOT NULL)'}`
      : `${tree} SELECT count(*) AS total FROM ${from} ${where}`,
    values,
  };
}
