import type { FindingView } from '#server/admin';
import { Note, Panel, Stack, type Tone } from '../../kit/index.ts';

const TONES: Readonly<Record<FindingView['level'], Tone>> = {
  error: 'bad',
  warning: 'wait',
  notice: 'unknown',
};

/** What is to be minded, each with what one can do; nothing where there is nothing. */
export function Findings({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly FindingView[];
}) {
  if (findings.length === 0) return null;
  return (
    <Panel title={title}>
      <Stack column>
        {findings.map(({ level, code, message, subject, detail, hint }) => (
          <Note key={`${code} ${subject ?? ''}`} tone={TONES[level]} title={message}>
            {subject !== undefined && <p>{subject}</p>}
            {detail !== undefined && <p>{detail}</p>}
            <p>{hint}</p>
          </Note>
        ))}
      </Stack>
    </Panel>
  );
}
