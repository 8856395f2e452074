import { isDeepStrictEqual } from 'node:util';
import { type ChangeContext, changeSettings, keepNote } from '#changes';
import type { ContentStore } from '#content';
import {
  examine,
  type Finding,
  type HealthFacts,
  type InboxEntry,
  inbox,
  SEEN_SETTING,
  SNOOZES_SETTING,
  type Snooze,
  seenAfter,
} from '#upkeep';
import { jobsFailures } from './failures.ts';
import type { ContentFetcher } from './fetch-types.ts';
import type { ScanOf } from './health/fleet-facts.ts';
import { ReportWatch } from './health/report-watch.ts';
import { type CertificateInUse, gatherHealth } from './health-facts.ts';
import { type Sleep, timerRest } from './sleep.ts';

export interface HealthOptions {
  readonly context: ChangeContext;
  readonly content: Pick<ContentStore, 'stat'>;
  readonly fetcher: Pick<ContentFetcher, 'status'>;
  /** How full the disks are that the server writes to. */
  readonly disks: () => Promise<HealthFacts['disks']>;
  /** What this server proves itself with. */
  readonly certificate?: () => CertificateInUse | undefined;
  readonly scanOf?: ScanOf;
  readonly sleep?: Sleep;
}

export interface Health {
  /** Everything that is not as it should be, the worst first; what was put off is among it and says so. */
  look(): Promise<readonly InboxEntry[]>;
  /** The same without waiting long: what was found last. Undefined where nobody has looked yet. */
  known(): Promise<readonly InboxEntry[] | undefined>;
  /** Puts a finding off until then. Fails with `jobs/nothing-to-snooze` when it is not there. */
  snooze(code: string, until: number, actor: string): Promise<InboxEntry>;
  close(): Promise<void>;
}

/** Within so long nothing is looked at twice, milliseconds: whoever watches asks every few seconds. */
const FRESH = 60_000;

/** So long a look may take that somebody waits for who did not ask for it, milliseconds. */
const PATIENCE = 50;

/** Looks after the server's health, whenever somebody asks. */
export function createHealth(options: HealthOptions): Health {
  const { context, content, fetcher, disks, sleep = timerRest } = options;
  const { store, clock } = context;
  const closing = new AbortController();
  const reports = new ReportWatch();
  let latest: readonly Finding[] | undefined;
  let last: { readonly at: number; readonly findings: Promise<readonly Finding[]> } | undefined;

  function findings(): Promise<readonly Finding[]> {
    const now = clock.now();
    if (last === undefined || now - last.at >= FRESH || now < last.at) {
      const gathered = gatherHealth({
        context,
        content,
        fetcher,
        disks,
        ...(options.certificate === undefined ? {} : { certificate: options.certificate }),
        ...(options.scanOf === undefined ? {} : { scanOf: options.scanOf }),
        reports,
        sleep,
        signal: closing.signal,
      }).then(examine);
      last = { at: now, findings: gathered };
      gathered.then(
        (found) => {
          latest = found;
        },
        () => {
          last = undefined;
        },
      );
    }
    return last.findings;
  }

  async function remembered() {
    const seen = (await store.setting<Record<string, number>>(SEEN_SETTING)) ?? {};
    const snoozes = (await store.setting<Record<string, Snooze>>(SNOOZES_SETTING)) ?? {};
    return { seen, snoozes };
  }

  async function look(): Promise<readonly InboxEntry[]> {
    const { seen, snoozes } = await remembered();
    const entries = inbox(await findings(), { seen, snoozes }, clock.now());
    const after = seenAfter(entries);
    if (!isDeepStrictEqual(seen, after)) await keepNote(context, SEEN_SETTING, after);
    return entries;
  }

  return {
    look,
    async known() {
      // A look that fails is told to whoever asks for one.
      const looking = findings().catch(() => undefined);
      if (latest === undefined) await Promise.race([looking, timerRest(PATIENCE, closing.signal)]);
      return latest === undefined ? undefined : inbox(latest, await remembered(), clock.now());
    },
    async snooze(code, until, actor) {
      const entry = (await look()).find((each) => each.code === code);
      if (entry === undefined) throw jobsFailures.fail('nothing-to-snooze', { subject: code });
      const now = clock.now();
      const before = (await store.setting<Record<string, Snooze>>(SNOOZES_SETTING)) ?? {};
      const running = Object.entries(before).filter(([, snooze]) => snooze.until > now);
      const { severity, measure } = entry;
      const snoozes = { ...Object.fromEntries(running), [code]: { until, severity, measure, by: actor } };
      const named = { verb: 'snooze-finding', subject: `${code} until ${new Date(until).toISOString()}` };
      await changeSettings(context, { [SNOOZES_SETTING]: snoozes }, named, actor);
      return { ...entry, snoozedUntil: until };
    },
    async close() {
      closing.abort();
      await last?.findings.catch(() => undefined);
    },
  };
}
