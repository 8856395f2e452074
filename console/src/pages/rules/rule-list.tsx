import { useQueryClient } from '@tanstack/react-query';
import { GridList, useDragAndDrop } from 'react-aria-components';
import type { RuleRow, RulesAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { useFailureText, useNotices } from '../../kit/index.ts';
import { useLanguage, useWords } from '../../words/index.ts';
import { RuleItem } from './rule-item.tsx';
import style from './rule-list.module.css';
import { ruleWords } from './words.ts';

/** The rules in their order, which can be changed by dragging, by keyboard and by a menu. */
export function RuleList({ rules }: { readonly rules: readonly RuleRow[] }) {
  const words = useWords(ruleWords);
  const { language } = useLanguage();
  const { mayAdminister } = useSession();
  const reorder = useReorder(rules);
  const { dragAndDropHooks } = useDragAndDrop<RuleRow>({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': rules.find(({ id }) => id === key)?.name ?? '' })),
    onReorder: ({ keys, target }) => {
      const rest = rules.map(({ id }) => id).filter((id) => !keys.has(id));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const moved = rules.map(({ id }) => id).filter((id) => keys.has(id));
      void reorder(rest.toSpliced(at, 0, ...moved));
    },
  });
  const move = (id: string, by: number) => {
    const ids = rules.map((rule) => rule.id);
    const at = ids.indexOf(id);
    void reorder(ids.toSpliced(at, 1).toSpliced(at + by, 0, id));
  };
  return (
    <>
      {mayAdminister && rules.length > 1 && <p className={style['soft']}>{words.howToOrder}</p>}
      <GridList
        aria-label={words.list}
        className={style['list'] ?? ''}
        items={rules}
        keyboardNavigationBehavior="tab"
        {...(mayAdminister ? { dragAndDropHooks } : {})}
        dependencies={[language, mayAdminister, rules]}
      >
        {(rule) => (
          <RuleItem rule={rule} last={rule.order === rules.length} onMove={(by) => move(rule.id, by)} />
        )}
      </GridList>
    </>
  );
}

/** Puts the rules in an order, at once for the eye, and back if somebody wants. */
function useReorder(rules: readonly RuleRow[]): (ids: readonly string[]) => Promise<void> {
  const words = useWords(ruleWords);
  const client = useQueryClient();
  const tell = useNotices();
  const failureText = useFailureText();
  const put = async (ids: readonly string[]) => {
    client.setQueryData<RulesAnswer>(['/rules', {}], (now) =>
      now === undefined
        ? now
        : {
            ...now,
            items: ids.flatMap((id, index) => {
              const rule = now.items.find((each) => each.id === id);
              return rule === undefined ? [] : { ...rule, order: index + 1 };
            }),
          },
    );
    try {
      await ask('POST', '/rules/order', { body: { ids } });
    } finally {
      await client.invalidateQueries({ queryKey: ['/rules'] });
    }
  };
  return async (ids) => {
    const before = rules.map(({ id }) => id);
    if (before.join() === ids.join()) return;
    try {
      await put(ids);
      tell({ text: words.moved, undo: () => put(before) });
    } catch (error) {
      tell({ text: failureText(error as Error), tone: 'bad' });
    }
  };
}
