import { ArrowRight } from 'lucide-react';
import { Answered, ButtonLink, Stack } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { Answer } from '../answer/answer.tsx';
import { type Asked, whyAddress } from '../asked.ts';
import type { Collected } from '../collector/collected.tsx';
import { useWhy } from '../use-why.ts';
import { pathWords } from './words.ts';

/** Every path ends in the same answer as the one field gives. */
export function PathAnswer({
  asked,
  collected,
}: {
  readonly asked: Asked;
  readonly collected: Collected | undefined;
}) {
  const words = useWords(pathWords);
  const why = useWhy(asked, collected);
  return (
    <Answered of={why} lines={6}>
      {(answer) => (
        <Stack column gap={16}>
          <Answer answer={answer} at={why.dataUpdatedAt} />
          <div>
            <ButtonLink to={whyAddress(asked)} icon={<ArrowRight size={16} aria-hidden="true" />}>
              {words.permanent}
            </ButtonLink>
          </div>
        </Stack>
      )}
    </Answered>
  );
}
