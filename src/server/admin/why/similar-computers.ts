import type { Computer, StoreReader } from '#store';

/** So many near misses are told. */
const MOST = 3;
/** A shorter piece of a name is in too many of them. */
const LEAST = 3;
/** Signs that are taken for one another. */
const ALIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  o: '0',
  '1': 'l',
  l: '1',
  i: '1',
  '-': '_',
  _: '-',
};

/** Computers that are nearly called so: names that are told in part, then two signs swapped, one too many, or one taken for another. */
export async function similarComputers(store: StoreReader, written: string): Promise<readonly string[]> {
  const label = written.trim().toLowerCase().split('.')[0]!;
  if (label.length < LEAST) return [];
  const found = new Map<string, string>();
  const note = (computers: readonly Computer[]) => {
    for (const { id, dnsName } of computers) if (dnsName !== '') found.set(id, dnsName);
  };
  const name = `*${label.replaceAll(/[*?]/g, '')}*`;
  note((await store.computers({ name, limit: MOST, offset: 0 })).items);
  for (const slip of slipsOf(label)) {
    if (found.size >= MOST) break;
    note(await store.computersNamed(slip));
  }
  return [...found.values()].slice(0, MOST);
}

function slipsOf(label: string): ReadonlySet<string> {
  const signs = [...label];
  const slips = new Set<string>();
  for (const [at, sign] of signs.entries()) {
    const next = signs[at + 1];
    if (next !== undefined)
      slips.add(
        signs
          .with(at, next)
          .with(at + 1, sign)
          .join(''),
      );
    slips.add(signs.toSpliced(at, 1).join(''));
    const alike = ALIKE[sign];
    if (alike !== undefined) slips.add(signs.with(at, alike).join(''));
  }
  slips.delete(label);
  return slips;
}
