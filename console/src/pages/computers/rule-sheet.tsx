import { useState } from 'react';
import type { GroupRow, GroupRule, GroupRuleAnswer } from '#server/admin';
import { ask, useChange } from '../../api/index.ts';
import { Button, Problem, Sheet, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { type Draft, draftOf, RuleEditor, ruleOf } from './rule-editor.tsx';
import { RulePreview, usePreview } from './rule-preview.tsx';
import style from './sheets.module.css';
import { useTelling } from './use-doing.ts';
import { pageWords, sheetWords } from './words.ts';

/** The rule of a group, with what it would do beside it while it is written. */
export function RuleSheet({ group, onClose }: { readonly group: GroupRow; readonly onClose: () => void }) {
  const words = useWords(sheetWords);
  const { cancel } = useWords(pageWords);
  const format = useFormat();
  const tell = useTelling();
  const [draft, setDraft] = useState<Draft>(() => draftOf(group.rule));
  const rule = ruleOf(draft);
  const previewed = usePreview(rule, group.id);
  const path = `/groups/${encodeURIComponent(group.id)}/rule`;
  const { mutate, error, isPending } = useChange<GroupRule, GroupRuleAnswer>(
    (wanted) => ['PUT', path, { body: wanted }],
    { refresh: ['/groups', '/computers'] },
  );
  const save = () => {
    if (rule === undefined) return;
    const before = group.rule;
    mutate(rule, {
      onSuccess: ({ entered, left }) => {
        onClose();
        tell({
          text: words.ruleSaved(
            group.name,
            format.count(entered, 'computer'),
            format.count(left, 'computer'),
          ),
          undo: () => (before === undefined ? ask('DELETE', path) : ask('PUT', path, { body: before })),
        });
      },
    });
  };
  const { answer, isCurrent } = previewed;
  return (
    <Sheet
      title={words.ruleOf(group.name)}
      open
      wide
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="main" busy={isPending} disabled={rule === undefined} onPress={save}>
            {answer === undefined || !isCurrent
              ? words.save
              : words.saveRule(
                  format.count(answer.entering.total, 'computer'),
                  format.count(answer.leaving.total, 'computer'),
                )}
          </Button>
        </>
      }
    >
      <div className={style['two']}>
        <RuleEditor draft={draft} onChange={setDraft} />
        <Stack column gap={16}>
          <RulePreview of={previewed} asked={rule !== undefined} />
          {error !== null && <Problem error={error} />}
        </Stack>
      </div>
    </Sheet>
  );
}
