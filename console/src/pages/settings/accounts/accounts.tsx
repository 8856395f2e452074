import { Plus } from 'lucide-react';
import type { AccountsAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Button, PageHead, Panel } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { useOpened } from '../use-opened.ts';
import { settingsWords } from '../words.ts';
import { AccountList } from './account-list.tsx';
import { AccountSheet } from './account-sheet.tsx';
import { PasswordSheet } from './password-sheet.tsx';
import { RemoveSheet } from './remove-sheet.tsx';
import { Roles } from './roles.tsx';
import { accountWords } from './words.ts';

/** Who may sign in, and what each may do. */
export function Accounts() {
  const parts = useWords(settingsWords);
  const words = useWords(accountWords);
  const accounts = useAnswer<AccountsAnswer>('/accounts');
  const { verb, subject, open, close } = useOpened();
  const account = accounts.data?.items.find(({ name }) => name === subject);
  return (
    <>
      <PageHead
        title={parts.partAccounts}
        lead={parts.aboutAccounts}
        actions={
          <Button kind="main" icon={<Plus aria-hidden="true" />} onPress={() => open('new')}>
            {words.add}
          </Button>
        }
      />
      <Panel bare>
        <Answered of={accounts}>{({ items }) => <AccountList items={items} open={open} />}</Answered>
      </Panel>
      <Roles />
      {verb === 'new' && <AccountSheet onClose={close} />}
      {verb === 'change' && account !== undefined && <AccountSheet account={account} onClose={close} />}
      {verb === 'password' && account !== undefined && <PasswordSheet account={account} onClose={close} />}
      {verb === 'delete' && account !== undefined && <RemoveSheet account={account} onClose={close} />}
    </>
  );
}
