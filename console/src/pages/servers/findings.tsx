import type { FindingView } from '#server/admin';
import { Panel, Stack } from '../../kit/index.ts';
import { FindingNote } from '../../parts/sync-finding/index.ts';

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
        {findings.map((finding) => (
          <FindingNote key={`${finding.code} ${finding.subject ?? ''}`} finding={finding} />
        ))}
      </Stack>
    </Panel>
  );
}
