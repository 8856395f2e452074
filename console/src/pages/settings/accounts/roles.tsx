import { Facts, Panel } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { accountWords } from './words.ts';

/** The roles as choices, each with what it may do. */
export function useRoles() {
  const words = useWords(accountWords);
  return [
    { id: 'reporter', text: words.reporter, hint: words.reporterMay },
    { id: 'approver', text: words.approver, hint: words.approverMay },
    { id: 'administrator', text: words.administrator, hint: words.administratorMay },
  ] as const;
}

export function Roles() {
  const words = useWords(accountWords);
  return (
    <Panel title={words.rolesTitle}>
      <Facts items={useRoles().map(({ text, hint }) => [text, hint] as const)} />
    </Panel>
  );
}
