import { Failure } from '#base';
import { type ChangeContext, forgetNotices, noteNotice, queueNotices } from '#changes';
import {
  dueNow,
  type HealthFinding,
  nextDue,
  noticesFailures,
  type Occasion,
  occasionNow,
  POSITIONS_SETTING,
  type Position,
  retryAt,
  type Situation,
  SUBSCRIPTIONS_SETTING,
  type Subscription,
} from '#notices';
import type { Outgoing } from '#outgoing';
import type { NewNotice, NoticeFailure, NoticeRecord } from '#store';
import { Bell } from './bell.ts';
import { jobEvents } from './events.ts';
import { jobsFailures } from './failures.ts';
import type { Health } from './health.ts';
import { countArrived, type MakeReport, makeMessage } from './notices/make-message.ts';
import { placesOf, sendNotice } from './notices/send-notice.ts';
import { type Sleep, timerSleep } from './sleep.ts';

export interface NoticesOptions {
  readonly context: ChangeContext;
  readonly outgoing: Pick<Outgoing, 'fetch'>;
  readonly health: Pick<Health, 'look'>;
  readonly makeReport: MakeReport;
  readonly sleep?: Sleep;
}

export interface Notices {
  /** Subscriptions or settings were changed, or a synchronisation is over: looks at once. */
  wake(): void;
  /**
   * Sends a subscription what it would tell now, once. Resolves when it was taken, rejects with why it was not. Fails with
   * `notices/unknown-subscription`.
   */
  test(name: string): Promise<NoticeRecord>;
  /** Goes on by itself from now on. */
  start(): void;
  /** Resolves when nothing of it runs any more, or after some seconds: then what is under way is told as interrupted after the next start. */
  close(): Promise<void>;
}

/** From one look at what is due to the next, milliseconds. */
const LOOK_EVERY = 60_000;
/** The health of the server is looked at so often for notices: each look walks over the catalog. */
const HEALTH_EVERY = 15 * 60_000;
/** The log is kept so long, and shortened by so many entries at a time. */
const KEPT = 90 * 86_400_000;
const FORGOTTEN_AT_ONCE = 500;
/** How long a close waits for a message under way, milliseconds. */
const PATIENCE = 5000;
/** Among so many runs the last one that brought something is looked for. */
const RECENT = 20;

