import { Mail } from 'lucide-react';
import { Link } from 'react-router';
import { ButtonLink, PageHead, Panel, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { REPORTS } from './names.ts';
import style from './report-index.module.css';
import { reportWords } from './words.ts';

/** All reports, each with what it is for. */
export function ReportIndex() {
  const words = useWords(reportWords);
  const lists = [
    { title: words.names.compliance, names: ['compliance'] },
    { title: words.updates, names: REPORTS.updates },
    { title: words.computers, names: REPORTS.computers },
    { title: words.server, names: REPORTS.server },
  ] as const;
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink to="/reports/subscriptions" icon={<Mail aria-hidden="true" />}>
            {words.toSubscriptions}
          </ButtonLink>
        }
      />
      <Stack column gap={16}>
        {lists.map(({ title, names }) => (
          <Panel key={title} title={title}>
            <ul className={style['list']}>
              {names.map((name) => (
                <li key={name}>
                  <Link to={`/reports/${name}`}>{words.names[name]}</Link>
                  <p>{words.abouts[name]}</p>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
      </Stack>
    </>
  );
}
