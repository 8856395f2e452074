import { useState } from 'react';
import type { SubscriptionBody, SubscriptionRow } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { Button, Note, Problem, Sheet, TextField, useNotices } from '../../kit/index.ts';
import { useLanguage, useWords } from '../../words/index.ts';
import { SubscriptionForm } from './subscription-form.tsx';
import { subscriptionWords } from './subscription-words.ts';
import style from './subscriptions.module.css';
import { toBody } from './to-body.ts';

/** Makes or changes a subscription. */
export function SubscriptionSheet({
  subscription,
  isNew,
  taken,
  onClose,
}: {
  readonly subscription: SubscriptionRow | undefined;
  readonly isNew: boolean;
  /** Names of those that there are: saving under one of them would put this in its place. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}) {
  const words = useWords(subscriptionWords);
  const { language } = useLanguage();
  const tell = useNotices();
  const [name, setName] = useState(subscription?.name ?? '');
  const [body, setBody] = useState<SubscriptionBody>(() =>
    subscription === undefined
      ? {
          on: true,
          about: {
            kind: 'report',
            report: 'computers-summary',
            schedule: { every: 'week', weekday: 1, at: 420 },
          },
          mail: [],
          language,
        }
      : toBody(subscription),
  );
  const save = useChange<SubscriptionBody, SubscriptionRow>(
    (given) => ['PUT', `/notices/subscriptions/${encodeURIComponent(name.trim())}`, { body: given }],
    { refresh: ['/notices'] },
  );
  if (subscription === undefined && !isNew) {
    return (
      <Sheet title={words.subscriptions} open onClose={onClose}>
        <Note tone="unknown" title={words.gone} />
      </Sheet>
    );
  }
  const mail = body.mail?.map((address) => address.trim()).filter((address) => address !== '');
  const isTaken = subscription === undefined && taken.includes(name.trim());
  const isWhole =
    name.trim() !== '' &&
    !isTaken &&
    (body.webhook === undefined ? (mail?.length ?? 0) > 0 : body.webhook.url !== '');
  const press = () =>
    save.mutate(
      { ...body, ...(mail === undefined ? {} : { mail }) },
      {
        onSuccess: () => {
          tell({ text: words.saved(name.trim()) });
          onClose();
        },
      },
    );
  return (
    <Sheet
      title={subscription?.name ?? words.add}
      open
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="main" onPress={press} busy={save.isPending} disabled={!isWhole}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={style['form']}>
        {subscription === undefined && (
          <TextField
            label={words.name}
            value={name}
            onChange={setName}
            error={isTaken ? words.nameTaken : undefined}
            autoFocus
            required
          />
        )}
        <SubscriptionForm
          body={body}
          onChange={setBody}
          hasSecret={subscription?.webhook?.hasSecret ?? false}
        />
        {save.error !== null && <Problem error={save.error} />}
      </div>
    </Sheet>
  );
}