/** Tells people and other programs what they subscribed to. */
export function createNotices(options: NoticesOptions): Notices {
  const { context, health, sleep = timerSleep } = options;
  const { store, clock } = context;
  const events = jobEvents(context.log);
  const closing = new AbortController();
  const bell = new Bell(sleep);
  let running: Promise<void> | undefined;
  let healthAt = Number.NEGATIVE_INFINITY;

  const subscriptions = async (): Promise<readonly Subscription[]> =>
    (await store.setting<readonly Subscription[]>(SUBSCRIPTIONS_SETTING)) ?? [];

  /** Messages that were on their way when the server ended: nobody knows of them, and twice is worse than told. Nobody waits for a test any more. */
  async function endInterrupted(): Promise<void> {
    for (const notice of await store.openNotices()) {
      if (notice.state !== 'sending' && notice.occasion !== 'test') continue;
      const failure = told(noticesFailures.fail('interrupted'), clock.now());
      await noteNotice(context, { ...notice, state: 'given-up', endedAt: clock.now(), failure });
      events.noticeFailed(notice, failure);
    }
  }

  async function queueDue(all: readonly Subscription[]): Promise<void> {
    const positions = (await store.setting<Readonly<Record<string, Position>>>(POSITIONS_SETTING)) ?? {};
    const situation = await situationNow(all);
    const due: NewNotice[] = [];
    const moved: Record<string, Position> = {};
    for (const subscription of all) {
      const { name } = subscription;
      const found = dueNow(subscription, positions[name] ?? {}, situation);
      moved[name] = found.position;
      if (found.due === undefined) continue;
      const { dueAt, occasion } = found.due;
      if (occasion.kind === 'new-updates' && (await countArrived(context, occasion)) === 0) continue;
      due.push({ subscription: name, occasion: 'due', dueAt, about: occasion });
    }
    await queueNotices(context, due, moved);
  }

  async function situationNow(all: readonly Subscription[]): Promise<Situation> {
    const now = clock.now();
    const wants = (kind: Subscription['about']['kind']) => all.some(({ about }) => about.kind === kind);
    const syncedAt = wants('new-updates') ? await lastBrought() : undefined;
    const looks = wants('health') && now - healthAt >= HEALTH_EVERY;
    if (looks) healthAt = now;
    return {
      now,
      ...(syncedAt === undefined ? {} : { syncedAt }),
      ...(looks ? { findings: await findings() } : {}),
    };
  }

  /** The moment after the last synchronisation that published something; what is in it was imported before. */
  async function lastBrought(): Promise<number | undefined> {
    const { items } = await store.syncRuns({ limit: RECENT, offset: 0 });
    const last = items.find(
      ({ outcome, counts, endedAt }) =>
        (outcome === 'succeeded' || outcome === 'partial') &&
        endedAt !== undefined &&
        counts.new + counts.revised > 0,
    );
    return last?.endedAt === undefined ? undefined : last.endedAt + 1;
  }

  async function findings(): Promise<readonly HealthFinding[]> {
    return (await health.look())
      .filter(({ snoozedUntil }) => snoozedUntil === undefined)
      .map(({ code, severity, says, next }) => ({ code, severity, says, next }));
  }

  async function sendDue(all: readonly Subscription[]): Promise<void> {
    for (const notice of await store.openNotices()) {
      if (closing.signal.aborted) return;
      // Whoever asked for a test sends it.
      if (notice.state !== 'waiting' || notice.occasion === 'test') continue;
      if ((notice.nextAttemptAt ?? 0) > clock.now()) continue;
      // One that is about something else by now is another subscription.
      const subscription = all.find(
        ({ name, about }) => name === notice.subscription && about.kind === notice.about['kind'],
      );
      await attempt(notice, subscription).catch(() => {
        // Why it failed is kept with the notice, told in the log, and a finding of the health inbox.
      });
    }
  }

  /** One attempt, with its outcome kept whatever it is. Rejects with why it failed. */
  async function attempt(
    notice: NoticeRecord,
    subscription: Subscription | undefined,
  ): Promise<NoticeRecord> {
    const isTest = notice.occasion === 'test';
    let known: NoticeRecord = notice;
    let refused: readonly string[];
    try {
      if (subscription === undefined)
        throw noticesFailures.fail('unknown-subscription', { subject: notice.subscription });
      const occasion = notice.about as unknown as Occasion;
      const message = await makeMessage(options, subscription, occasion, isTest);
      known = { ...notice, subject: message.subject, to: placesOf(subscription) };
      // From here on it may arrive: that is durable before the first byte goes.
      await noteNotice(context, { ...known, state: 'sending' });
      refused = await sendNotice(options, subscription, notice, message);
    } catch (error) {
      await keepFailure(known, subscription, error, isTest);
      throw error;
    }
    // It is out. Should this not be kept, then it is told as interrupted after the next start, and not sent again.
    const { nextAttemptAt: _next, failure: _failure, ...rest } = known;
    const sent: NoticeRecord = {
      ...rest,
      state: 'sent',
      endedAt: clock.now(),
      ...(refused.length === 0 ? {} : { refused }),
    };
    await noteNotice(context, sent);
    events.noticeSent(sent);
    return sent;
  }

  async function keepFailure(
    notice: NoticeRecord,
    subscription: Subscription | undefined,
    error: unknown,
    isTest: boolean,
  ): Promise<void> {
    const now = clock.now();
    const attempts = notice.attempts + 1;
    const next = isTest || subscription === undefined ? undefined : retryAt(attempts, now);
    const failure = told(error, now);
    const { nextAttemptAt: _, ...rest } = notice;
    await noteNotice(context, {
      ...rest,
      attempts,
      failure,
      ...(next === undefined
        ? { state: 'given-up', endedAt: now }
        : { state: 'waiting', nextAttemptAt: next }),
    });
    events.noticeFailed({ ...notice, attempts }, failure);
  }

  async function look(): Promise<void> {
    const all = await subscriptions();
    await queueDue(all);
    await sendDue(all);
    await forgetNotices(context, clock.now() - KEPT, FORGOTTEN_AT_ONCE);
  }

  async function goOn(): Promise<void> {
    await endInterrupted().catch(events.noticesFailed);
    while (!closing.signal.aborted) {
      // The outermost edge of this job: nobody waits for it, so the log is told, and it looks again later.
      await look().catch((error: unknown) => {
        if (!closing.signal.aborted) events.noticesFailed(error);
      });
      if (closing.signal.aborted) return;
      await bell.wait(await restUntilNext().catch(() => LOOK_EVERY), closing.signal);
    }
  }

  /** Until the next due time where that is sooner. */
  async function restUntilNext(): Promise<number> {
    const now = clock.now();
    const moments = (await subscriptions()).flatMap((each) => nextDue(each, now) ?? []);
    return Math.max(1, Math.min(LOOK_EVERY, ...moments.map((moment) => moment - now)));
  }

  return {
    wake: () => bell.ring(),
    async test(name) {
      const subscription = (await subscriptions()).find((each) => each.name === name);
      if (subscription === undefined) throw noticesFailures.fail('unknown-subscription', { subject: name });
      const now = clock.now();
      const needsHealth = subscription.about.kind === 'health';
      const about = occasionNow(subscription, {
        now,
        ...(needsHealth ? { findings: await findings() } : {}),
      });
      const wanted: NewNotice = { subscription: name, occasion: 'test', dueAt: now, about };
      const [notice] = await queueNotices(context, [wanted], {});
      if (notice === undefined) throw jobsFailures.fail('notice-under-way', { subject: name });
      return attempt(notice, subscription);
    },
    start: () => {
      running ??= goOn();
    },
    close: async () => {
      closing.abort();
      if (running !== undefined)
        await Promise.race([running, timerSleep(PATIENCE, new AbortController().signal)]);
    },
  };
}

function told(error: unknown, at: number): NoticeFailure {
  const failure =
    error instanceof Failure ? error : jobsFailures.fail('unforeseen-notice', { detail: String(error) });
  const { code, sentence: message, hint, subject, detail } = failure;
  const where = [subject, detail].filter((part) => part !== undefined).join(': ');
  return { code, message, hint, ...(where === '' ? {} : { detail: where }), at };
}
