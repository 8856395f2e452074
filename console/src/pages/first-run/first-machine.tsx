import { Link } from 'react-router';
import type { ComputerRow, PageAnswer, PolicyGenerateAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, ButtonLink, Copyable, Folded, Mark, Panel, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './first-run.module.css';
import { firstRunWords } from './words.ts';

/** Without these three nothing happens; the rest of a policy is comfort. */
const ESSENTIAL: ReadonlySet<string> = new Set(['WUServer', 'WUStatusServer', 'UseWUServer']);

/** The policy to copy, and a greeting for the first machine that calls. */
export function FirstMachine() {
  const words = useWords(firstRunWords);
  const policy = useAnswer<PolicyGenerateAnswer>('/policy/generate', { format: 'powershell' });
  const newest = useAnswer<PageAnswer<ComputerRow>>(
    '/computers',
    { sort: 'contact', descending: true, limit: 1 },
    { every: 2000 },
  );
  const first = newest.data?.items[0];
  return (
    <Panel title={words.machine}>
      <Stack column gap={16}>
        <p>{words.machineFor}</p>
        <div role="status">
          {first === undefined ? (
            <Stack>
              <Mark tone="restart" />
              <span>{words.waiting}</span>
            </Stack>
          ) : (
            <Stack gap={16}>
              <strong className={style['greeting']}>{words.greeting(first.dnsName)}</strong>
              <ButtonLink kind="main" to={`/computers/${encodeURIComponent(first.dnsName)}`}>
                {words.seeIt}
              </ButtonLink>
              <ButtonLink to="/">{words.toOverview}</ButtonLink>
            </Stack>
          )}
        </div>
        <Answered of={policy}>
          {({ values, text }) => (
            <>
              <Values rows={values.filter(({ name }) => ESSENTIAL.has(name))} />
              <Folded title={words.script}>
                <Copyable text={text} label={words.script} />
              </Folded>
            </>
          )}
        </Answered>
        <Stack gap={16}>
          <Link to="/settings/policy">{words.otherForms}</Link>
          <Link to="/why/machine">{words.notComing}</Link>
        </Stack>
      </Stack>
    </Panel>
  );
}

function Values({ rows }: { readonly rows: PolicyGenerateAnswer['values'] }) {
  const words = useWords(firstRunWords);
  return (
    <table className={style['values']}>
      <caption className="unseen">{words.values}</caption>
      <thead>
        <tr>
          <th scope="col">{words.valueKey}</th>
          <th scope="col">{words.valueName}</th>
          <th scope="col">{words.valueType}</th>
          <th scope="col">{words.valueData}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, type, data }) => (
          <tr key={name}>
            <td>
              <code>{key}</code>
            </td>
            <td>
              <code>{name}</code>
            </td>
            <td>{type}</td>
            <td>
              <code>{data}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
