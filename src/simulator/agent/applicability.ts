import { BoundedCache } from '#base';
import { evaluate, type Rule } from '#update';
import type { CoreUpdate } from './core-fragment.ts';
import type { CachedRevision } from './datastore.ts';
import { matchDriver } from './driver-match.ts';
import { keyOf, type Machine } from './machine.ts';

/** How a revision stands to the machine. */
export type Verdict = 'Installed' | 'PendingRestart' | 'Needed' | 'NotApplicable';

/** What the rules of one update say on one machine, whatever else is there. */
type RuleVerdict = 'Installed' | 'Installable' | 'Neither';

// Machines that are alike get the same answers; a thousand of them evaluate once.
const shared = new BoundedCache<string, WeakMap<CoreUpdate, RuleVerdict>>(256);

/**
 * Judges all cached revisions anew, as an agent does before each sync (MS-WUSP 3.2.1). Prerequisites name
 * updates, and any installed revision satisfies them; a bundle has no rules of its own.
 */
export class Judgement {
  readonly #machine: Machine;
  readonly #byUpdate = new Map<string, CachedRevision[]>();
  readonly #byIdentity = new Map<string, CachedRevision>();
  readonly #verdicts = new Map<number, Verdict>();
  readonly #open = new Set<number>();
  readonly #rules: WeakMap<CoreUpdate, RuleVerdict>;

  constructor(machine: Machine, revisions: Iterable<CachedRevision>) {
    this.#machine = machine;
    for (const revision of revisions) {
      const { identity } = revision.core;
      const others = this.#byUpdate.get(identity.updateId);
      if (others === undefined) this.#byUpdate.set(identity.updateId, [revision]);
      else others.push(revision);
      this.#byIdentity.set(keyOf(identity), revision);
    }
    const key = machine.factsKey;
    let rules = shared.get(key);
    if (rules === undefined) shared.set(key, (rules = new WeakMap()), 1);
    this.#rules = rules;
  }

  of(revision: CachedRevision): Verdict {
    const known = this.#verdicts.get(revision.id);
    if (known !== undefined) return known;
    // A circle of prerequisites satisfies nobody.
    if (this.#open.has(revision.id)) return 'NotApplicable';
    this.#open.add(revision.id);
    const verdict = this.#judge(revision);
    this.#open.delete(revision.id);
    this.#verdicts.set(revision.id, verdict);
    return verdict;
  }

  /** The bundled revisions that are held, clause by clause. */
  children(revision: CachedRevision): CachedRevision[][] {
    return revision.core.bundles.map((clause) =>
      clause.flatMap((identity) => this.#byIdentity.get(keyOf(identity)) ?? []),
    );
  }

  #judge(revision: CachedRevision): Verdict {
    const { core } = revision;
    if (!core.prerequisites.every((clause) => clause.some((updateId) => this.#isInstalled(updateId)))) {
      return 'NotApplicable';
    }
    if (core.type === 'Category' || core.type === 'Detectoid') {
      return this.#applyRules(core) === 'Installed' ? 'Installed' : 'NotApplicable';
    }
    if (this.#machine.isPending(core.identity)) return 'PendingRestart';
    if (core.type === 'Driver') return matchDriver(core.rules, this.#machine.facts)?.state ?? 'NotApplicable';
    if (core.bundles.length > 0) return this.#judgeBundle(revision);
    const rules = this.#applyRules(core);
    if (rules === 'Installed' || this.#machine.wasInstalled(core.identity)) return 'Installed';
    return rules === 'Installable' ? 'Needed' : 'NotApplicable';
  }

  /**
   * A clause takes the state of its neediest member: that any installed alternative is enough was
   * refuted for real agents (protocol-facts 19). A bundle is applicable when every clause is.
   */
  #judgeBundle(revision: CachedRevision): Verdict {
    const clauses = this.children(revision).map((members): Verdict => {
      const verdicts = members.map((member) => this.of(member));
      for (const verdict of ['Needed', 'PendingRestart', 'Installed'] as const) {
        if (verdicts.includes(verdict)) return verdict;
      }
      return 'NotApplicable';
    });
    for (const verdict of ['NotApplicable', 'Needed', 'PendingRestart'] as const) {
      if (clauses.includes(verdict)) return verdict;
    }
    return 'Installed';
  }

  #isInstalled(updateId: string): boolean {
    const revisions = this.#byUpdate.get(updateId);
    return revisions?.some((revision) => this.of(revision) === 'Installed') ?? false;
  }

  #applyRules(core: CoreUpdate): RuleVerdict {
    const known = this.#rules.get(core);
    if (known !== undefined) return known;
    const { facts } = this.#machine;
    const { isInstalled, isSuperseded, isInstallable, metadata } = core.rules;
    // Unknown counts as false here, as an agent has to decide.
    const holds = (rule: Rule) => evaluate(rule, facts, metadata) === 'true';
    let verdict: RuleVerdict = 'Neither';
    if (isInstalled !== undefined && holds(isInstalled)) verdict = 'Installed';
    else if (isSuperseded !== undefined && holds(isSuperseded)) verdict = 'Neither';
    else if (isInstallable === undefined || holds(isInstallable)) verdict = 'Installable';
    this.#rules.set(core, verdict);
    return verdict;
  }
}
