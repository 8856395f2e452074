import { Send } from 'lucide-react';
import type { NoticeRow, SubscriptionBody, SubscriptionRow } from '#server/admin';
import { useChange } from '../../api/index.ts';
import {
  Actions,
  Button,
  ButtonLink,
  State,
  Switch,
  useFailureText,
  useNotices,
  When,
} from '../../kit/index.ts';
import { useFailureWords, useFormat, useWords } from '../../words/index.ts';
import { useAboutWords } from './about-words.ts';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';
import { toBody } from './to-body.ts';

/** One subscription: what it is about, where it goes, how the last message of it went. */
export function SubscriptionItem({ subscription }: { readonly subscription: SubscriptionRow }) {
  const words = useWords(subscriptionWords);
  const about = useAboutWords();
  const tell = useNotices();
  const failureText = useFailureText();
  const inWords = useFailureWords();
  const format = useFormat();
  const { name, on, mail = [], webhook, nextAt, last } = subscription;
  const address = `/notices/subscriptions/${encodeURIComponent(name)}`;
  const refresh = ['/notices'];
  const put = useChange<SubscriptionBody, SubscriptionRow>((body) => ['PUT', address, { body }], { refresh });
  const remove = useChange<void, unknown>(() => ['DELETE', address], { refresh });
  const test = useChange<void, NoticeRow>(() => ['POST', `${address}/test`], { refresh });
  const onError = (error: Error) => tell({ text: failureText(error), tone: 'bad' });
  const saying = (failure: NonNullable<NoticeRow['failure']>) => {
    const { says, next } = inWords(failure);
    return `${says} ${next}`;
  };
  const sendTest = () =>
    test.mutate(undefined, {
      onSuccess: ({ state, to = [], failure }) =>
        state === 'sent'
          ? tell({ text: words.tested(format.list(to)) })
          : tell({
              text: words.testedNot(failure === undefined ? words.states[state] : saying(failure)),
              tone: 'bad',
            }),
      onError: (error) => tell({ text: words.testedNot(failureText(error)), tone: 'bad' }),
    });
  const press = () =>
    remove.mutate(undefined, {
      onSuccess: () =>
        tell({
          text: words.removed(name),
          // A secret that signs webhooks never comes out, so that one cannot be brought back whole.
          ...(webhook?.hasSecret === true ? {} : { undo: () => put.mutateAsync(toBody(subscription)) }),
        }),
      onError,
    });
  return (
    <li>
      <div className={style['text']}>
        <h3>{name}</h3>
        <p>{about(subscription.about)}</p>
        <p className={style['soft']}>
          {words.to} {webhook === undefined ? mail.join(format.comma) : hostOf(webhook.url)}
          {nextAt !== undefined && (
            <>
              {' '}
              · {words.nextAt} <When at={nextAt} />
            </>
          )}
        </p>
        {last !== undefined && (
          <State tone={last.state === 'sent' ? 'good' : last.state === 'given-up' ? 'bad' : 'wait'}>
            {words.lastAt}: {words.states[last.state]} <When at={last.endedAt ?? last.dueAt} />
            {last.failure !== undefined && ` · ${inWords(last.failure).says}`}
          </State>
        )}
      </div>
      <div className={style['tools']}>
        <Switch on={on} onChange={(next) => put.mutate({ ...toBody(subscription), on: next }, { onError })}>
          {on ? words.on : words.off}
          <span className="unseen"> {name}</span>
        </Switch>
        <Button icon={<Send aria-hidden="true" />} onPress={sendTest} busy={test.isPending}>
          {words.test}
        </Button>
        <ButtonLink to={`/reports/subscriptions/${encodeURIComponent(name)}`} kind="plain">
          {words.edit}
          <span className="unseen"> {name}</span>
        </ButtonLink>
        <Actions label={words.more(name)} items={[{ id: 'remove', text: words.remove, onAction: press }]} />
      </div>
    </li>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
