import { dueAfter, dueUpTo } from './schedule.ts';
import { type NoticeLanguage, type NoticeSeverity, SEVERITIES, type Subscription } from './subscription.ts';

/** Up to where a subscription was told. */
export interface Position {
  /** Of reports: the last time for which one was made. Of new updates: up to when what arrived was told. */
  readonly upTo?: number;
  /** Of health: what was told and is still so, by code. */
  readonly told?: Readonly<Record<string, NoticeSeverity>>;
}

/** A finding of the health inbox, as far as notices are concerned. */
export interface HealthFinding {
  readonly code: string;
  readonly severity: NoticeSeverity;
  readonly says: Readonly<Record<NoticeLanguage, string>>;
  readonly next: string;
}

/** The same in the language of a subscription. */
export interface HealthLine {
  readonly code: string;
  readonly severity: NoticeSeverity;
  readonly sentence: string;
  readonly next: string;
}

/** What one notice tells. It is kept, so that a notice that could not be sent yet is made again from it. */
export type Occasion =
  | { readonly kind: 'report' }
  /** What arrived from `from` on and before `to`, milliseconds since 1970. */
  | { readonly kind: 'new-updates'; readonly from: number; readonly to: number }
  | { readonly kind: 'health'; readonly findings: readonly HealthLine[] };

/** What is so at a moment. */
export interface Situation {
  readonly now: number;
  /** When the last synchronisation that brought something was over; left out: none yet. */
  readonly syncedAt?: number;
  /** The health inbox without what was put off. Left out: nobody looked. */
  readonly findings?: readonly HealthFinding[];
}

export interface Due {
  /** What it is for: no two notices of a subscription have the same. */
  readonly dueAt: number;
  readonly occasion: Occasion;
}

/**
 * Whether a subscription is to be told something now, and up to where it is told then. Of several due times that have passed, such as while
 * the server was off, the last one counts: one report says it all.
 */
export function dueNow(
  subscription: Subscription,
  position: Position,
  situation: Situation,
): { readonly due?: Due; readonly position: Position } {
  const { about, since, on } = subscription;
  const from = Math.max(since, position.upTo ?? 0);
  switch (about.kind) {
    case 'report': {
      const dueAt = dueUpTo(about.schedule, situation.now);
      if (dueAt <= from) return { position };
      return { ...(on ? { due: { dueAt, occasion: { kind: 'report' } } } : {}), position: { upTo: dueAt } };
    }
    case 'new-updates': {
      const to = situation.syncedAt;
      if (to === undefined || to <= from) return { position };
      const occasion = { kind: 'new-updates', from, to } as const;
      return { ...(on ? { due: { dueAt: to, occasion } } : {}), position: { upTo: to } };
    }
    case 'health':
      return situation.findings === undefined
        ? { position }
        : newFindings(subscription, about.least, position, situation.findings, situation.now);
    default:
      return about satisfies never;
  }
}

/** What a subscription would tell now, whether it is due or not: so that it can be tried. */
export function occasionNow({ about, language }: Subscription, { now, findings = [] }: Situation): Occasion {
  switch (about.kind) {
    case 'report':
      return { kind: 'report' };
    case 'new-updates':
      return { kind: 'new-updates', from: now - WEEK, to: now };
    case 'health':
      return { kind: 'health', findings: linesOf(findings, language) };
    default:
      return about satisfies never;
  }
}

const WEEK = 7 * 86_400_000;

/** When a subscription with a schedule is due next; undefined for the others and for those that are off. */
export function nextDue({ about, on }: Subscription, now: number): number | undefined {
  return on && about.kind === 'report' ? dueAfter(about.schedule, now) : undefined;
}

/** A finding is new when it was not told, or got worse since. What is over is forgotten, so that it is told when it comes back. */
function newFindings(
  { on, language }: Subscription,
  least: NoticeSeverity,
  { told = {} }: Position,
  findings: readonly HealthFinding[],
  now: number,
): { readonly due?: Due; readonly position: Position } {
  const rank = (severity: NoticeSeverity): number => SEVERITIES.indexOf(severity);
  const wanted = findings.filter(({ severity }) => rank(severity) <= rank(least));
  const fresh = wanted.filter(({ code, severity }) => {
    const before = told[code];
    return before === undefined || rank(severity) < rank(before);
  });
  const position = { told: Object.fromEntries(wanted.map(({ code, severity }) => [code, severity])) };
  if (!on || fresh.length === 0) return { position };
  return { due: { dueAt: now, occasion: { kind: 'health', findings: linesOf(fresh, language) } }, position };
}

function linesOf(findings: readonly HealthFinding[], language: NoticeLanguage): readonly HealthLine[] {
  return findings.map(({ says, ...finding }) => ({ ...finding, sentence: says[language] }));
}
