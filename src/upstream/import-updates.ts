import { publishGeneration } from '#changes';
import type { SyncOutcome } from '#store';
import { titleOf, type UpdateId, type UpdateIdentity } from '#update';
import { completeClosure } from './complete-closure.ts';
import type { Configuration } from './configuration.ts';
import type { DecodedAnswer } from './decode-answer.ts';
import { decryptionKeysOf } from './decryption.ts';
import { upstreamFailures } from './failures.ts';
import { askFor, findRevision } from './find-revision.ts';
import { findingOf } from './findings.ts';
import { keyOf, toIdentity } from './identity-key.ts';
import { highestRevisions } from './known-revisions.ts';
import type { ImportHints, ImportOutcome } from './types.ts';
import type { Work } from './work.ts';

/** So many prerequisites are looked for at the most: each may cost dozens of calls. */
const MOST_SEARCHES = 500;
/** Of the alternatives of one clause so many are tried. */
const MOST_ALTERNATIVES = 5;

type Imported = ImportOutcome['imported'][number];

/**
 * Takes single updates in with all that they need: bundle members by their exact revision, prerequisites and categories by
 * looking for them, as the upstream gives no list of those. Everything becomes visible together, the updates marked as
 * imported by a person. What the upstream does not have is a finding each.
 */
export async function importUpdates(
  work: Work,
  config: Configuration,
  wanted: readonly UpdateId[],
  hints: ImportHints,
): Promise<{ readonly outcome: SyncOutcome } & Omit<ImportOutcome, 'alreadyHere'>> {
  const { record, context, staging, request } = work;
  record.total(wanted.length);
  const related = await relatedOf(work, wanted);
  const imported: Imported[] = [];
  const failed: ImportOutcome['failed'][number][] = [];
  for (const updateId of wanted) {
    const title = await take(work, config, updateId, related.get(updateId), hints.revisions?.get(updateId));
    if (title !== undefined) {
      imported.push(title);
    } else {
      const code = hints.inCatalog?.has(updateId) ? 'not-in-channel' : 'unknown-update';
      const finding = findingOf(upstreamFailures.fail(code, { subject: updateId }), context.clock.now());
      record.find(finding);
      failed.push({ updateId, finding });
    }
    await record.advance(1);
  }
  if (imported.length === 0) return { outcome: 'failed', imported, failed };
  await takePrerequisites(work, config, related);
  const outcome = failed.length > 0 ? 'partial' : 'succeeded';
  record.count({ new: staging.stagedCount });
  await publishGeneration(
    context,
    {
      run: record.row(outcome),
      settings: {},
      fileSources: [],
      imported: imported.map(({ updateId }) => updateId),
    },
    request.actor,
  );
  for (const { id, prerequisites, bundled } of context.catalog.snapshot.incomplete()) {
    const mine = imported.find((identity) => context.catalog.snapshot.idOf(identity) === id);
    if (mine === undefined) continue;
    const missing = [...prerequisites, ...bundled.map(keyOf)].slice(0, 10).join(', ');
    const failure = upstreamFailures.fail('incomplete-update', { subject: mine.title, detail: missing });
    record.find(findingOf(failure, context.clock.now(), 'warning'));
  }
  return { outcome, imported, failed };
}

/** Highest revision of each update that GetRelatedRevisionsForUpdates names; empty where it is not answered. */
async function relatedOf(
  { session }: Work,
  wanted: readonly UpdateId[],
): Promise<ReadonlyMap<UpdateId, UpdateIdentity>> {
  const related = new Map<UpdateId, UpdateIdentity>();
  for (const identity of (await session.getRelatedRevisions(wanted)).map(toIdentity)) {
    const known = related.get(identity.updateId);
    if (known === undefined || known.revisionNumber < identity.revisionNumber)
      related.set(identity.updateId, identity);
  }
  return related;
}

/** Stages one update; undefined where the upstream does not have it. */
async function take(
  work: Work,
  config: Configuration,
  updateId: UpdateId,
  identity: UpdateIdentity | undefined,
  hint?: number,
): Promise<Imported | undefined> {
  const told = identity === undefined ? undefined : await askFor(work, identity);
  const answer = told ?? (await findRevision(work, updateId, hint));
  const revision = answer?.revisions[0]?.revision;
  if (answer === undefined || revision === undefined) return undefined;
  const kept = await stage(work, config, answer);
  const { revisionNumber } = revision;
  return kept ? { updateId, revisionNumber, title: titleOf(revision) } : undefined;
}

async function stage(work: Work, config: Configuration, answer: DecodedAnswer): Promise<boolean> {
  const read = answer.revisions.map(({ revision }) => revision);
  const keys = await decryptionKeysOf(work.session, read, config.limits.decryptionsPerRequest);
  const kept = await work.staging.add(answer.revisions, [...answer.fileSources, ...keys]);
  return kept.length > 0;
}

/** Bundle members and prerequisites in turn, until nothing is missing that was not looked for. */
async function takePrerequisites(
  work: Work,
  config: Configuration,
  related: ReadonlyMap<UpdateId, UpdateIdentity>,
): Promise<void> {
  const sought = new Set<UpdateId>();
  for (;;) {
    await completeClosure(work, config);
    const clauses = (await openClauses(work)).filter((clause) => !clause.every((id) => sought.has(id)));
    if (clauses.length === 0) return;
    for (const clause of clauses) {
      for (const updateId of clause) {
        if (sought.has(updateId)) continue;
        if (sought.size >= MOST_SEARCHES) return;
        sought.add(updateId);
        if ((await take(work, config, updateId, related.get(updateId))) !== undefined) break;
      }
    }
  }
}

/** Clauses of staged revisions of which no alternative is here or staged. */
async function openClauses({ staging, context }: Work): Promise<readonly (readonly UpdateId[])[]> {
  const staged = new Set(staging.staged.map(({ updateId }) => updateId));
  const clauses = staging.staged
    .flatMap(({ prerequisites }) => prerequisites.map(({ anyOf }) => anyOf))
    .filter((anyOf) => !anyOf.some((id) => staged.has(id)));
  const here = await highestRevisions(context.store, clauses.flat());
  const open = clauses.filter((anyOf) => !anyOf.some((id) => here.has(id)));
  return open.map((anyOf) => anyOf.slice(0, MOST_ALTERNATIVES));
}
