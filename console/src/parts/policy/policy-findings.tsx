import type { PolicyLintAnswer } from '#server/admin';
import { Facts, Folded, Note, Panel, Stack, type Tone } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { Finding, FindingLine } from '../checked/index.ts';
import style from './policy-tools.module.css';
import { SYSTEMS } from './systems.ts';
import { policyWords } from './words.ts';

const TONES: Readonly<Record<PolicyLintAnswer['state'], Tone>> = {
  yes: 'good',
  no: 'bad',
  unknown: 'unknown',
};
const STATES = { yes: 'stateYes', no: 'stateNo', unknown: 'stateUnknown' } as const;
const FORMATS = {
  reg: 'regText',
  'reg-query': 'regQuery',
  gpresult: 'gpresult',
  lgpo: 'lgpoText',
  collected: 'collected',
} as const satisfies Readonly<Record<PolicyLintAnswer['format'], string>>;
const SOURCES = { wsus: 'wsus', 'windows-update': 'windowsUpdate', unknown: 'notKnown' } as const;
const CLASSES = ['quality', 'feature', 'driver', 'other'] as const;
const GRAVEST: readonly string[] = ['fail', 'warn', 'unknown'];

/** What a policy was found to be: whether it works, where updates come from, what is wrong and how to mend it. */
export function PolicyFindings({
  answer,
  name,
}: {
  readonly answer: PolicyLintAnswer;
  readonly name: string;
}) {
  const words = useWords(policyWords);
  const format = useFormat();
  const { state, os, findings, sources } = answer;
  const wrong = findings
    .filter(({ verdict }) => verdict !== 'pass')
    .toSorted((a, b) => GRAVEST.indexOf(a.verdict) - GRAVEST.indexOf(b.verdict));
  const right = findings.filter(({ verdict }) => verdict === 'pass');
  const system = SYSTEMS.find(({ id }) => id === os)?.text ?? os;
  return (
    <div role="status">
      <Stack column gap={16}>
        <Note tone={TONES[state]} title={words[STATES[state]]}>
          <p>{words.given(name)}</p>
        </Note>
        <Panel title={words.sources} bare>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{words.class}</th>
                <th scope="col">{words.source}</th>
                <th scope="col">{words.because}</th>
              </tr>
            </thead>
            <tbody>
              {CLASSES.map((each) => (
                <tr key={each}>
                  <th scope="row">{words[each]}</th>
                  <td>{words[SOURCES[sources[each].source]]}</td>
                  <td>{sources[each].because}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
        <Panel title={words.findings}>
          <Stack column gap={24}>
            <Facts
              items={[
                [words.recognized, words[FORMATS[answer.format]]],
                [words.os, system ?? words.notKnown],
              ]}
            />
            {wrong.length === 0 && <p>{words.nothing}</p>}
            {wrong.map((finding) => (
              <Finding key={`${finding.check}${finding.code}`} finding={finding} />
            ))}
            {right.length > 0 && (
              <Folded title={words.right(format.number(right.length))}>
                <Stack column gap={8}>
                  {right.map((finding) => (
                    <FindingLine key={`${finding.check}${finding.code}`} finding={finding} />
                  ))}
                </Stack>
              </Folded>
            )}
          </Stack>
        </Panel>
      </Stack>
    </div>
  );
}
