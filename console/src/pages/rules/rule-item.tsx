import { GripVertical } from 'lucide-react';
import { Button as AriaButton, GridListItem } from 'react-aria-components';
import type { RuleRow } from '#server/admin';
import { ask, useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Actions, ButtonLink, Chip, Switch, useFailureText, useNotices } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './rule-list.module.css';
import { useSentence } from './sentence.ts';
import { toBody } from './to-body.ts';
import { useLately } from './use-lately.ts';
import { ruleWords } from './words.ts';

/** One rule of the list: its sentence, what it did lately, and what can be done with it. */
export function RuleItem({
  rule,
  last,
  onMove,
}: {
  readonly rule: RuleRow;
  readonly last: boolean;
  readonly onMove: (by: number) => void;
}) {
  const words = useWords(ruleWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const sentence = useSentence()(rule, rule.names);
  const lately = useLately(rule.id, 1).data;
  const turn = useTurn(rule);
  const remove = useRemove(rule);
  const { id, name, enabled, order } = rule;
  return (
    <GridListItem
      id={id}
      textValue={name}
      className={style['item'] ?? ''}
      data-off={enabled ? undefined : ''}
    >
      {mayAdminister && (
        <AriaButton slot="drag" className={style['grip'] ?? ''} aria-label={words.drag(name)}>
          <GripVertical size={16} aria-hidden="true" />
        </AriaButton>
      )}
      <span className={style['order']} aria-hidden="true">
        {order}
      </span>
      <div className={style['text']}>
        <p className={style['name']}>
          {name} {!enabled && <Chip>{words.off}</Chip>}
        </p>
        <p className={style['sentence']}>{sentence}</p>
        <p className={style['soft']}>
          {lately !== undefined &&
            (lately.items[0] === undefined
              ? words.nothingLately
              : words.lately(format.count(lately.total, 'decision'), format.ago(lately.items[0].at)))}
        </p>
      </div>
      <div className={style['tools']}>
        {mayAdminister && (
          <Switch on={enabled} onChange={turn}>
            {enabled ? words.on : words.off}
            <span className="unseen"> {name}</span>
          </Switch>
        )}
        <ButtonLink to={`/rules/${id}`} kind="plain">
          {mayAdminister ? words.edit : words.look}
          <span className="unseen"> {name}</span>
        </ButtonLink>
        {mayAdminister && (
          <Actions
            label={words.more(name)}
            items={[
              { id: 'up', text: words.up, onAction: () => onMove(-1), disabled: order === 1 },
              { id: 'down', text: words.down, onAction: () => onMove(1), disabled: last },
              { id: 'remove', text: words.remove, onAction: remove },
            ]}
          />
        )}
      </div>
    </GridListItem>
  );
}

function useTurn(rule: RuleRow): (on: boolean) => void {
  const words = useWords(ruleWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const change = useChange<boolean, RuleRow>(
    (enabled) => ['PUT', `/rules/${rule.id}`, { body: { ...toBody(rule), enabled } }],
    { refresh: ['/rules'] },
  );
  return (on) =>
    change.mutate(on, {
      onSuccess: () =>
        tell({
          text: on ? words.turnedOn(rule.name) : words.turnedOff(rule.name),
          undo: () => change.mutateAsync(!on),
        }),
      onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
    });
}

/** Deletes it; undone, it is there again at its place. */
function useRemove(rule: RuleRow): () => void {
  const words = useWords(ruleWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const remove = useChange<void, RuleRow>(() => ['DELETE', `/rules/${rule.id}`], { refresh: ['/rules'] });
  const restore = useChange<void, RuleRow>(() => ['POST', '/rules', { body: toBody(rule) }], {
    refresh: [],
  });
  const reorder = useChange<readonly string[], unknown>(
    (ids) => ['POST', '/rules/order', { body: { ids } }],
    {
      refresh: ['/rules'],
    },
  );
  return () =>
    remove.mutate(undefined, {
      onSuccess: () =>
        tell({
          text: words.removed(rule.name),
          undo: async () => {
            const { id } = await restore.mutateAsync();
            const { items } = await ask<{ readonly items: readonly RuleRow[] }>('GET', '/rules');
            const others = items.map((each) => each.id).filter((each) => each !== id);
            await reorder.mutateAsync(others.toSpliced(rule.order - 1, 0, id));
          },
        }),
      onError: (error) => tell({ text: failureText(error), tone: 'bad' }),
    });
}
