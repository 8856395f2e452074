import type { SummaryAnswer } from '#server/admin';
import { StateBar } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { overviewWords } from './words.ts';

/** Each computer once, by the worst that it reported. */
export function FleetBar({ computers }: { readonly computers: SummaryAnswer['computers'] }) {
  const words = useWords(overviewWords);
  const { complete, restart, needing, failed, unknown } = computers;
  return (
    <figure>
      <figcaption className="unseen">{words.chart}</figcaption>
      <StateBar
        large
        counts={{ installed: complete, pendingReboot: restart, needed: needing, failed, unknown }}
        names={{
          installed: words.complete,
          pendingReboot: words.restart,
          needed: words.needingUpdates,
          failed: words.failed,
          unknown: words.unknown,
        }}
      />
    </figure>
  );
}
