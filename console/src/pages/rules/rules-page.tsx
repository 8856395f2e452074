import { FlaskConical, Plus } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import type { RulesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, ButtonLink, Empty, Note, PageHead, Panel, Sheet, Stack } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { DryRun } from './dry-run.tsx';
import { editorWords } from './editor-words.ts';
import { HousekeepingBlock } from './housekeeping-block.tsx';
import { Presets } from './presets.tsx';
import { RuleList } from './rule-list.tsx';
import { RuleSheet } from './rule-sheet.tsx';
import { RunRules } from './run-rules.tsx';
import { ruleWords } from './words.ts';

/** The rules, what is ready to be added, and housekeeping; `opened` is the rule that is looked at, `new` or `test`. */
export function RulesPage({ opened }: { readonly opened: string }) {
  const words = useWords(ruleWords);
  const texts = useWords(editorWords);
  const { mayAdminister } = useSession();
  const navigate = useNavigate();
  const rules = useAnswer<RulesAnswer>('/rules');
  const close = () => void navigate('/rules');
  const isReplica = rules.data?.replica === true;
  const some = (rules.data?.items.length ?? 0) > 0;
  return (
    <>
      <PageHead
        title={words.title}
        lead={
          <>
            {words.lead} <Link to="/sync/content?tab=revisions">{words.toRevisions}</Link>
          </>
        }
        actions={
          mayAdminister && (
            <ButtonLink to="/rules/new" kind="main" icon={<Plus aria-hidden="true" />}>
              {words.newRule}
            </ButtonLink>
          )
        }
      />
      <Stack column gap={16}>
        {isReplica && <Note tone="wait" title={words.replica} />}
        <Panel
          title={words.heading}
          actions={
            some &&
            !isReplica && (
              <>
                <ButtonLink to="/rules/test" icon={<FlaskConical aria-hidden="true" />}>
                  {words.testAll}
                </ButtonLink>
                {mayAdminister && <RunRules />}
              </>
            )
          }
        >
          <Answered of={rules} lines={6}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty title={words.none}>{words.noneText}</Empty>
              ) : (
                <RuleList rules={items} />
              )
            }
          </Answered>
        </Panel>
        {mayAdminister && <Presets rules={rules.data?.items ?? []} />}
        <HousekeepingBlock />
      </Stack>
      <Sheet title={texts.testAll} open={opened === 'test'} onClose={close} wide>
        <DryRun test={{ limit: 50 }} auto />
      </Sheet>
      {rules.data !== undefined && opened !== '' && opened !== 'test' && (
        <RuleSheet
          key={opened}
          isNew={opened === 'new'}
          rule={rules.data.items.find(({ id }) => id === opened)}
          onClose={close}
        />
      )}
    </>
  );
}
