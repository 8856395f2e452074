import type { ApprovalActionName, RulesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useWords } from '../../words/index.ts';
import { useGroupName } from '../names/index.ts';
import { detailWords } from './words.ts';

/** Whom a decision is for: a group, or with the id `server` every computer. */
export function useScopeName(): (id: string, name: string) => string {
  const words = useWords(detailWords);
  const groupName = useGroupName();
  return (id, name) => (id === 'server' ? words.everyComputer : groupName(id, name));
}

/** Who decided, in words: a person, a rule by its name, a token, housekeeping. */
export function useAuthorName(): (actor: string) => string {
  const words = useWords(detailWords);
  const rules = useAnswer<RulesAnswer>('/rules');
  return (actor) => {
    const [, kind, name = ''] = /^(user|token|rule):(.*)$/s.exec(actor) ?? [];
    if (kind === 'user') return name;
    if (kind === 'token') return words.byToken(name);
    if (kind === 'rule') {
      const rule = rules.data?.items.find(({ id }) => id === name);
      return rule === undefined ? words.byGoneRule : words.byRule(rule.name);
    }
    return actor === 'housekeeping' ? words.byHousekeeping : actor;
  };
}

/** What was decided, in words. */
export function useActionName(): (action: ApprovalActionName) => string {
  const words = useWords(detailWords);
  const names = {
    Install: words.install,
    OptionalInstall: words.optionalInstall,
    Uninstall: words.uninstall,
    NotApproved: words.notApprovedAction,
  } as const;
  return (action) => names[action];
}
