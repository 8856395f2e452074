import { useState } from 'react';
import type { RuleBody, RuleRow } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Button, Note, Problem, Sheet, useNotices, useStillHere } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { type Draft, draftOf, ruleOf } from './draft.ts';
import { DryRun } from './dry-run.tsx';
import { editorWords } from './editor-words.ts';
import { Lately } from './lately.tsx';
import { RuleForm } from './rule-form.tsx';
import style from './rule-sheet.module.css';
import { useSentence } from './sentence.ts';
import { useNames } from './use-names.ts';

/** One and the same, so that what there is to choose from is not put together anew with every letter typed. */
const NO_NAMES: RuleRow['names'] = {};

/** One rule: what it says, what it would do today, what it did; administrators change it here. */
export function RuleSheet({
  rule,
  isNew,
  onClose,
}: {
  readonly rule: RuleRow | undefined;
  readonly isNew: boolean;
  readonly onClose: () => void;
}) {
  const words = useWords(editorWords);
  const { mayAdminister } = useSession();
  if (rule === undefined && !isNew) {
    return (
      <Sheet title={words.theRule} open onClose={onClose}>
        <Note tone="unknown" title={words.gone} />
      </Sheet>
    );
  }
  return mayAdminister ? <Editor rule={rule} onClose={onClose} /> : <Reader rule={rule} onClose={onClose} />;
}

function Reader({ rule, onClose }: { readonly rule: RuleRow | undefined; readonly onClose: () => void }) {
  const words = useWords(editorWords);
  const sentence = useSentence();
  return (
    <Sheet title={rule?.name ?? words.newRule} open onClose={onClose} wide>
      <div className={style['parts']}>
        <Note tone="unknown" title={words.mayNot} />
        {rule !== undefined && (
          <>
            <p className={style['sentence']}>{sentence(rule, rule.names)}</p>
            {!rule.enabled && <p>{words.switchedOff}</p>}
            <section className={style['part']}>
              <h3>{words.dryRun}</h3>
              <p className={style['soft']}>
                {words.dryRunLead} {words.alone}
              </p>
              <DryRun test={{ rule: rule.id, limit: 50 }} auto />
            </section>
            <Lately id={rule.id} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function Editor({ rule, onClose }: { readonly rule: RuleRow | undefined; readonly onClose: () => void }) {
  const words = useWords(editorWords);
  const tell = useNotices();
  const sentence = useSentence();
  const { names, choices } = useNames(rule?.names ?? NO_NAMES);
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule));
  const body = ruleOf(draft);
  const save = useChange<RuleBody, RuleRow>(
    (given) =>
      rule === undefined
        ? ['POST', '/rules', { body: given }]
        : ['PUT', `/rules/${rule.id}`, { body: given }],
    { refresh: ['/rules'] },
  );
  const isHere = useStillHere();
  const isWhole = body !== undefined && draft.name.trim() !== '';
  const press = () => {
    if (body === undefined) return;
    save.mutate(body, {
      onSuccess: ({ name }) => {
        tell({ text: words.saved(name) });
        if (isHere()) onClose();
      },
    });
  };
  return (
    <Sheet
      title={rule?.name ?? words.newRule}
      open
      onClose={onClose}
      wide
      footer={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="main" onPress={press} busy={save.isPending} disabled={!isWhole}>
            {rule === undefined ? words.saveNew : words.save}
          </Button>
        </>
      }
    >
      <div className={style['parts']}>
        <section className={style['read']} aria-live="polite">
          <h3>{words.read}</h3>
          <p className={style['sentence']}>{body === undefined ? words.incomplete : sentence(body, names)}</p>
        </section>
        <RuleForm draft={draft} onChange={setDraft} names={names} choices={choices} />
        {save.error !== null && <Problem error={save.error} />}
        <section className={style['part']}>
          <h3>{words.dryRun}</h3>
          <p className={style['soft']}>
            {words.dryRunLead} {words.alone}
          </p>
          <DryRun
            test={body === undefined ? undefined : { body: { ...body, name: draft.name || '–' }, limit: 50 }}
            auto={rule !== undefined}
          />
        </section>
        {rule !== undefined && <Lately id={rule.id} />}
      </div>
    </Sheet>
  );
}
