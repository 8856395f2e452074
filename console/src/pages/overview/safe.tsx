import { Link } from 'react-router';
import type { ComplianceAnswer, SummaryAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { ButtonLink, Empty, Figure, Panel, Stack, State, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { FleetBar } from './fleet-bar.tsx';
import style from './page.module.css';
import { overviewWords } from './words.ts';

/** How many lack a security update and for how long, and the fleet as one bar. */
export function Safe({ summary: { computers, security } }: { readonly summary: SummaryAnswer }) {
  const words = useWords(overviewWords);
  const format = useFormat();
  const compliance = useAnswer<ComplianceAnswer>('/compliance', {}, { every: 60_000 });
  if (computers.total === 0)
    return (
      <Panel title={words.safe}>
        <Empty
          title={words.noComputers}
          action={<ButtonLink to="/settings/policy">{words.policy}</ButtonLink>}
        >
          {words.noComputersHint}
        </Empty>
      </Panel>
    );
  const lacking = security.computers;
  const share = compliance.data?.approved.share;
  return (
    <Panel title={words.safe}>
      <Stack column gap={8}>
        <Figure
          value={format.number(lacking)}
          tone={lacking === 0 ? 'good' : 'wait'}
          to="/updates?view=Security%20Updates&status=needed"
        >
          {lacking === 0 ? words.lackingNone : words.lacking(format.count(computers.total, 'computer'))}
          {security.oldest !== undefined && lacking > 0 && (
            <>
              {' · '}
              {words.oldest} <When at={security.oldest} />
            </>
          )}
        </Figure>
        <FleetBar computers={computers} />
        {share !== undefined && (
          <p className={style['soft']}>
            <Link to="/reports/compliance">{words.compliant(format.share(share / 100))}</Link>
          </p>
        )}
        <Stack gap={16}>
          {computers.failed > 0 && (
            <State tone="bad">
              <Link to="/computers?standing=failed">
                {words.failing(format.count(computers.failed, 'computer'))}
              </Link>
            </State>
          )}
          {computers.silent > 0 && (
            <State tone="unknown">
              <Link to="/computers?view=stale">
                {words.silent(
                  format.count(computers.silent, 'computer'),
                  format.count(computers.silentDays, 'day'),
                )}
              </Link>
            </State>
          )}
        </Stack>
      </Stack>
    </Panel>
  );
}
