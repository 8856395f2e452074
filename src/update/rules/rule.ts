import type { RuleMetadata } from './metadata.ts';

/** Three-valued: "unknown" is an honest answer where a fact or an operator is not known. */
export type Truth = 'true' | 'false' | 'unknown';

/** One node of a rule as the Core fragment writes it. */
export interface Rule {
  /** Bare: `And`, `RegDword`; the `b.`, `m.` and `d.` of the fragment are left out. */
  readonly operator: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly rules: readonly Rule[];
  /** The text directly inside: some rules list their operands as child elements. */
  readonly text: string;
}

/** The applicability rules of one revision. Bundles have none. */
export interface RuleSet {
  readonly isInstalled?: Rule;
  readonly isInstallable?: Rule;
  readonly isSuperseded?: Rule;
  /** What the Msi, Cbs and driver rules refer to without repeating it. */
  readonly metadata: RuleMetadata;
}

/** An xs:boolean attribute of a rule, false where it is missing. */
export function flag(rule: Rule, attribute: string): boolean {
  return /^(true|1)$/i.test(rule.attributes.get(attribute) ?? '');
}
