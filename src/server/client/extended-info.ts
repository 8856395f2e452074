import type { Snapshot } from '#catalog';
import type { EulaFragment, GroupId, LanguageFragment, RevisionId, UpdateFile } from '#update';
import type { Details } from './detail-source.ts';
import { invalidParameter, required } from './parameters.ts';
import type { ClientServices } from './services.ts';

/** The kinds of text a client can ask for besides file locations; anything else it names is passed over (MS-WUSP 2.2.2.2.6). */
const TEXT_TYPES = ['Core', 'Extended', 'LocalizedProperties', 'Eula'] as const;

/** Core fragments reach 47 MB each. No client asks for them here, so whoever does gets a modest amount. */
const MOST_CORE_BYTES = 32 * 1024 * 1024;

/** What a client wants to know of some revisions. */
export interface ExtendedInfoQuery {
  readonly groupIds: readonly GroupId[];
  readonly ids: Iterable<number>;
  readonly infoTypes: readonly string[] | undefined;
  readonly locales: readonly string[] | undefined;
  /** Three-letter region for licence terms; '' for the rest of the world. */
  readonly geoId: string;
}

export interface ExtendedInfo {
  /** Already escaped: all fragments of one kind by ascending id, then those of the next. */
  readonly updates: readonly { readonly id: number; readonly xml: string }[];
  /** Each file of those revisions once. */
  readonly filesNamed: readonly UpdateFile[];
  /** The same where addresses are asked for, otherwise none. */
  readonly files: readonly UpdateFile[];
  readonly outOfScope: readonly number[];
}

/**
 * Gathers texts and files (MS-WUSP 3.1.5.9, protocol-facts 7.1). Ids that are unknown or not for this
 * computer come back as out of scope. Throws `server/invalid-parameters`.
 */
export async function gatherExtendedInfo(
  { details, fragments }: Pick<ClientServices, 'details' | 'fragments'>,
  snapshot: Snapshot,
  query: ExtendedInfoQuery,
): Promise<ExtendedInfo> {
  const infoTypes = new Set(required(query.infoTypes, 'infoTypes'));
  if ((infoTypes.has('LocalizedProperties') || infoTypes.has('Eula')) && query.locales === undefined) {
    throw invalidParameter('locales', 'missing');
  }
  const readable: RevisionId[] = [];
  const outOfScope: number[] = [];
  for (const id of new Set(query.ids)) {
    if (snapshot.mayRead(query.groupIds, id)) readable.push(id as RevisionId);
    else outOfScope.push(id);
  }
  readable.sort((left, right) => left - right);
  const found = await details.get(readable);
  const cores = infoTypes.has('Core') ? await coresOf(fragments, readable) : new Map<RevisionId, string>();

  const updates: { id: number; xml: string }[] = [];
  const files = new Map<string, UpdateFile>();
  for (const type of TEXT_TYPES) {
    if (!infoTypes.has(type)) continue;
    for (const id of readable) {
      const own = found.get(id);
      if (own === undefined) continue;
      for (const xml of textsOf(type, own, cores.get(id), query)) updates.push({ id, xml });
    }
  }
  for (const id of readable) for (const file of found.get(id)?.files ?? []) files.set(file.sha1, file);
  const filesNamed = [...files.values()];
  const wantsAddresses = infoTypes.has('Extended') || infoTypes.has('FileUrl');
  return { updates, filesNamed, files: wantsAddresses ? filesNamed : [], outOfScope };
}

function textsOf(
  type: (typeof TEXT_TYPES)[number],
  own: Details,
  core: string | undefined,
  { locales = [], geoId }: ExtendedInfoQuery,
): readonly string[] {
  switch (type) {
    case 'Core':
      return core === undefined ? [] : [core];
    case 'Extended':
      return [own.extended];
    case 'LocalizedProperties':
      return inLocales(own.localized, locales).map(({ xml }) => xml);
    case 'Eula':
      return inLocales(forRegion(own.eulas, geoId), locales).map(({ xml }) => xml);
    default:
      return type satisfies never;
  }
}

async function coresOf(
  fragments: ClientServices['fragments'],
  ids: readonly RevisionId[],
): Promise<Map<RevisionId, string>> {
  const cores = new Map<RevisionId, string>();
  let bytes = 0;
  // One after the other: to find that they are too many must not cost the memory of all of them.
  for (const id of ids) {
    const [core] = await fragments.get([id]);
    bytes += core?.length ?? 0;
    if (bytes > MOST_CORE_BYTES)
      throw invalidParameter('infoTypes', `Core of ${ids.length} revisions is too much at once`);
    cores.set(id, (core as Buffer).toString('utf8'));
  }
  return cores;
}

/** The terms for that region; where it has none of its own, those for the rest of the world. */
function forRegion(eulas: readonly EulaFragment[], geoId: string): readonly EulaFragment[] {
  const own = eulas.filter((eula) => eula.geoId !== '' && eula.geoId.toLowerCase() === geoId.toLowerCase());
  return own.length > 0 ? own : eulas.filter((eula) => eula.geoId === '');
}

/**
 * For each locale asked for the exact text, else that of its language; English always (MS-WUSP 2.2.2.2.6);
 * where nothing fits, whatever there is first.
 */
export function inLocales<T extends LanguageFragment>(
  texts: readonly T[],
  locales: readonly string[],
): readonly T[] {
  const chosen = new Set<T>();
  for (const locale of [...locales, 'en']) {
    for (let tag = locale.toLowerCase(); tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const text = texts.find(({ language }) => language.toLowerCase() === tag);
      if (text === undefined) continue;
      chosen.add(text);
      break;
    }
  }
  const [first] = texts;
  return chosen.size === 0 && first !== undefined ? [first] : [...chosen];
}
