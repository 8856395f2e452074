import type { ConfigOutcome, ConfigStep } from '#server/admin';
import { Button, Empty, Note, Panel, State, type Tone } from '../../../kit/index.ts';
import { type ShortColumn, ShortTable } from '../../../parts/short-table/index.ts';
import { useFailureWords, useFormat, useWords } from '../../../words/index.ts';
import style from './config-steps.module.css';
import { configWords } from './words.ts';

const OUTCOMES: Readonly<Record<ConfigOutcome['outcome'], Tone>> = {
  done: 'good',
  failed: 'bad',
  kept: 'unknown',
};

/** What a document would change. */
export function Planned({
  steps,
  busy,
  onApply,
}: {
  readonly steps: readonly ConfigStep[];
  readonly busy: boolean;
  readonly onApply: () => void;
}) {
  const words = useWords(configWords);
  const format = useFormat();
  const columns = useColumns<ConfigStep>();
  const changes = steps.filter(({ change }) => change !== 'keep');
  if (changes.length === 0) {
    return (
      <Panel title={words.planTitle} bare>
        <Empty tone="good" title={words.nothing}>
          {words.nothingText}
        </Empty>
        {steps.length > 0 && (
          <ShortTable label={words.planTitle} rows={steps} keyOf={keyOf} columns={columns} />
        )}
      </Panel>
    );
  }
  return (
    <Panel
      title={words.planTitle}
      bare
      actions={
        <Button kind="main" busy={busy} onPress={onApply}>
          {words.apply(format.count(changes.length, 'change'))}
        </Button>
      }
    >
      <ShortTable label={words.planTitle} rows={steps} keyOf={keyOf} columns={columns} />
    </Panel>
  );
}

/** What came of it. */
export function Applied({ steps }: { readonly steps: readonly ConfigOutcome[] }) {
  const words = useWords(configWords);
  const format = useFormat();
  const inWords = useFailureWords();
  const columns = useColumns<ConfigOutcome>();
  const count = (outcome: ConfigOutcome['outcome']) =>
    steps.filter((step) => step.outcome === outcome).length;
  const failed = count('failed');
  return (
    <>
      <div role="status">
        {failed === 0 ? (
          <Note tone="good" title={words.allDone(format.count(count('done'), 'change'))} />
        ) : (
          <Note tone="bad" title={words.someFailed(format.count(failed, 'change'))} />
        )}
      </div>
      <Panel title={words.applied} bare>
        <ShortTable
          label={words.applied}
          rows={steps}
          keyOf={keyOf}
          columns={[
            ...columns,
            {
              id: 'outcome',
              title: words.outcome,
              cell: ({ outcome, error }) => (
                <>
                  <State tone={OUTCOMES[outcome]}>{words[outcome]}</State>
                  {error !== undefined && <p>{saying(error)}</p>}
                </>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );

  function saying({ code, title, detail, hint }: NonNullable<ConfigOutcome['error']>): string {
    const { says, next } = inWords({ code, message: title, hint });
    return [says, detail, next].filter(Boolean).join(' ');
  }
}

function keyOf({ key, change, subject }: ConfigStep): string {
  return `${key} ${change} ${subject}`;
}

function useColumns<Step extends ConfigStep>(): readonly ShortColumn<Step>[] {
  const words = useWords(configWords);
  return [
    {
      id: 'setting',
      title: words.setting,
      cell: ({ key, subject }) => (
        <>
          {key}
          {subject !== '' && <span className={style['subject']}>{subject}</span>}
        </>
      ),
    },
    {
      id: 'does',
      title: words.does,
      cell: ({ change }) => (
        <>
          {words[change === 'change' ? 'changes' : change]}
          {change === 'keep' && <span className={style['subject']}>{words.keptNote}</span>}
        </>
      ),
    },
    { id: 'before', title: words.before, cell: ({ before }) => <Value of={before} /> },
    { id: 'after', title: words.after, cell: ({ after }) => <Value of={after} /> },
  ];
}

/** A value of the document as a person reads it: plain ones plainly, the rest as it stands there. */
function Value({ of }: { readonly of: unknown }) {
  const format = useFormat();
  if (of === undefined || of === '') return '–';
  if (typeof of !== 'object') return <code>{String(of)}</code>;
  if (Array.isArray(of) && of.every((each) => typeof each === 'string')) {
    return of.length === 0 ? '–' : of.join(format.comma);
  }
  return <pre className={style['value']}>{JSON.stringify(of, null, 2)}</pre>;
}
