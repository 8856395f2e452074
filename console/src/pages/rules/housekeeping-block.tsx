import { ButtonLink, Panel, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { HousekeepingLog } from './housekeeping-log.tsx';
import { HousekeepingNext } from './housekeeping-next.tsx';
import { housekeepingWords } from './housekeeping-words.ts';

/** Housekeeping at the end of the page of rules: what comes next, and what was done last. */
export function HousekeepingBlock() {
  const words = useWords(housekeepingWords);
  return (
    <Panel title={words.title} actions={<ButtonLink to="/rules/housekeeping">{words.toPage}</ButtonLink>}>
      <Stack column gap={16}>
        <p className={style['soft']}>{words.lead}</p>
        <HousekeepingNext />
        <HousekeepingLog limit={3} />
      </Stack>
    </Panel>
  );
}
