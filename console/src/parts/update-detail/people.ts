import type { ApprovalActionName, RulesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useWords } from '../../words/index.ts';
import { detailWords } from './words.ts';

const ALL_COMPUTERS = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
const UNASSIGNED = 'b73ca6ed-5727-47f3-84de-015e03f6a88a';

/** The groups that every server has are called as the reader's WSUS calls them; all others as people called them. */
export function useGroupName(): (group: { readonly id: string; readonly name: string }) => string {
  const words = useWords(detailWords);
  return ({ id, name }) => {
    if (id === ALL_COMPUTERS) return words.allComputers;
    if (id === UNASSIGNED) return words.unassigned;
    return id === 'server' ? words.everyComputer : name;
  };
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

/** On a replica nobody decides: its upstream does. */
export function useReplica(): boolean {
  return useAnswer<RulesAnswer>('/rules').data?.replica ?? false;
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
