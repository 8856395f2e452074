import type { Language, Text } from '#diagnosis';
import type { HealthFacts } from './facts.ts';

/** `notice`: worth a look some day. `warning`: this week. `alarm`: today. */
export type Severity = 'notice' | 'warning' | 'alarm';

export type Figures = Readonly<Record<string, string | number>>;

/** What one check found. */
export interface Finding {
  /** Stable. */
  readonly code: string;
  readonly severity: Severity;
  readonly says: Text;
  readonly evidence: Figures;
  /** The one next step: a command. */
  readonly next: string;
  /** How bad it is: higher is worse. Tells whether it got worse while it was put off. */
  readonly measure: number;
}

/** What a check sees before it has words. */
export interface Seen<Evidence extends Figures> {
  readonly severity: Severity;
  readonly evidence: Evidence;
  readonly measure: number;
}

/** One check: what it looks at, and what it says. */
export interface Check {
  readonly code: string;
  look(facts: HealthFacts): Finding | undefined;
}

export function check<Evidence extends Figures>(spec: {
  readonly code: string;
  readonly see: (facts: HealthFacts) => Seen<Evidence> | undefined;
  /** A sentence in each language, Japanese as Microsoft's own support words it. */
  readonly words: Readonly<Record<Language, (evidence: Evidence) => string>>;
  readonly next: (evidence: Evidence) => string;
}): Check {
  return {
    code: spec.code,
    look(facts) {
      const seen = spec.see(facts);
      if (seen === undefined) return undefined;
      return {
        code: spec.code,
        ...seen,
        says: { en: spec.words.en(seen.evidence), ja: spec.words.ja(seen.evidence) },
        next: spec.next(seen.evidence),
      };
    },
  };
}

/** Bytes for people, in powers of 1024. */
export function size(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.round(bytes / 1024 ** 2)} MB`;
}
