import { Failure } from '#base';
import type { RevisionImport, StoreWriter } from '#store';
import { type IndexRecord, titleOf } from '#update';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import { pinApproved } from './pins.ts';
import { readDocument } from './read-document.ts';
import { type StoredRevision, storeRevision } from './store-revision.ts';
import { Turns } from './turns.ts';
import type {
  ChangeContext,
  ImportedRevision,
  ImportOptions,
  ImportReport,
  SourceDocument,
} from './types.ts';

/**
 * One transaction takes at most so much: enough that commits and new snapshots cost little per document, little
 * enough that approvals wait a fraction of a second and a crash loses no more than that.
 */
const CHUNK = { documents: 400, bytes: 8 * 1024 * 1024 };

/** A document that was read and waits for its transaction. */
interface Candidate {
  readonly name: string;
  readonly content: RevisionImport;
}

interface How {
  readonly actor: string;
  readonly staged: boolean;
}

type Outcome =
  | { readonly kind: 'imported'; readonly revision: ImportedRevision }
  | { readonly kind: 'unchanged'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure };

/**
 * Takes update documents in. Each has its own outcome: a bad one never stops the others, one that is here
 * already byte for byte is `unchanged`, one that contradicts what is here under the same identity fails with
 * `changes/contradictory-revision` and the old one stays. Documents are stored in chunks, each wholly or not
 * at all, so that a crash loses whole chunks and a second import completes them. Scans go on meanwhile.
 *
 * With `staged` nobody sees them until `publishGeneration`; what is staged already counts as here. Without it, a document
 * that waits in a generation becomes visible at once.
 */
export async function importRevisions(
  context: ChangeContext,
  documents: Iterable<SourceDocument> | AsyncIterable<SourceDocument>,
  actor: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const outcomes: Outcome[] = [];
  const turns = new Turns();
  const how: How = { actor, staged: options.staged ?? false };
  let chunk: Candidate[] = [];
  let chunkBytes = 0;
  for await (const document of documents) {
    const read = tryReading(document);
    await turns.after();
    if (read instanceof Failure) {
      outcomes.push({ kind: 'failed', name: document.name, failure: read });
      continue;
    }
    chunk.push({ name: document.name, content: read });
    chunkBytes += document.bytes.length;
    if (chunk.length >= CHUNK.documents || chunkBytes >= CHUNK.bytes) {
      outcomes.push(...(await storeChunk(context, chunk, how)));
      chunk = [];
      chunkBytes = 0;
    }
  }
  if (chunk.length > 0) outcomes.push(...(await storeChunk(context, chunk, how)));
  const report = toReport(outcomes);
  const counts = {
    imported: report.imported.length,
    unchanged: report.unchanged.length,
    failed: report.failed.length,
    actor,
  };
  if (how.staged) changeEvents.revisionsStaged(context.log, counts);
  else changeEvents.revisionsImported(context.log, counts);
  return report;
}

function tryReading(document: SourceDocument): RevisionImport | Failure {
  try {
    return readDocument(document);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** One transaction for all; if it fails, one for each, so that only those fail that cannot be stored. */
async function storeChunk(
  context: ChangeContext,
  chunk: readonly Candidate[],
  how: How,
): Promise<readonly Outcome[]> {
  try {
    return await commit(context, (tx) => storeAll(context, tx, chunk, how));
  } catch (cause) {
    if (changesFailures.is(cause, 'not-visible')) throw cause;
    const [first] = chunk;
    if (first !== undefined && chunk.length === 1) {
      const failure = changesFailures.fail('not-stored', { subject: first.name, cause });
      return [{ kind: 'failed', name: first.name, failure }];
    }
    const outcomes: Outcome[] = [];
    for (const each of chunk) outcomes.push(...(await storeChunk(context, [each], how)));
    return outcomes;
  }
}

async function storeAll(
  context: ChangeContext,
  tx: StoreWriter,
  chunk: readonly Candidate[],
  { actor, staged }: How,
): Promise<Change<readonly Outcome[]>> {
  const at = context.clock.now();
  const outcomes: Outcome[] = [];
  const revisions: IndexRecord[] = [];
  const turns = new Turns();
  for (const { name, content } of chunk) {
    const stored = await storeRevision(tx, content, { at, staged });
    if (stored.kind === 'new') revisions.push(stored.record);
    outcomes.push(outcomeOf(name, content, stored));
    await turns.after();
  }
  if (revisions.length === 0) return { result: outcomes, unchanged: true };
  // Nobody sees them yet: the publication has the audit row and tells the index.
  if (staged) return { result: outcomes };
  revisions.sort((one, other) => one.id - other.id);
  const pins = await pinApproved(tx, revisions);
  await tx.addAudit({
    at,
    actor,
    verb: 'import-revisions',
    subject: `${revisions.length} revisions`,
    details: { count: revisions.length, firstId: revisions[0]?.id, lastId: revisions.at(-1)?.id },
  });
  return { result: outcomes, delta: { revisions, ...pins } };
}

function outcomeOf(name: string, { revision }: RevisionImport, stored: StoredRevision): Outcome {
  const { updateId, revisionNumber } = revision;
  if (stored.kind === 'unchanged') return { kind: 'unchanged', name };
  if (stored.kind === 'contradictory') {
    const detail = `update ${updateId}, revision ${revisionNumber}`;
    return {
      kind: 'failed',
      name,
      failure: changesFailures.fail('contradictory-revision', { subject: name, detail }),
    };
  }
  const { id } = stored.record;
  return { kind: 'imported', revision: { name, id, updateId, revisionNumber, title: titleOf(revision) } };
}

function toReport(outcomes: readonly Outcome[]): ImportReport {
  return {
    imported: outcomes.flatMap((outcome) => (outcome.kind === 'imported' ? [outcome.revision] : [])),
    unchanged: outcomes.flatMap((outcome) => (outcome.kind === 'unchanged' ? [outcome.name] : [])),
    failed: outcomes.flatMap((outcome) =>
      outcome.kind === 'failed' ? [{ name: outcome.name, failure: outcome.failure }] : [],
    ),
  };
}
