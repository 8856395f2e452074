import type { ComputerDetails } from '#server/admin';
import { Facts, When } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { osInWords } from './os.ts';
import { detailWords } from './words.ts';

/** What the machine told of itself. */
export function MachinePart({ computer }: { readonly computer: ComputerDetails }) {
  const words = useWords(detailWords);
  const told = (text: string | undefined) => (text === undefined || text === '' ? words.untold : text);
  return (
    <Facts
      items={[
        [words.name, computer.dnsName],
        [words.os, told(osInWords(computer))],
        [words.osVersion, told(computer.osVersion)],
        [words.agent, told(computer.clientVersion)],
        [words.architecture, told(computer.architecture)],
        [words.make, told(computer.manufacturer)],
        [words.model, told(computer.model)],
        [words.bios, told(computer.biosVersion)],
        [words.address, computer.address],
        [words.firstSeen, <When key="f" at={computer.createdAt} exact />],
        [words.contact, <When key="c" at={computer.lastContactAt} exact />],
        [words.scan, <When key="s" at={computer.lastScanAt} exact />],
        [words.report, <When key="r" at={computer.lastReportAt} exact />],
        [words.id, <code key="i">{computer.id}</code>],
      ]}
    />
  );
}
