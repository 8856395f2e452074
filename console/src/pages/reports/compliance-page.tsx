import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ComplianceAnswer, GroupRow, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import {
  Answered,
  Button,
  ButtonLink,
  ChoiceField,
  Empty,
  Figure,
  PageHead,
  Panel,
  Stack,
  useParam,
} from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { ComplianceChart } from './compliance-chart.tsx';
import style from './compliance-page.module.css';
import { ComplianceTable } from './compliance-table.tsx';
import { complianceWords } from './compliance-words.ts';
import { filterIn, queryOf } from './filter.ts';
import { ReportFilters } from './report-filters.tsx';
import type { Measure } from './use-compliance.ts';
import { reportWords } from './words.ts';

/** Groups that are counted before somebody asks for all: each is a walk over its computers. */
const FIRST = 12;
const DAY = 86_400_000;

/** Who has what is approved, and who has what applies: in figures, by group as a chart, and as a table. */
export function CompliancePage() {
  const words = useWords(complianceWords);
  const texts = useWords(reportWords);
  const [params, setParams] = useSearchParams();
  const [of, setOf] = useParam('of', 'approved');
  const [all, setAll] = useState(false);
  const filter = filterIn(params);
  const { group, ...rest } = filter;
  const compliance = useAnswer<ComplianceAnswer>('/compliance', queryOf(filter), { keep: true });
  const groups = useAnswer<GroupsAnswer>('/groups');
  const measure: Measure = of === 'applicable' ? 'applicable' : 'approved';
  const shown = beneath(groups.data?.items ?? [], group);
  const some = all ? shown : shown.slice(0, FIRST);
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <ButtonLink to="/reports" kind="plain" icon={<ArrowLeft aria-hidden="true" />}>
            {texts.back}
          </ButtonLink>
        }
      />
      <Stack column gap={16}>
        <ReportFilters
          filter={filter}
          onChange={(next) =>
            setParams(
              new URLSearchParams([
                ...Object.entries(next).map(([key, value]) => [key, String(value)]),
                ...(measure === 'approved' ? [] : [['of', measure]]),
              ]),
            )
          }
          without={['state', 'approved']}
        />
        <Answered of={compliance} lines={4}>
          {(answer) =>
            answer.computers === 0 ? (
              <Panel>
                <Empty title={words.nobody}>{words.nobodyText}</Empty>
              </Panel>
            ) : (
              <Figures answer={answer} />
            )
          }
        </Answered>
        <Panel title={words.byGroup}>
          <Stack column gap={16}>
            <ChoiceField
              label={words.measure}
              value={measure}
              onChange={(id) => setOf(id)}
              choices={[
                { id: 'approved', text: words.approved },
                { id: 'applicable', text: words.applicable },
              ]}
            />
            <ComplianceChart groups={some} filter={rest} measure={measure} />
            {some.length < shown.length && <Button onPress={() => setAll(true)}>{words.moreGroups}</Button>}
          </Stack>
        </Panel>
        <Panel title={words.numbers} bare>
          <ComplianceTable groups={some} filter={rest} />
        </Panel>
      </Stack>
    </>
  );
}

/** That group and those beneath it, as they stand in the tree. */
function beneath(groups: readonly GroupRow[], name: string | undefined): readonly GroupRow[] {
  if (name === undefined) return groups;
  const at = groups.findIndex((group) => group.name === name || group.id === name);
  const top = groups[at];
  if (top === undefined) return [];
  const end = groups.findIndex((group, index) => index > at && group.depth <= top.depth);
  return groups.slice(at, end === -1 ? undefined : end);
}

function Figures({ answer: { approved, applicable } }: { readonly answer: ComplianceAnswer }) {
  const words = useWords(complianceWords);
  const format = useFormat();
  const percent = (share: number | undefined) => (share === undefined ? '–' : format.share(share / 100));
  const { oldestSecurity } = applicable;
  const days = Math.floor((Date.now() - (oldestSecurity ?? 0)) / DAY);
  const age = oldestSecurity === undefined ? '–' : days === 0 ? words.underDay : format.count(days, 'day');
  return (
    <div className={style['figures']}>
      <Figure value={percent(approved.share)} tone={approved.missing === 0 ? 'good' : 'wait'}>
        {words.haveApproved}
      </Figure>
      <Figure value={percent(applicable.share)} tone={applicable.missing === 0 ? 'good' : 'wait'}>
        {words.haveAll}
      </Figure>
      <Figure value={age} tone={oldestSecurity === undefined ? 'good' : 'bad'}>
        {oldestSecurity === undefined ? words.noOldest : words.oldest}
      </Figure>
      <Figure value={format.number(applicable.unknown)} tone={applicable.unknown === 0 ? 'good' : 'unknown'}>
        {words.unknownFigure}
      </Figure>
    </div>
  );
}
