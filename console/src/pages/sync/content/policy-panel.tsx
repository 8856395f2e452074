import { useState } from 'react';
import type { ContentPolicyChange, ContentPolicyView } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import { Answered, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { PolicyForm } from './policy-form.tsx';
import { policyWords } from './words.ts';

/** Which files are kept, and how fast they may come. */
export function PolicyPanel() {
  const words = useWords(policyWords);
  const shared = useWords(syncWords);
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const policy = useAnswer<ContentPolicyView>('/content/policy');
  const change = useChange<ContentPolicyChange, ContentPolicyView>(
    (body) => ['PUT', '/content/policy', { body }],
    { refresh: ['/content'] },
  );
  const [turn, setTurn] = useState(0);
  const save = async (after: ContentPolicyChange, before: ContentPolicyView) => {
    await change.mutateAsync(after);
    setTurn((now) => now + 1);
    notify({
      text: words.changed,
      undo: async () => {
        const body: ContentPolicyChange = { ...before, bytesPerSecond: before.bytesPerSecond ?? null };
        await ask('PUT', '/content/policy', { body });
        await answers.invalidateQueries({
          predicate: ({ queryKey: [path] }) => String(path).startsWith('/content'),
        });
        setTurn((now) => now + 1);
        notify({ text: shared.takenBack });
      },
    });
  };
  return (
    <Answered of={policy} lines={6}>
      {(answer) => (
        <PolicyForm
          key={turn}
          policy={answer}
          mayChange={mayAdminister}
          busy={change.isPending}
          error={change.error}
          onSave={(after) => void save(after, answer).catch(() => {})}
        />
      )}
    </Answered>
  );
}
