import { isDeepStrictEqual } from 'node:util';
import type { ConfigStep, DeclaredState } from '../contract/config.ts';
import type { Ask, Call, ListSection, Named, Section, SettingsSection } from './section.ts';

/** Steps that are done together, by those calls. */
export interface Move {
  readonly steps: readonly ConfigStep[];
  /** None for what is kept. */
  readonly calls: readonly Call[];
}

/** What is now, as a document. Everything that it can say is in it, but for secrets. */
export async function readState(sections: readonly Section[], ask: Ask): Promise<DeclaredState> {
  let state: DeclaredState = {};
  for (const section of sections) {
    const part =
      section.kind === 'settings' ? await section.read(ask) : { [section.key]: await section.read(ask) };
    state = { ...state, ...part };
  }
  return state;
}

/**
 * What has to be done so that everything is as the document says, in the order in which it can be done. Without `prune`, entries that a
 * list of the document does not name are told and kept.
 */
export async function planState(
  sections: readonly Section[],
  ask: Ask,
  wanted: DeclaredState,
  options: { readonly prune: boolean },
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const section of sections) {
    if (section.kind === 'settings') moves.push(...(await settingsMoves(section, ask, wanted)));
    else moves.push(...(await listMoves(section, ask, wanted, options)));
  }
  return moves;
}

async function settingsMoves(
  section: SettingsSection,
  ask: Ask,
  wanted: DeclaredState,
): Promise<readonly Move[]> {
  const managed = section.keys.filter((key) => wanted[key] !== undefined);
  if (managed.length === 0) return [];
  const now = await section.read(ask);
  const after: DeclaredState = {
    ...now,
    ...Object.fromEntries(managed.map((key) => [key, merged(now[key], wanted[key])])),
  };
  const changed = managed.filter((key) => !isDeepStrictEqual(comparable(after[key]), comparable(now[key])));
  if (changed.length === 0) return [];
  const steps = changed.map(
    (key): ConfigStep => ({
      key,
      change: 'change',
      subject: '',
      ...(now[key] === undefined ? {} : { before: now[key] }),
      ...(after[key] === undefined ? {} : { after: after[key] }),
    }),
  );
  return [{ steps, calls: section.write(after, now) }];
}

/** An object of settings manages the parts that it names. */
function merged(now: unknown, wanted: unknown): unknown {
  return isObject(now) && isObject(wanted) ? { ...now, ...wanted } : wanted;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lists of names are sets, in any letter case. */
function comparable(value: unknown): unknown {
  if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) return value;
  return value.map((each: string) => each.toLowerCase()).sort();
}

async function listMoves(
  section: ListSection,
  ask: Ask,
  wanted: DeclaredState,
  { prune }: { readonly prune: boolean },
): Promise<readonly Move[]> {
  const written = wanted[section.key] as readonly Named[] | undefined;
  if (written === undefined) return [];
  const declared = section.inFull === undefined ? written : written.map(section.inFull);
  const nameOf = (entry: Named): string => (section.nameOf?.(entry) ?? entry.Name).toLowerCase();
  const inOrder = section.inOrder ?? ((entries: readonly Named[]) => entries);
  const now = new Map((await section.read(ask)).map((entry) => [nameOf(entry), entry]));
  const moves: Move[] = [];
  for (const entry of inOrder(declared)) {
    const before = now.get(nameOf(entry));
    if (before === undefined) {
      moves.push(move(section, 'create', entry, { after: entry }, section.create(entry)));
      continue;
    }
    const after: Named = { ...before, ...entry };
    if (isDeepStrictEqual(after, before)) continue;
    moves.push(move(section, 'change', entry, { before, after }, section.change(before, after)));
  }
  const named = new Set(declared.map(nameOf));
  for (const entry of inOrder([...now.values()]).toReversed()) {
    if (named.has(nameOf(entry))) continue;
    const calls = prune ? section.remove(entry) : [];
    moves.push(move(section, prune ? 'remove' : 'keep', entry, { before: entry }, calls));
  }
  if (section.arrange !== undefined) {
    const kept = [...now.values()].filter((entry) => !named.has(nameOf(entry)));
    const created = declared.filter((entry) => !now.has(nameOf(entry)));
    const stay = prune ? [...now.values()].filter((entry) => named.has(nameOf(entry))) : [...now.values()];
    const before = [...stay, ...created].map(({ Name }) => Name);
    const after = [...declared, ...(prune ? [] : kept)].map(({ Name }) => Name);
    if (before.join('\n').toLowerCase() !== after.join('\n').toLowerCase()) {
      const step: ConfigStep = { key: section.key, change: 'change', subject: 'in order', before, after };
      moves.push({ steps: [step], calls: section.arrange(after) });
    }
  }
  return moves;
}

function move(
  section: ListSection,
  change: ConfigStep['change'],
  entry: Named,
  values: { readonly before?: Named; readonly after?: Named },
  calls: readonly Call[],
): Move {
  return { steps: [{ key: section.key, change, subject: entry.Name, ...values }], calls };
}
