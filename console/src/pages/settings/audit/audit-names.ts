import type { AuditRow } from '#server/admin';
import { useWords } from '../../../words/index.ts';
import { auditVerbs } from './verbs.ts';
import { auditWords } from './words.ts';

/** Says who did something, in words. */
export function useActorName(): (row: Pick<AuditRow, 'actor' | 'actorName'>) => string {
  const words = useWords(auditWords);
  return ({ actor, actorName }) => {
    const [, kind = '', name = ''] = /^(\w+):(.*)$/s.exec(actor) ?? [];
    if (kind === 'user') return name;
    if (kind === 'cli') return words.onServer(name);
    if (kind === 'token') return words.theToken(name);
    if (kind === 'client') return words.aComputer;
    if (actor === 'api:local') return words.aProgram;
    if (kind === 'rule') return actorName === undefined ? words.aRule : words.theRule(actorName);
    if (actor === 'system' || actor === 'sync' || actor === 'housekeeping') return words[actor];
    return actor;
  };
}

/** Says what was done, in words. */
export function useVerbName(): (verb: string) => string {
  const verbs: Readonly<Record<string, string>> = useWords(auditVerbs);
  return (verb) => verbs[verb] ?? verb;
}
