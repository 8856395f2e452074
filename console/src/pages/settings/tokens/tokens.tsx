import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CreatedToken, TokensAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Button, Empty, PageHead, Panel } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { useOpened } from '../use-opened.ts';
import { settingsWords } from '../words.ts';
import { NewToken } from './new-token.tsx';
import { RevokeSheet } from './revoke-sheet.tsx';
import { SecretSheet } from './secret-sheet.tsx';
import { TokenList } from './token-list.tsx';
import { tokenWords } from './words.ts';

/** What programs come in with. */
export function Tokens() {
  const parts = useWords(settingsWords);
  const words = useWords(tokenWords);
  const tokens = useAnswer<TokensAnswer>('/tokens');
  const { verb, subject, open, close } = useOpened();
  // Here and nowhere else: neither the address nor the answers kept in memory have it.
  const [created, setCreated] = useState<CreatedToken>();
  const token = tokens.data?.items.find(({ name }) => name === subject);
  const add = (
    <Button kind="main" icon={<Plus aria-hidden="true" />} onPress={() => open('new')}>
      {words.add}
    </Button>
  );
  return (
    <>
      <PageHead title={parts.partTokens} lead={parts.aboutTokens} actions={add} />
      <Panel bare>
        <Answered of={tokens}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={words.none}>{words.noneText}</Empty>
            ) : (
              <TokenList items={items} revoke={(name) => open('revoke', name)} />
            )
          }
        </Answered>
      </Panel>
      {verb === 'new' && (
        <NewToken
          onClose={close}
          onCreated={(made) => {
            setCreated(made);
            close();
          }}
        />
      )}
      {created !== undefined && <SecretSheet created={created} onClose={() => setCreated(undefined)} />}
      {verb === 'revoke' && token !== undefined && <RevokeSheet token={token} onClose={close} />}
    </>
  );
}
