import { Button, ButtonLink, Chip, ChoiceField, PageHead, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { SuggestField } from '../ask/suggest-field.tsx';
import { useCollected } from '../collector/collected.tsx';
import { CollectorHelp } from '../collector/collector-page.tsx';
import { whyWords } from '../words.ts';
import { KnownMachine } from './known-machine.tsx';
import { PathAnswer } from './path-answer.tsx';
import { PathStep } from './path-step.tsx';
import style from './paths.module.css';
import { Stations } from './stations.tsx';
import { usePath } from './use-path.ts';
import { useWritten } from './use-written.ts';
import { pathWords } from './words.ts';

const STEPS = 4;

/** The first article as a few questions: an update does not reach a machine. */
export function MachinePath() {
  const words = useWords(pathWords);
  const why = useWords(whyWords);
  const { params, step, go } = usePath(STEPS);
  const { collected, give } = useCollected();
  const computer = params.get('computer') ?? '';
  const update = params.get('update') ?? '';
  const script = params.get('script') ?? '';
  const [name, setName] = useWritten(computer);
  const [missing, setMissing] = useWritten(update);
  const [isOne, setIsOne] = useWritten(update !== '');
  const asked = { computer, ...(update === '' ? {} : { update }) };
  const isReached = (at: number) => step >= at && computer !== '';
  return (
    <div className={style['path']}>
      <PageHead
        title={why.machinePath}
        lead={why.machinePathLead}
        actions={step > 1 && <ButtonLink to="/why/machine">{words.begin}</ButtonLink>}
      />
      <PathStep at={1} all={STEPS} title={words.whichMachine} isNew={step === 1}>
        <Stack column gap={16}>
          <SuggestField
            label={words.machineName}
            value={name}
            kinds={['computer']}
            onChange={setName}
            onTake={({ value }) => {
              setName(value);
              go(1, { computer: value });
            }}
            onEnter={() => go(1, { computer: name.trim() })}
          />
          {computer !== '' && computer === name.trim() && <KnownMachine name={computer} />}
          {(step === 1 || computer !== name.trim()) && (
            <div>
              <Button
                kind="main"
                disabled={name.trim() === ''}
                onPress={() => go(computer === name.trim() ? 2 : 1, { computer: name.trim() })}
              >
                {words.continue}
              </Button>
            </div>
          )}
        </Stack>
      </PathStep>
      {isReached(2) && (
        <PathStep at={2} all={STEPS} title={words.whatIsMissing} isNew={step === 2}>
          <Stack column gap={16}>
            <ChoiceField<'all' | 'one'>
              label={words.missing}
              value={isOne ? 'one' : 'all'}
              onChange={(id) => setIsOne(id === 'one')}
              choices={[
                { id: 'all', text: words.missingAll },
                { id: 'one', text: words.missingOne },
              ]}
            />
            {isOne && (
              <SuggestField
                label={words.updateName}
                value={missing}
                kinds={['update']}
                onChange={setMissing}
                onTake={({ value }) => {
                  setMissing(value);
                  go(Math.max(step, 3), { update: value });
                }}
                onEnter={() => go(Math.max(step, 3), { update: missing.trim() })}
              />
            )}
            <div>
              <Button
                kind={step === 2 ? 'main' : 'usual'}
                disabled={isOne && missing.trim() === ''}
                onPress={() => go(Math.max(step, 3), { update: isOne ? missing.trim() : '' })}
              >
                {step === 2 ? words.continue : words.change}
              </Button>
            </div>
          </Stack>
        </PathStep>
      )}
      {isReached(3) && (
        <PathStep at={3} all={STEPS} title={words.canRun} isNew={step === 3}>
          <Stack column gap={16}>
            <ChoiceField<'yes' | 'no'>
              label={words.script}
              value={script === 'yes' ? 'yes' : script === 'no' ? 'no' : undefined}
              onChange={(id) => go(id === 'no' ? 4 : 3, { script: id })}
              choices={[
                { id: 'yes', text: words.canRunYes },
                { id: 'no', text: words.canRunNo },
              ]}
            />
            {collected !== undefined && (
              <div>
                <Chip tone="good">{words.given(collected.machine ?? collected.name)}</Chip>
              </div>
            )}
            {script === 'yes' && collected === undefined && (
              <CollectorHelp
                onGive={(file, text) => {
                  give(file, text);
                  go(4, { script: 'yes' });
                }}
              />
            )}
          </Stack>
        </PathStep>
      )}
      {isReached(4) && (
        <PathStep at={4} all={STEPS} title={words.answer} isNew={step === 4}>
          <Stack column gap={24}>
            <Stations computer={computer} collected={collected} />
            <PathAnswer asked={asked} collected={collected} />
          </Stack>
        </PathStep>
      )}
    </div>
  );
}
