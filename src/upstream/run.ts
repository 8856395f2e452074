import type { SyncOutcome } from '#store';
import { readConfiguration } from './configuration.ts';
import { upstreamFailures } from './failures.ts';
import { findingOf } from './findings.ts';
import { isOvertaken } from './overtaken.ts';
import { publish } from './publish.ts';
import { takeCategories } from './take-categories.ts';
import { type TakenDeployments, takeDeployments } from './take-deployments.ts';
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

/** So often a replica lists anew what its upstream published meanwhile. */
const MOST_TURNS = 10;

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
    tellOfChange(work);
    const harvest = { config, categoryAnchor: categories.anchor, listedWhole: !categories.isDelta };
    return record.phase('publishing', () => publish(work, harvest));
  }
  let updates = await record.phase('updates', () => takeUpdates(work, config));
  /** It became another server in between: what it listed as new since the anchors is not all there is. */
  const isVoid = (): boolean => session.serverChanged && (categories.isDelta || updates.isDelta);
  const listAnew = async (): Promise<void> => {
    if (isVoid()) begun.staging.setAside();
    categories = await record.phase('categories', () => takeCategories(work, config));
    updates = await record.phase('updates', () => takeUpdates(work, config));
  };
  if (isVoid()) await listAnew();
  await judgeUndelivered(work, [...categories.undelivered, ...updates.undelivered]);

  let deployments: TakenDeployments | undefined;
  for (let turn = 1; settings.mode === 'replica' && updates.anchor !== undefined; turn++) {
    const syncAnchor = updates.anchor;
    deployments = await record.phase('deployments', () => takeDeployments(work, syncAnchor));
    const anchors = { categories: categories.anchor, updates: syncAnchor };
    if (!(await isOvertaken(work, anchors)) && !isVoid()) break;
    if (turn === MOST_TURNS) throw upstreamFailures.fail('keeps-changing');
    await listAnew();
    await judgeUndelivered(work, [...categories.undelivered, ...updates.undelivered]);
  }

  tellOfChange(work);

  const outcome = await record.phase('publishing', () =>
    publish(work, {
      config,
      categoryAnchor: categories.anchor,
      listedWhole: !categories.isDelta && !updates.isDelta,
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

/** At its first contact no server is another one than before. */
function tellOfChange({ session, state, record, context }: Work): void {
  if (!session.serverChanged || state === undefined) return;
  record.find(findingOf(upstreamFailures.fail('server-changed'), context.clock.now(), 'notice'));
}

function warnOfPlainHttp({ settings, record, context }: Work): void {
  if (settings.acceptsPlainHttp || !settings.url.toLowerCase().startsWith('http:')) return;
  const failure = upstreamFailures.fail('plain-http', { subject: settings.url });
  record.find(findingOf(failure, context.clock.now(), 'warning'));
}
