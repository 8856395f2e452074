import type { DownstreamAnswer } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { ChoiceField, Note, Panel, Problem, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { serverWords } from '../words.ts';
import { downstreamWords } from './words.ts';

type Policy = DownstreamAnswer['unknownServers'];

/** What becomes of servers that nobody decided about: in force at once, and taken back as easily. */
export function DownstreamPolicy({ unknownServers }: { readonly unknownServers: Policy }) {
  const words = useWords(downstreamWords);
  const shared = useWords(serverWords);
  const say = useNotices();
  const { mayAdminister } = useSession();
  const change = useChange<Policy, DownstreamAnswer>(
    (policy) => ['PUT', '/downstream-policy', { body: { unknownServers: policy } }],
    { refresh: ['/downstream', '/audit'] },
  );
  const choose = async (policy: Policy) => {
    await change.mutateAsync(policy);
    say({ text: words.policySet, undo: () => change.mutateAsync(unknownServers) });
  };
  return (
    <Panel title={words.policy}>
      {!mayAdminister && <Note tone="unknown" title={shared.onlyAdministrators} />}
      <ChoiceField
        label={words.policyLabel}
        value={unknownServers}
        onChange={(policy) => void choose(policy).catch(() => {})}
        disabled={!mayAdminister || change.isPending}
        choices={[
          { id: 'welcome', text: words.welcome, hint: words.welcomeText },
          { id: 'refused', text: words.refused, hint: words.refusedText },
        ]}
      />
      {change.error !== null && <Problem error={change.error} />}
    </Panel>
  );
}
