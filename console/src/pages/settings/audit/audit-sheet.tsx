import { Link } from 'react-router';
import type { AuditRow } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Copyable, Empty, Facts, Sheet, Stack, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useActorName, useVerbName } from './audit-names.ts';
import { auditWords } from './words.ts';

const MOST = 1000;

/** One entry with everything that it says; `entry` is `time.number.verb`. */
export function AuditSheet({ entry, onClose }: { readonly entry: string; readonly onClose: () => void }) {
  const words = useWords(auditWords);
  const [at = '', sequence = '', ...verb] = entry.split('.');
  const moment = /^\d{1,15}$/.test(at) ? Number(at) : 0;
  const found = useAnswer<{ readonly items: readonly AuditRow[] }>('/audit', {
    since: moment,
    until: moment + 1,
    verb: verb.join('.'),
    limit: MOST,
  });
  return (
    <Sheet title={words.details} open onClose={onClose}>
      <Answered of={found}>
        {({ items }) => {
          const row = items.find((each) => String(each.sequence) === sequence) ?? items[0];
          return row === undefined ? <Empty title={words.none} /> : <Entry row={row} />;
        }}
      </Answered>
    </Sheet>
  );
}

function Entry({ row }: { readonly row: AuditRow }) {
  const words = useWords(auditWords);
  const format = useFormat();
  const actorName = useActorName();
  const verbName = useVerbName();
  const { at, actor, verb, subject, from, sequence, details } = row;
  return (
    <Stack column gap={16}>
      <Facts
        items={[
          [words.when, <When key="at" at={at} exact />],
          [
            words.who,
            <>
              {actorName(row)} <code>{actor}</code>{' '}
              <Link to={`/settings/audit?actor=${encodeURIComponent(actor)}`}>{words.allOf}</Link>
            </>,
          ],
          [
            words.what,
            <>
              {verbName(verb)} <code>{verb}</code>
            </>,
          ],
          [words.subject, subject],
          from === undefined ? undefined : [words.from, <code key="from">{from}</code>],
          [words.number, format.number(sequence)],
        ]}
      />
      {Object.keys(details).length > 0 && (
        <Copyable text={JSON.stringify(details, null, 2)} label={words.details} />
      )}
    </Stack>
  );
}
