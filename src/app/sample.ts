import { Readable } from 'node:stream';
import { digestFromBase64 } from '#base';
import { approve, type ChangeContext, createGroup, importRevisions } from '#changes';
import type { ContentStore } from '#content';
import type { LongWork } from '#server';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { appFailures } from './failures.ts';

const DAY = 86_400_000;
/** So long its publisher has been at work. */
const DAYS = 60;
const MACHINES = 20;
const PILOTS = 4;
const STEPS = {
  catalog: 'importing sample updates',
  approvals: 'approving',
  machines: 'simulating computers',
} as const;

/** What there is to look around in. */
export interface Sample {
  readonly updates: number;
  readonly computers: number;
}

/**
 * Fills a server that has nothing with two months of a made-up publisher, approvals, and simulated computers that scan, install and report
 * to `url`, some of them in vain. Fails with `app/not-empty` where there is something already: it could not be told apart afterwards.
 */
export async function fillWithSample(
  context: ChangeContext & { readonly content: ContentStore },
  url: string,
  actor: string,
  { onProgress, signal }: LongWork,
): Promise<Sample> {
  const { store, clock, content } = context;
  if ((await store.counts()).revisions > 0) throw appFailures.fail('not-empty');
  // Nobody else needs it: it is loaded when somebody asks.
  const { payloadOf, PROFILES, PublisherYear, runFleet } = await import('#simulator');
  const publisher = new PublisherYear('sample');
  const documents = [...publisher.ground()];
  const today = Math.floor(clock.now() / DAY) * DAY;
  const expired = new Set<string>();
  for (let day = DAYS; day >= 1; day--) {
    const release = publisher.day(today - day * DAY);
    documents.push(...release.documents);
    for (const id of release.expired) expired.add(id);
  }
  const live = documents.filter(({ identity }) => !expired.has(identity.updateId));
  onProgress(STEPS.catalog, 0, live.length);
  const { imported } = await importRevisions(context, live, actor);
  for (const file of live.flatMap(({ files }) => files)) {
    signal.throwIfAborted();
    const sha1 = digestFromBase64(file.sha1, 'SHA1');
    const sha256 = digestFromBase64(file.sha256, 'SHA256');
    if (sha1 === undefined || sha256 === undefined) continue;
    await content.add({ sha1, sha256, size: file.size }, Readable.from([payloadOf(file)]));
  }
  const pilot = await createGroup(context, { name: 'Pilot' }, actor);
  const releases = publisher.releases.filter(({ updateId }) => !expired.has(updateId));
  for (const [index, { updateId, kind, publishedAt }] of releases.entries()) {
    onProgress(STEPS.approvals, index, releases.length);
    if (kind === 'preview' || kind === 'arm64') continue;
    const isOld = today - publishedAt > 7 * DAY || kind === 'definitions';
    const groupId = isOld ? ALL_COMPUTERS : pilot.id;
    await approve(context, { updateId: updateId as UpdateId, groupId, action: 'Install' }, actor);
  }
  const common = {
    server: url,
    profiles: Object.values(PROFILES),
    concurrency: 2,
    cycles: 2,
    install: true,
    failures: 0.05,
  };
  const fleets = [
    { ...common, seed: 'sample-pilot', count: PILOTS, targetGroup: 'Pilot' },
    { ...common, seed: 'sample', count: MACHINES - PILOTS },
  ];
  let before = 0;
  for (const fleet of fleets) {
    await runFleet({
      ...fleet,
      onProgress: (runs) => {
        signal.throwIfAborted();
        const done = runs.filter(({ state }) => state === 'done').length;
        onProgress(STEPS.machines, before + done, MACHINES);
      },
    });
    before += fleet.count;
  }
  return { updates: imported.length, computers: MACHINES };
}
