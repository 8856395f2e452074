import type { AcceptEulaAnswer, EulasAnswer, UpdateDetails } from '#server/admin';
import { useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Button, Note, Panel, Problem, Stack, useNotices } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { useReplica } from '../../approving/index.ts';
import { useGroupName } from '../../names/index.ts';
import { TermsText } from '../../terms/index.ts';
import { overviewWords } from './words.ts';

/** What its license terms say, the approvals that wait for them, and the button that accepts them. */
export function LicenseTerms({ update: { eula, updateId } }: { readonly update: UpdateDetails }) {
  const words = useWords(overviewWords);
  const format = useFormat();
  const groupName = useGroupName();
  const tell = useNotices();
  const replica = useReplica();
  const { mayDecide, who } = useSession();
  const eulas = useAnswer<EulasAnswer>('/eulas', {}, { when: eula !== undefined });
  const accept = useChange<string, AcceptEulaAnswer>((id) => [
    'POST',
    `/eulas/${encodeURIComponent(id)}/accept`,
  ]);
  const waiting =
    eulas.data?.items
      .find(({ eulaId }) => eulaId === eula?.id)
      ?.waiting.filter((each) => each.updateId === updateId) ?? [];
  if (eula === undefined) return null;
  const groups = waiting.map(({ groupId: id, groupName: name }) => groupName(id, name));
  return (
    <Panel title={words.terms}>
      <Stack column>
        <TermsText updateId={updateId} />
        {waiting.length > 0 && <Note tone="wait" title={words.termsWait(format.list(groups))} />}
        {waiting.length > 0 && mayDecide && who.groups === undefined && !replica && (
          <Button
            busy={accept.isPending}
            onPress={() => accept.mutate(eula.id, { onSuccess: () => tell({ text: words.accepted }) })}
          >
            {words.acceptTerms}
          </Button>
        )}
        {accept.error !== null && <Problem error={accept.error} />}
      </Stack>
    </Panel>
  );
}
