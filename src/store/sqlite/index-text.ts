import type {
  BundleClause,
  CategoryType,
  DriverMetadata,
  IndexRecord,
  PrerequisiteClause,
  RevisionId,
  RevisionNumber,
  UpdateId,
  UpdateType,
} from '#update';
import { openJson, sealJson } from './packing.ts';

/** An index record with short names and without its id: tens of thousands are read at every start. */
interface ShortRecord {
  readonly u: UpdateId;
  readonly n: RevisionNumber;
  readonly t: UpdateType;
  readonly c?: CategoryType;
  readonly d: 0 | 1;
  readonly e: 0 | 1;
  /** Clauses: 1 for a category clause or 0, then the ids. */
  readonly p?: readonly (readonly [0 | 1, ...UpdateId[]])[];
  /** Clauses: ids and revision numbers in turn. */
  readonly b?: readonly (readonly (UpdateId | RevisionNumber)[])[];
  readonly w?: readonly ShortDriver[];
  readonly s: number;
  readonly i: number;
  readonly q: number;
}

type ShortDriver = Omit<DriverMetadata, 'driverVerVersion'> & { readonly driverVerVersion: string };

/** The compact, sealed text of an index record. */
export function packIndexRecord(record: Omit<IndexRecord, 'id'>): string {
  const short: ShortRecord = {
    u: record.updateId,
    n: record.revisionNumber,
    t: record.type,
    ...(record.categoryType === undefined ? {} : { c: record.categoryType }),
    d: record.explicitlyDeployable ? 1 : 0,
    e: record.expired ? 1 : 0,
    ...(record.prerequisites.length === 0
      ? {}
      : { p: record.prerequisites.map((clause) => [clause.isCategory ? 1 : 0, ...clause.anyOf] as const) }),
    ...(record.bundles.length === 0
      ? {}
      : {
          b: record.bundles.map((clause) =>
            clause.anyOf.flatMap((member) => [member.updateId, member.revisionNumber]),
          ),
        }),
    ...(record.drivers.length === 0
      ? {}
      : {
          w: record.drivers.map((driver) => ({
            ...driver,
            driverVerVersion: String(driver.driverVerVersion),
          })),
        }),
    s: record.coreSize,
    i: record.importedAt,
    q: record.sequence,
  };
  return sealJson(short);
}

/** The record of `packIndexRecord`, with its id. */
export function unpackIndexRecord(id: RevisionId, sealed: string): IndexRecord {
  const short = openJson<ShortRecord>(sealed, `revision ${id}`);
  return {
    id,
    updateId: short.u,
    revisionNumber: short.n,
    type: short.t,
    ...(short.c === undefined ? {} : { categoryType: short.c }),
    explicitlyDeployable: short.d === 1,
    expired: short.e === 1,
    prerequisites: short.p === undefined ? [] : short.p.map(prerequisite),
    bundles: short.b === undefined ? [] : short.b.map(bundle),
    drivers:
      short.w === undefined
        ? []
        : short.w.map((driver) => ({ ...driver, driverVerVersion: BigInt(driver.driverVerVersion) })),
    coreSize: short.s,
    importedAt: short.i,
    sequence: short.q,
  };
}

function prerequisite([isCategory, ...anyOf]: readonly [0 | 1, ...UpdateId[]]): PrerequisiteClause {
  return { anyOf, isCategory: isCategory === 1 };
}

function bundle(members: readonly (UpdateId | RevisionNumber)[]): BundleClause {
  const anyOf = [];
  for (let index = 0; index < members.length; index += 2) {
    anyOf.push({
      updateId: members[index] as UpdateId,
      revisionNumber: members[index + 1] as RevisionNumber,
    });
  }
  return { anyOf };
}
