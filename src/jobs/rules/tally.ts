import { deadlineAt, type Rule, type RuleDecision } from '#rules';
import type { RevisionSummary } from '#store';
import type { RuleFinding, RuleLook, RuleReport, RuleSkip } from './report.ts';

/** What a report names of each rule. */
const MOST_ITEMS = 100;
/** Updates that show how a rule looks at them, of either kind. */
const MOST_LOOKS = 5;

/** Counts what one rule decides, update after update. */
export class Tally {
  readonly rule: Rule;
  readonly #counts = { matched: 0, due: 0, later: 0, waiting: 0, skipped: 0 };
  readonly #items: RuleFinding[] = [];
  #asked = 0;
  readonly #held: number[];
  readonly #matching: RuleLook[] = [];
  readonly #missing: RuleLook[] = [];

  constructor(rule: Rule) {
    this.rule = rule;
    this.#held = rule.conditions.map(() => 0);
  }

  /** The rule was asked about that update. */
  look({ updateId, title }: RevisionSummary, held: readonly boolean[], matched: boolean): void {
    this.#asked += 1;
    for (const [index, holds] of held.entries()) if (holds) this.#held[index]! += 1;
    const seen = { updateId, title, held };
    if (!matched) {
      this.#miss(seen);
      return;
    }
    this.#counts.matched += 1;
    if (this.#matching.length < MOST_LOOKS) this.#matching.push(seen);
  }

  /** Keeps those that come nearest, the first of equals. */
  #miss(seen: RuleLook): void {
    const nearness = ({ held }: RuleLook) => held.filter(Boolean).length;
    const worst = this.#missing.at(-1);
    if (this.#missing.length === MOST_LOOKS && nearness(worst!) >= nearness(seen)) return;
    this.#missing.push(seen);
    this.#missing.sort((one, other) => nearness(other) - nearness(one));
    this.#missing.length = Math.min(this.#missing.length, MOST_LOOKS);
  }

  /** What it wants for that update, or why it leaves it alone. */
  note(update: RevisionSummary, decision: RuleDecision, skipped: RuleSkip | undefined, now: number): void {
    const { scope, verb, dueAt, deadline, until } = decision;
    if (skipped === 'licence' && dueAt <= now) this.#counts.waiting += 1;
    else if (skipped !== undefined && skipped !== 'licence') this.#counts.skipped += 1;
    else if (dueAt <= now) this.#counts.due += 1;
    else this.#counts.later += 1;
    // What it did last time is no news.
    if (skipped === 'decided' || this.#items.length >= MOST_ITEMS) return;
    this.#items.push({
      updateId: update.updateId,
      title: update.title,
      scope,
      verb,
      dueAt,
      ...(deadline === undefined ? {} : { deadline: deadlineAt(deadline, Math.max(dueAt, now)) }),
      ...(until === undefined ? {} : { until }),
      ...(skipped === undefined ? {} : { skipped }),
    });
  }

  report(): RuleReport {
    return {
      rule: this.rule,
      ...this.#counts,
      items: this.#items,
      trace: {
        asked: this.#asked,
        held: this.#held,
        matching: this.#matching,
        missing: this.#missing,
      },
    };
  }
}
