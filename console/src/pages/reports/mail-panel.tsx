import type { MailAnswer, MailChange } from '#server/admin';
import { useAnswer, useChange } from '../../api/index.ts';
import {
  Actions,
  Answered,
  Button,
  Empty,
  Facts,
  Panel,
  useFailureText,
  useNotices,
  useParam,
} from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { MailSheet } from './mail-sheet.tsx';
import { subscriptionWords } from './subscription-words.ts';

/** Where this server hands mail in. */
export function MailPanel() {
  const words = useWords(subscriptionWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const [opened, setOpened] = useParam('mail');
  const answer = useAnswer<MailAnswer>('/notices/mail');
  const change = useChange<MailChange, MailAnswer>((body) => ['PUT', '/notices/mail', { body }], {
    refresh: ['/notices/mail'],
  });
  const open = () => setOpened('change');
  const remove = () =>
    change.mutate(
      { host: '' },
      {
        onSuccess: () => tell({ text: words.mailRemoved }),
        onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
      },
    );
  return (
    <Panel
      title={words.mail}
      actions={
        answer.data?.mail !== undefined && (
          <>
            <Button onPress={open}>{words.changeMail}</Button>
            <Actions items={[{ id: 'remove', text: words.removeMail, onAction: remove }]} />
          </>
        )
      }
    >
      <Answered of={answer}>
        {({ mail }) =>
          mail === undefined ? (
            <Empty title={words.mailNone} action={<Button onPress={open}>{words.setMail}</Button>}>
              {words.mailNoneText}
            </Empty>
          ) : (
            <Facts
              items={[
                [words.host, `${mail.host}:${mail.port}`],
                [words.security, words.securities[mail.security]],
                mail.user === undefined ? undefined : [words.user, mail.user],
                [words.from, mail.from],
                [words.language, mail.language === 'ja' ? words.japanese : words.english],
              ]}
            />
          )
        }
      </Answered>
      {opened !== '' && answer.data !== undefined && (
        <MailSheet mail={answer.data.mail} onClose={() => setOpened('')} />
      )}
    </Panel>
  );
}
