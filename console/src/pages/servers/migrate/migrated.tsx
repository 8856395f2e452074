import { Link } from 'react-router';
import type { MigrateAnswer } from '#server/admin';
import { Figure, Note, Panel, Stack } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { Findings } from '../findings.tsx';
import style from './migrated.module.css';
import { migrateWords } from './words.ts';

const COUNTS = ['revisions', 'groups', 'approvals', 'declines', 'eulas'] as const;

/** What came, what did not, and what is to be done now. */
export function Migrated({ answer }: { readonly answer: MigrateAnswer }) {
  const words = useWords(migrateWords);
  const format = useFormat();
  const { files, left } = answer;
  return (
    <Stack column gap={16}>
      <Note tone="good" title={words.done} />
      <Panel>
        <Stack gap={16}>
          {COUNTS.map((name) => (
            <Figure key={name} value={format.number(answer[name])}>
              {words[name]}
            </Figure>
          ))}
          <Figure value={format.number(files.files)}>
            {words.files}, {format.bytes(files.bytes)}
          </Figure>
        </Stack>
      </Panel>
      <Findings title={words.left} findings={left} />
      <Panel title={words.next}>
        <ol className={style['next']}>
          <li>
            <Link to="/sync/upstream">{words.nextUpstream}</Link>
          </li>
          <li>
            <Link to="/rules">{words.nextRules}</Link>
          </li>
          <li>
            <Link to="/settings/policy">{words.nextPolicy}</Link>
          </li>
        </ol>
      </Panel>
    </Stack>
  );
}
