import type { RevisionId, RevisionNumber, UpdateId } from './ids.ts';
import type {
  BundleClause,
  CategoryType,
  DriverMetadata,
  PrerequisiteClause,
  Revision,
  UpdateType,
} from './revision.ts';

/** What the in-memory index needs of one stored revision: everything that a scan decides on, and no text. */
export interface IndexRecord {
  readonly id: RevisionId;
  readonly updateId: UpdateId;
  readonly revisionNumber: RevisionNumber;
  readonly type: UpdateType;
  readonly categoryType?: CategoryType;
  readonly explicitlyDeployable: boolean;
  /** Withdrawn by its publisher. */
  readonly expired: boolean;
  readonly prerequisites: readonly PrerequisiteClause[];
  readonly bundles: readonly BundleClause[];
  readonly drivers: readonly DriverMetadata[];
  /** Bytes of the Core fragment as it goes over the wire: UTF-8, escaped once more. */
  readonly coreSize: number;
  /** Milliseconds since 1970, UTC. */
  readonly importedAt: number;
  /** Change sequence of its import. */
  readonly sequence: number;
}

/** The index record of a revision that has just been given its id. */
export function toIndexRecord(
  revision: Revision,
  stored: {
    readonly id: RevisionId;
    readonly coreSize: number;
    readonly importedAt: number;
    readonly sequence: number;
  },
): IndexRecord {
  return {
    id: stored.id,
    updateId: revision.updateId,
    revisionNumber: revision.revisionNumber,
    type: revision.type,
    ...(revision.categoryType === undefined ? {} : { categoryType: revision.categoryType }),
    explicitlyDeployable: revision.explicitlyDeployable,
    expired: revision.publicationState === 'Expired',
    prerequisites: revision.prerequisites,
    bundles: revision.bundles,
    drivers: revision.drivers,
    coreSize: stored.coreSize,
    importedAt: stored.importedAt,
    sequence: stored.sequence,
  };
}
