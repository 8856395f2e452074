import type { ComputerDetails } from '#server/admin';
import { Refused, useAnswer } from '../../../api/index.ts';
import { Answered, Facts, Note, When } from '../../../kit/index.ts';
import { useGroupNameAlone } from '../../../parts/names/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { Ambiguous } from '../answer/ambiguous.tsx';
import { pathWords } from './words.ts';

/** What the server knows of a machine already, before anything else is asked. */
export function KnownMachine({ name }: { readonly name: string }) {
  const words = useWords(pathWords);
  const format = useFormat();
  const nameOf = useGroupNameAlone();
  const computer = useAnswer<ComputerDetails>(`/computers/${encodeURIComponent(name)}`);
  const { error } = computer;
  if (error instanceof Refused && error.problem.code === 'admin/computer-not-found') {
    return (
      <Note tone="wait" title={words.notKnown}>
        <p>{words.notKnownNext}</p>
      </Note>
    );
  }
  if (error instanceof Refused && error.problem.code === 'admin/computer-ambiguous')
    return (
      <Ambiguous
        computer={name}
        addressOf={(id) => `/why/machine?${new URLSearchParams({ computer: id })}`}
      />
    );
  return (
    <Answered of={computer} lines={4}>
      {({ lastContactAt, lastScanAt, lastReportAt, address, groups }) => (
        <Note tone="good" title={words.known}>
          <Facts
            items={[
              [words.lastContact, <When key="c" at={lastContactAt} />],
              [words.lastCheck, <When key="s" at={lastScanAt} />],
              [words.lastReport, <When key="r" at={lastReportAt} />],
              [words.address, address],
              [words.groups, format.list(groups.map(nameOf))],
            ]}
          />
        </Note>
      )}
    </Answered>
  );
}
