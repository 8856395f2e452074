import { type Action, type Finding, typed } from '#diagnosis';
import type { CallFact, KnownMachine, MachineFacts, WaitingUpdate } from './facts.ts';
import { act, fail, pass, seen, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

const HOUR = 3_600_000;
/** A machine that has just come has not got to its first scan yet. */
const SETTLED = HOUR;
/** Policies let installations wait for their hour; after so long that is no explanation any more. */
const LONG = 7 * 24 * HOUR;

/** Faults that belong to the protocol: a client recovers from each by itself, once (MS-WUSP 2.2.2.4). */
const ORDINARY: ReadonlySet<string> = new Set([
  'InvalidCookie',
  'ServerChanged',
  'ConfigChanged',
  'CookieExpired',
  'RegistrationRequired',
  'RegistrationNotRequired',
  'FileLocationChanged',
  'ServerBusy',
]);
/** So many of them in turn, and the client does not recover. */
const IN_TURN = 3;

/** M-02: of all the steps between the handshake and the installation none is missing. */
export function missingStep({ machine, now }: MachineFacts): Finding | undefined {
  if (machine === undefined) return undefined;
  const { calls, createdAt, lastScanAt, registered, waiting, lastContactAt } = machine;
  const next = [showCalls(machine)];
  const stuck = calls === undefined ? undefined : stuckAt(calls.own);
  if (stuck !== undefined) {
    return fail('M-02', m.say('machine-step-fault', stuck), { evidence: evidenceOf(stuck), next });
  }
  const nameless = calls?.nameless.findLast(({ outcome, at }) => outcome !== 'ok' && at > lastContactAt);
  if (
    nameless !== undefined &&
    nameless === calls?.nameless.findLast(({ operation }) => operation !== 'GetConfig')
  ) {
    return warn('M-02', m.say('machine-nameless-fault', nameless), { evidence: evidenceOf(nameless), next });
  }
  if (lastScanAt === 0) {
    if (now - createdAt < SETTLED) return undefined;
    const begun = calls?.own.some(({ operation }) => operation === 'SyncUpdates') === true;
    if (!registered && !begun) return fail('M-02', m.say('machine-step-registered', undefined), { next });
    return begun
      ? fail('M-02', m.say('machine-step-scan-end', undefined), { next })
      : fail('M-02', m.say('machine-step-scan', { at: createdAt }), { next });
  }
  const old = waiting.filter(({ since }) => now - since > LONG && lastScanAt - since > LONG);
  const [toFetch] = oldest(old.filter(({ downloaded }) => !downloaded));
  if (toFetch !== undefined) {
    return warn('M-02', m.say('machine-step-download', told(old, toFetch)), {
      next: whyThis(machine, toFetch),
    });
  }
  const [toInstall] = oldest(old);
  if (toInstall !== undefined) {
    return warn('M-02', m.say('machine-step-install', told(old, toInstall)), {
      next: whyThis(machine, toInstall),
    });
  }
  return pass('M-02', m.say('machine-steps-done', undefined));
}

/** The last call, where it was refused for good, or where a client that should recover does not. */
function stuckAt(calls: readonly CallFact[]): CallFact | undefined {
  const last = calls.at(-1);
  // What this server broke is told of elsewhere.
  if (last === undefined || last.outcome === 'ok' || last.outcome === 'InternalServerError') return undefined;
  if (!ORDINARY.has(last.outcome)) return last;
  const same = calls.filter(({ operation }) => operation === last.operation).slice(-IN_TURN);
  return same.length === IN_TURN && same.every(({ outcome }) => outcome === last.outcome) ? last : undefined;
}

function evidenceOf({ operation, outcome, message, at }: CallFact) {
  return [
    seen('Call', '要求', operation, at),
    seen('Answer', '応答', outcome),
    ...(message === '' ? [] : [seen('Parameter', 'パラメーター', message)]),
  ];
}

function oldest(updates: readonly WaitingUpdate[]): readonly WaitingUpdate[] {
  return updates.toSorted((one, other) => one.since - other.since);
}

function told(all: readonly WaitingUpdate[], { title, since, downloaded }: WaitingUpdate) {
  return { count: all.filter((each) => each.downloaded === downloaded).length, title, since };
}

function showCalls({ name }: KnownMachine): Action {
  return act(
    'server',
    { en: 'See how its last calls went.', ja: '最近の通信の結果を確認してください。' },
    `todoku computers exchanges ${typed(name)}`,
  );
}

function whyThis({ name }: KnownMachine, { updateId }: WaitingUpdate): readonly Action[] {
  return [
    act(
      'server',
      { en: 'Ask for this update.', ja: 'この更新プログラムの原因を調べてください。' },
      `todoku why ${updateId} --computer ${typed(name)}`,
    ),
  ];
}
