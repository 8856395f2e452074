import type { Operator, RuleContext } from './context.ts';
import type { MachineFacts, RegistryKey } from './facts.ts';
import type { RuleMetadata } from './metadata.ts';
import { CBS } from './operators/cbs.ts';
import { DRIVERS } from './operators/drivers.ts';
import { FILES } from './operators/files.ts';
import { LOGIC } from './operators/logic.ts';
import { MSI } from './operators/msi.ts';
import { QUERIES } from './operators/queries.ts';
import { REGISTRY } from './operators/registry.ts';
import { SYSTEM } from './operators/system.ts';
import type { Rule, Truth } from './rule.ts';

/** Every operator there is, by its bare name. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries({ ...LOGIC, ...SYSTEM, ...REGISTRY, ...FILES, ...QUERIES, ...MSI, ...CBS, ...DRIVERS }),
);

/** As deep as a document can be. */
const DEEPEST = 128;
/** Loops within loops over a large registry multiply; real rules stay far below. */
const MOST_STEPS = 1_000_000;

const NO_METADATA: RuleMetadata = { drivers: [] };

/** The names of all operators that are known, for inventories of what a catalog asks. */
export function knownOperators(): readonly string[] {
  return [...OPERATORS.keys()];
}

/**
 * Whether a rule holds on a machine, by Kleene's logic. Facts that nobody knows and operators that nobody knows are
 * unknown, and so is a rule that is deeper or takes more steps than any real one.
 *
 * @param metadata of the rule's own set, for the Msi, Cbs and driver rules that refer to it
 */
export function evaluate(rule: Rule, facts: MachineFacts, metadata: RuleMetadata = NO_METADATA): Truth {
  let steps = 0;
  const step = (current: Rule, depth: number, loopTarget: RegistryKey | undefined): Truth => {
    const operator = OPERATORS.get(current.operator);
    if (operator === undefined || depth > DEEPEST || ++steps > MOST_STEPS) return 'unknown';
    const context: RuleContext = {
      facts,
      metadata,
      ...(loopTarget === undefined ? {} : { loopTarget }),
      evaluate: (inner, target) => step(inner, depth + 1, target),
    };
    return operator(current, context);
  };
  return step(rule, 1, undefined);
}
