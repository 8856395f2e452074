import type { Action, Evidence, Finding } from './finding.ts';
import type { Text } from './text.ts';

interface Said {
  readonly code: string;
  readonly says: Text;
}

type Rest = Partial<Pick<Finding, 'evidence' | 'next' | 'then' | 'decidedBy'>>;

/** Made for a check: the finding that nothing is wrong there. */
export const pass = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'pass', said, rest);
/** It alone explains the trouble. */
export const fail = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'fail', said, rest);
/** It is worth a look. */
export const warn = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'warn', said, rest);
/** It cannot be told from here; `decidedBy` says what would tell. */
export const unknown = (check: string, said: Said, rest: Rest & { readonly decidedBy: Text }): Finding =>
  found(check, 'unknown', said, rest);

function found(check: string, verdict: Finding['verdict'], said: Said, rest: Rest): Finding {
  return { check, verdict, ...said, evidence: [], next: [], ...rest };
}

/** Something seen, named in both languages. */
export function seen(en: string, ja: string, value: Evidence['value'], at?: number): Evidence {
  return { name: { en, ja }, value, ...(at === undefined || at === 0 ? {} : { at }) };
}

/** Something to do, with the command that does it. */
export function act(where: Action['where'], says: Text, command?: string): Action {
  return { where, says, ...(command === undefined ? {} : { command }) };
}
