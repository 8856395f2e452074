import type { ConfigStep } from '#server/admin';

const SIGNS: Readonly<Record<ConfigStep['change'], string>> = {
  create: '+',
  change: '~',
  remove: '-',
  keep: ' ',
};

/** A step of a plan as lines: a sign, what it is about, and what changes. */
export function stepLines({ key, change, subject, before, after }: ConfigStep): readonly string[] {
  const head = `${SIGNS[change]} ${[key, subject].filter(Boolean).join(' ')}`;
  if (change === 'keep') return [`${head}: is not in the document and stays (--prune takes it away)`];
  if (change === 'remove') return [head];
  if (change === 'create') return [`${head}: ${rest(after)}`.replace(/: $/, '')];
  if (!isEntry(before) || !isEntry(after)) return [`${head}: ${said(before)} → ${said(after)}`];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    head,
    ...names
      .filter((name) => said(before[name]) !== said(after[name]))
      .map((name) => `    ${name}: ${said(before[name])} → ${said(after[name])}`),
  ];
}

type Entry = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a new entry has besides its name. */
function rest(value: unknown): string {
  if (!isEntry(value)) return said(value);
  return Object.entries(value)
    .filter(([name]) => name !== 'Name')
    .map(([name, part]) => `${name} ${said(part)}`)
    .join(', ');
}

function said(value: unknown): string {
  if (value === undefined || value === '') return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(said).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
