import { Download } from 'lucide-react';
import type { AuditRow } from '#server/admin';
import { downloadAddress, useLongList } from '../../../api/index.ts';
import { ButtonLink, Empty, PageHead, Panel, Table, useParam, When } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { settingsWords } from '../words.ts';
import style from './audit.module.css';
import { AuditFilters, useAuditFilter } from './audit-filters.tsx';
import { useActorName, useVerbName } from './audit-names.ts';
import { AuditSheet } from './audit-sheet.tsx';
import { Verify } from './verify.tsx';
import { auditWords } from './words.ts';

/** Who changed what. */
export function Audit() {
  const parts = useWords(settingsWords);
  const words = useWords(auditWords);
  const filter = useAuditFilter();
  const list = useLongList<AuditRow>('/audit', filter);
  const actorName = useActorName();
  const verbName = useVerbName();
  const [entry, setEntry] = useParam('entry');
  return (
    <>
      <PageHead
        title={parts.partAudit}
        lead={words.lead}
        actions={
          <ButtonLink
            to={downloadAddress('/audit/export', filter)}
            download
            icon={<Download aria-hidden="true" />}
          >
            {words.export}
          </ButtonLink>
        }
      />
      <AuditFilters />
      <Panel bare>
        <div className={style['table']}>
          <Table
            label={parts.partAudit}
            list={list}
            keyOf={keyOf}
            nameOf={({ subject }) => subject}
            onOpen={(row) => setEntry(keyOf(row))}
            openKey={entry}
            columns={[
              { id: 'at', title: words.when, width: '130px', cell: ({ at }) => <When at={at} /> },
              { id: 'who', title: words.who, width: 'minmax(110px, 170px)', cell: actorName },
              {
                id: 'what',
                title: words.what,
                width: 'minmax(130px, 290px)',
                cell: ({ verb }) => verbName(verb),
              },
              {
                id: 'subject',
                title: words.subject,
                width: 'minmax(160px, 1fr)',
                secondary: true,
                cell: ({ subject }) => subject,
              },
            ]}
            empty={<Empty title={words.none}>{words.noneText}</Empty>}
          />
        </div>
      </Panel>
      <Verify />
      {entry !== '' && <AuditSheet entry={entry} onClose={() => setEntry('')} />}
    </>
  );
}

/** An entry in an address: its time finds it, its number tells it from others of that moment. */
function keyOf({ at, sequence, verb }: AuditRow): string {
  return `${at}.${sequence}.${verb}`;
}
