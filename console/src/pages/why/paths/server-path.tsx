import type { CategoriesAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import {
  Button,
  ButtonLink,
  ChoiceField,
  PageHead,
  SelectField,
  Stack,
  TextField,
} from '../../../kit/index.ts';
import { useClassificationName } from '../../../parts/names/index.ts';
import { useWords } from '../../../words/index.ts';
import { SuggestField } from '../ask/suggest-field.tsx';
import type { Asked } from '../asked.ts';
import { whyWords } from '../words.ts';
import { FoundHere, useFoundHere } from './found-here.tsx';
import { PathAnswer } from './path-answer.tsx';
import { PathStep } from './path-step.tsx';
import style from './paths.module.css';
import { SyncState } from './sync-state.tsx';
import { usePath } from './use-path.ts';
import { useWritten } from './use-written.ts';
import { pathWords } from './words.ts';

const STEPS = 4;
const USUAL = 'usual';
const NOT_GIVEN = 'not-given';

/** The second article as a few questions: an update is not on this server. */
export function ServerPath() {
  const words = useWords(pathWords);
  const why = useWords(whyWords);
  const { params, step, go } = usePath(STEPS);
  const answered = (name: string) => params.get(name) ?? '';
  const update = answered('update');
  const [text, setText] = useWritten(update);
  const [product, setProduct] = useWritten(answered('product'));
  const [classification, setClassification] = useWritten(answered('classification'));
  const [released, setReleased] = useWritten(answered('released'));
  const className = useClassificationName();
  const classifications = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' });
  const found = useFoundHere(update);
  const isHere = (found.data?.total ?? 0) > 0;
  const asked = Object.fromEntries(
    ['update', 'product', 'classification', 'released', 'ask']
      .map((name) => [name, answered(name)])
      .filter(([, value]) => value !== ''),
  ) as Asked;
  const isReached = (at: number) =>
    update !== '' && found.data !== undefined && (step >= at || (isHere && at === 4));
  return (
    <div className={style['path']}>
      <PageHead
        title={why.serverPath}
        lead={why.serverPathLead}
        actions={step > 1 && <ButtonLink to="/why/server">{words.begin}</ButtonLink>}
      />
      <PathStep at={1} all={STEPS} title={words.whichUpdate} isNew={step === 1}>
        <Stack column gap={16}>
          <SuggestField
            label={words.updateName}
            value={text}
            kinds={['update']}
            onChange={setText}
            onTake={({ value }) => {
              setText(value);
              go(1, { update: value });
            }}
            onEnter={() => go(1, { update: text.trim() })}
          />
          <div>
            <Button disabled={text.trim() === ''} onPress={() => go(1, { update: text.trim() })}>
              {words.search}
            </Button>
          </div>
          {update !== '' && <FoundHere found={found} />}
          {update !== '' && found.data !== undefined && !isHere && step === 1 && (
            <div>
              <Button kind="main" onPress={() => go(2)}>
                {words.continue}
              </Button>
            </div>
          )}
        </Stack>
      </PathStep>
      {!isHere && isReached(2) && (
        <PathStep at={2} all={STEPS} title={words.catalogPage} isNew={step === 2}>
          <Stack column gap={16}>
            <p>{words.catalogLead}</p>
            <TextField label={words.product} value={product} onChange={setProduct} />
            <SelectField
              label={words.classification}
              choices={[
                { id: NOT_GIVEN, text: words.notGiven },
                ...(classifications.data?.items ?? []).map(({ id, title }) => ({
                  id: title,
                  text: className(id, title),
                })),
              ]}
              value={classification === '' ? NOT_GIVEN : classification}
              onChange={(id) => setClassification(id === NOT_GIVEN ? '' : id)}
            />
            <TextField label={words.released} type="date" value={released} onChange={setReleased} />
            <div>
              <Button
                kind={step === 2 ? 'main' : 'usual'}
                onPress={() => go(Math.max(step, 3), { product: product.trim(), classification, released })}
              >
                {step === 2 ? words.continue : words.change}
              </Button>
            </div>
          </Stack>
        </PathStep>
      )}
      {!isHere && isReached(3) && (
        <PathStep at={3} all={STEPS} title={words.mayAsk} isNew={step === 3}>
          <Stack column gap={16}>
            <SyncState />
            <ChoiceField<'usual' | 'everybody' | 'nobody'>
              label={words.mayAsk}
              value={
                params.get('ask') === 'everybody'
                  ? 'everybody'
                  : params.get('ask') === 'nobody'
                    ? 'nobody'
                    : step > 3
                      ? USUAL
                      : undefined
              }
              onChange={(id) => go(4, { ask: id === USUAL ? '' : id })}
              choices={[
                { id: USUAL, text: words.askUsual },
                { id: 'everybody', text: words.askEverybody },
                { id: 'nobody', text: words.askNobody },
              ]}
            />
          </Stack>
        </PathStep>
      )}
      {isReached(4) && (
        <PathStep at={4} all={STEPS} title={words.answer} isNew={step === 4}>
          <PathAnswer asked={isHere ? { update } : asked} collected={undefined} />
        </PathStep>
      )}
    </div>
  );
}
