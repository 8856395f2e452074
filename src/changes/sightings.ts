import { createHash } from 'node:crypto';
import type { Computer, Sighting, StoreWriter } from '#store';
import type { ComputerId } from '#update';
import { foldName } from './group-name.ts';

// Images that were not generalised give every machine the same SusClientId. What a server sees of that is one id that goes
// back and forth: by name at GetAuthorizationCookie, by hardware at RegisterComputer. A machine that is renamed, or gets
// another BIOS, changes once and does not come back; so it takes two returns within two weeks.

const WINDOW = 14 * 86_400_000;
const RETURNS = 2;
/** Values kept for each kind; images are cloned to many machines, and a handful says it all. */
const MOST_VALUES = 8;
const MOST_RETURNS = 4;

/** The first label, for comparison: one machine may give its name with its domain here and without there. */
export function labelOf(dnsName: string): string {
  return foldName(dnsName).split('.')[0]!;
}

/** The sightings after a value took the place of another. */
export function afterSwitch(
  sightings: readonly Sighting[],
  kind: Sighting['kind'],
  before: Pick<Sighting, 'value' | 'firstSeenAt' | 'lastSeenAt' | 'address'>,
  now: { readonly value: string; readonly at: number; readonly address: string },
): readonly Sighting[] {
  const isValue = (value: string) => (sighting: Sighting) =>
    sighting.kind === kind && foldName(sighting.value) === foldName(value);
  const left = sightings.find(isValue(before.value)) ?? { kind, ...before, returns: [] };
  const known = sightings.find(isValue(now.value));
  const { value, at, address } = now;
  const taken: Sighting =
    known === undefined
      ? { kind, value, firstSeenAt: at, lastSeenAt: at, address, returns: [] }
      : { ...known, lastSeenAt: at, address, returns: [...known.returns, at].slice(-MOST_RETURNS) };
  const others = sightings.filter((each) => !isValue(before.value)(each) && !isValue(now.value)(each));
  const all = [...others, { ...left, lastSeenAt: Math.max(left.lastSeenAt, before.lastSeenAt) }, taken];
  return bounded(all, kind);
}

/** The first value of a kind is kept, because it says whose the record is, and of the others the latest. */
function bounded(sightings: readonly Sighting[], kind: Sighting['kind']): readonly Sighting[] {
  const [first, ...rest] = sightings
    .filter((each) => each.kind === kind)
    .toSorted((one, other) => one.firstSeenAt - other.firstSeenAt);
  const latest = rest.toSorted((one, other) => other.lastSeenAt - one.lastSeenAt).slice(0, MOST_VALUES - 1);
  return [
    ...sightings.filter((each) => each.kind !== kind),
    ...(first === undefined ? [] : [first]),
    ...latest,
  ];
}

/** True where values of that kind went back and forth; with `at` within the two weeks before. */
export function isShared(sightings: readonly Sighting[], kind: Sighting['kind'], at?: number): boolean {
  const returns = sightings
    .filter((each) => each.kind === kind)
    .flatMap((each) => each.returns)
    .filter((time) => at === undefined || at - time <= WINDOW);
  return returns.length >= RETURNS;
}

/** The label of the machine that keeps the record: the one that was here first. */
export function ownerOf(sightings: readonly Sighting[]): string | undefined {
  const first = sightings
    .filter(({ kind }) => kind === 'name')
    .toSorted((one, other) => one.firstSeenAt - other.firstSeenAt)[0];
  return first && labelOf(first.value);
}

/** The id under which a machine of that name is kept apart from the others that send the same: always the same GUID (RFC 9562, version 8). */
export function idApart(computerId: ComputerId, label: string): ComputerId {
  const hex = createHash('sha256').update(`${computerId} ${label}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ComputerId;
}

/** Notes that the machine behind an id claims other hardware than before; marks the id when that goes back and forth. */
export async function noteHardware(
  tx: StoreWriter,
  before: Computer,
  after: Computer,
  at: number,
): Promise<void> {
  const was = hardwareOf(before);
  const is = hardwareOf(after);
  if (!before.registered || was === '' || is === '' || was === is) return;
  const seen = await tx.sightingsOf(after.id);
  const { createdAt, lastContactAt, lastAddress } = before;
  const left = { value: was, firstSeenAt: createdAt, lastSeenAt: lastContactAt, address: lastAddress };
  const sightings = afterSwitch(seen, 'hardware', left, { value: is, at, address: after.lastAddress });
  await tx.putSightings(after.id, sightings);
  if (isShared(sightings, 'hardware', at)) await tx.putComputer({ ...after, clonedAt: at });
}

function hardwareOf({ inventory }: Computer): string {
  const { manufacturer, model, biosName, biosVersion, biosReleaseDate } = inventory;
  return [manufacturer, model, biosName, biosVersion, biosReleaseDate]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
