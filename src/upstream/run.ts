import type { SyncOutcome } from '#store';
import { readConfiguration } from './configuration.ts';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { publish } from './publish.ts';
import { takeCategories } from './take-categories.ts';
import { takeDeployments } from './take-deployments.ts';
import { takeUpdates } from './take-updates.ts';
import type { UpstreamSession } from './types.ts';
import { judgeUndelivered } from './undelivered.ts';
import type { Work } from './work.ts';

/** What follows a published generation. Neither can undo it. */
export interface Aftermath {
  /** Files may be wanted now. */
  readonly onPublished: () => void;
  /** Reports computers and servers to the upstream (MS-WSUSSS 3.2.4.5), until the signal ends it. */
  readonly rollup: (conversation: Pick<Work, 'session' | 'settings' | 'signal'>) => Promise<void>;
}

/**
 * One synchronisation, in the order of MS-WSUSSS 3.2.4: authorization, metadata, deployments, content, reporting.
 * Rejects with what ended it before the generation was published; after that it only adds findings.
 */
export async function synchronise(
  begun: Omit<Work, 'session'>,
  openSession: () => Promise<UpstreamSession>,
  aftermath: Aftermath,
): Promise<SyncOutcome> {
  const { record, settings, request } = begun;

  const session = await record.phase('authorization', openSession);
  record.countWith(() => session.traffic);
  const work: Work = { ...begun, session };
  warnOfPlainHttp(work);

  const config = await record.phase('configuration', () => readConfiguration(work));
  let categories = await record.phase('categories', () => takeCategories(work, config));
  if (request.categoriesOnly === true) {
    await judgeUndelivered(work, categories.undelivered);
    return record.phase('publishing', () => publish(work, { config, categoryAnchor: categories.anchor }));
  }
  let updates = await record.phase('updates', () => takeUpdates(work, config));
  if (session.serverChanged && (categories.isDelta || updates.isDelta)) {
    // It became another server in between: what it listed as new since the anchors is not all there is.
    record.find(findingOf(upstreamFailures.fail('server-changed'), work.context.clock.now(), 'notice'));
    categories = await record.phase('categories', () => takeCategories(work, config));
    updates = await record.phase('updates', () => takeUpdates(work, config));
  }
  await judgeUndelivered(work, [...categories.undelivered, ...updates.undelivered]);

  const syncAnchor = updates.anchor;
  const deployments =
    settings.mode === 'replica' && syncAnchor !== undefined
      ? await record.phase('deployments', () => takeDeployments(work, syncAnchor))
      : undefined;

  const outcome = await record.phase('publishing', () =>
    publish(work, {
      config,
      categoryAnchor: categories.anchor,
      updates,
      ...(deployments === undefined ? {} : { deployments }),
    }),
  );

  await record.phase('content', async () => aftermath.onPublished());
  if (settings.rollup) await record.phase('reporting', () => report(work, aftermath));
  return outcome;
}

async function report(work: Work, { rollup }: Aftermath): Promise<void> {
  const { record, context } = work;
  try {
    await rollup(work);
  } catch (cause) {
    const failure = upstreamFailures.fail('rollup-failed', { cause });
    record.find(findingOf(failure, context.clock.now(), 'warning'));
  }
}

function warnOfPlainHttp({ settings, record, context }: Work): void {
  if (settings.acceptsPlainHttp || !settings.url.toLowerCase().startsWith('http:')) return;
  const failure = upstreamFailures.fail('plain-http', { subject: settings.url });
  record.find(findingOf(failure, context.clock.now(), 'warning'));
}
