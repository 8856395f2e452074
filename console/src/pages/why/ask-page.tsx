import { useSearchParams } from 'react-router';
import { Refused } from '../../api/index.ts';
import { Answered, Button, ButtonLink, Chip, PageHead, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Ambiguous } from './answer/ambiguous.tsx';
import { Answer } from './answer/answer.tsx';
import { QuestionForm } from './ask/question-form.tsx';
import { useAsked, whyAddress } from './asked.ts';
import { CodeAnswer } from './codes/code-answer.tsx';
import { useCollected } from './collector/collected.tsx';
import { CollectorHelp } from './collector/collector-page.tsx';
import { collectorWords } from './collector/words.ts';
import { Start } from './start.tsx';
import { useWhy } from './use-why.ts';
import style from './why.module.css';
import { whyWords } from './words.ts';

/** One field and a large calm page; below it the answer. */
export function AskPage({ onGive }: { readonly onGive: (name: string, text: string) => void }) {
  const words = useWords(whyWords);
  const collector = useWords(collectorWords);
  const [asked, ask] = useAsked();
  const [params] = useSearchParams();
  const { collected, drop } = useCollected();
  const why = useWhy(asked, collected);
  const isAsked = asked.update !== undefined || asked.computer !== undefined;
  const isStart = !isAsked && asked.code === undefined && collected === undefined && !params.has('collected');
  const isAmbiguous = why.error instanceof Refused && why.error.problem.code === 'admin/computer-ambiguous';
  const question = new URLSearchParams(asked);
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className={`${style['question']} ${isStart ? style['calm'] : ''}`}>
        <QuestionForm asked={asked} onAsk={ask} onCollected={(text) => onGive('collected.json', text)} />
        {collected !== undefined && (
          <Stack gap={8}>
            <Chip tone="good">{words.withCollected(collected.machine ?? collected.name)}</Chip>
            <Button kind="plain" onPress={drop}>
              {words.without}
            </Button>
          </Stack>
        )}
        {isStart && <Start />}
        {asked.code !== undefined && <CodeAnswer code={asked.code} />}
        {!isAsked && collected === undefined && params.has('collected') && <CollectorHelp onGive={onGive} />}
        {isAmbiguous && asked.computer !== undefined && (
          <Ambiguous computer={asked.computer} addressOf={(computer) => whyAddress({ ...asked, computer })} />
        )}
        {(isAsked || collected !== undefined) && !isAmbiguous && (
          <Answered of={why} lines={6}>
            {(answer) => (
              <>
                <Answer answer={answer} at={why.dataUpdatedAt} />
                {collected === undefined && asked.computer !== undefined && (
                  <aside className={style['aside']}>
                    <span>{collector.short}</span>
                    <ButtonLink to={`/why/collector?${question}`}>{collector.how}</ButtonLink>
                  </aside>
                )}
              </>
            )}
          </Answered>
        )}
      </div>
    </>
  );
}
