import { ArrowLeft } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { SubscriptionsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, ButtonLink, Empty, Note, PageHead, Panel, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { MailPanel } from './mail-panel.tsx';
import { NoticeLog } from './notice-log.tsx';
import { SubscriptionItem } from './subscription-item.tsx';
import { SubscriptionSheet } from './subscription-sheet.tsx';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';

/** Who is told what by itself, through which mail server, and what was sent. `opened`: a name, or `new`. */
export function SubscriptionsPage({ opened }: { readonly opened: string }) {
  const words = useWords(subscriptionWords);
  const { mayAdminister } = useSession();
  const navigate = useNavigate();
  const subscriptions = useAnswer<SubscriptionsAnswer>('/notices/subscriptions', {}, { when: mayAdminister });
  const add = (
    <ButtonLink to="/reports/subscriptions/new" kind="main">
      {words.add}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            <ButtonLink to="/reports" kind="plain" icon={<ArrowLeft aria-hidden="true" />}>
              {words.back}
            </ButtonLink>
            {mayAdminister && add}
          </>
        }
      />
      <Stack column gap={16}>
        {mayAdminister ? (
          <>
            <Panel title={words.subscriptions}>
              <Answered of={subscriptions}>
                {({ items }) =>
                  items.length === 0 ? (
                    <Empty title={words.none}>{words.noneText}</Empty>
                  ) : (
                    <ul className={style['list']}>
                      {items.map((subscription) => (
                        <SubscriptionItem key={subscription.name} subscription={subscription} />
                      ))}
                    </ul>
                  )
                }
              </Answered>
            </Panel>
            <MailPanel />
          </>
        ) : (
          <Note tone="unknown" title={words.onlyAdministrators} />
        )}
        <NoticeLog />
      </Stack>
      {mayAdminister && opened !== '' && subscriptions.data !== undefined && (
        <SubscriptionSheet
          key={opened}
          subscription={subscriptions.data.items.find(({ name }) => name === opened)}
          isNew={opened === 'new'}
          taken={subscriptions.data.items.map(({ name }) => name)}
          onClose={() => void navigate('/reports/subscriptions')}
        />
      )}
    </>
  );
}
