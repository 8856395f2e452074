import { isDeepStrictEqual } from 'node:util';
import {
  checkSubscription,
  noticesFailures,
  POSITIONS_SETTING,
  type Position,
  SUBSCRIPTIONS_SETTING,
  type Subscription,
} from '#notices';
import type { StoreWriter } from '#store';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import type { ChangeContext } from './types.ts';

/** A subscription as somebody wants it. A secret that is left out stays, as long as the address stays; '' takes it away. */
export type WantedSubscription = Omit<Subscription, 'since'>;

/**
 * Keeps a subscription, in place of the one with its name. What was due before it was made, switched on or changed is not sent. Fails with
 * `notices/bad-subscription`.
 */
export async function subscribe(
  context: ChangeContext,
  wanted: WantedSubscription,
  actor: string,
): Promise<Subscription> {
  const at = context.clock.now();
  const kept = await commit(context, async (tx): Promise<Change<Subscription>> => {
    const all = await subscriptionsIn(tx);
    const before = all.find(({ name }) => name === wanted.name);
    const after = withSince(withSecret(wanted, before), before, at);
    checkSubscription(after);
    if (isDeepStrictEqual(before, after)) return { result: after, unchanged: true };
    await tx.setSetting(
      SUBSCRIPTIONS_SETTING,
      before === undefined ? [...all, after] : all.map((each) => (each === before ? after : each)),
    );
    // What was told of something else says nothing of this.
    if (before !== undefined && before.about.kind !== after.about.kind) await forgetPosition(tx, after.name);
    const details = { ...(before === undefined ? {} : { before: shown(before) }), after: shown(after) };
    await tx.addAudit({ at, actor, verb: 'subscribe', subject: after.name, details });
    return { result: after };
  });
  changeEvents.noticesChanged(context.log, { verb: 'subscribe', subscription: kept.name, actor });
  return kept;
}

/** Removes a subscription; what waits to be sent for it is not sent. Fails with `notices/unknown-subscription`. */
export async function unsubscribe(context: ChangeContext, name: string, actor: string): Promise<void> {
  await commit(context, async (tx) => {
    const all = await subscriptionsIn(tx);
    const before = all.find((each) => each.name === name);
    if (before === undefined) throw noticesFailures.fail('unknown-subscription', { subject: name });
    await tx.setSetting(
      SUBSCRIPTIONS_SETTING,
      all.filter((each) => each !== before),
    );
    await forgetPosition(tx, name);
    const at = context.clock.now();
    await tx.addAudit({ at, actor, verb: 'unsubscribe', subject: name, details: { before: shown(before) } });
    return { result: undefined };
  });
  changeEvents.noticesChanged(context.log, { verb: 'unsubscribe', subscription: name, actor });
}

async function subscriptionsIn(tx: StoreWriter): Promise<readonly Subscription[]> {
  return (await tx.setting<readonly Subscription[]>(SUBSCRIPTIONS_SETTING)) ?? [];
}

async function forgetPosition(tx: StoreWriter, name: string): Promise<void> {
  const { [name]: _gone, ...others } =
    (await tx.setting<Readonly<Record<string, Position>>>(POSITIONS_SETTING)) ?? {};
  await tx.setSetting(POSITIONS_SETTING, others);
}

/** The secret of one receiver is nothing that another one should be told. */
function withSecret(wanted: WantedSubscription, before: Subscription | undefined): WantedSubscription {
  if (wanted.webhook === undefined) return wanted;
  const { secret, ...webhook } = wanted.webhook;
  const known = before?.webhook?.url === webhook.url ? before.webhook.secret : undefined;
  const kept = secret ?? known;
  return { ...wanted, webhook: kept === undefined || kept === '' ? webhook : { ...webhook, secret: kept } };
}

function withSince(wanted: WantedSubscription, before: Subscription | undefined, at: number): Subscription {
  const isSame =
    before !== undefined && before.on === wanted.on && isDeepStrictEqual(before.about, wanted.about);
  return { ...wanted, since: isSame ? before.since : at };
}

/** For the audit: addresses of webhooks are often all that it takes to write to a channel, so only their hosts are kept. */
function shown({ webhook, since: _, ...rest }: Subscription): object {
  return webhook === undefined ? rest : { ...rest, webhook: new URL(webhook.url).host };
}
