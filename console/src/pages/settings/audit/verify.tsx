import { useState } from 'react';
import type { AuditRow, AuditVerdict } from '#server/admin';
import { ask, useChange } from '../../../api/index.ts';
import { Button, Copyable, Note, Panel, Problem, Stack, TextField } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { auditWords } from './words.ts';

const HEAD = /^[0-9a-f]{64}$/;

/** Asks the server to look whether anybody tampered with the audit, and says since when there is one. */
export function Verify() {
  const words = useWords(auditWords);
  const [head, setHead] = useState('');
  const noted = head.trim().toLowerCase();
  const wrong = noted !== '' && !HEAD.test(noted);
  const verify = useChange<string, AuditVerdict>(
    (before) => ['GET', '/audit/verify', { query: { head: before } }],
    { refresh: [] },
  );
  const [since, setSince] = useState(0);
  const press = async () => {
    const { entries } = await verify.mutateAsync(noted);
    const query = { limit: 1, offset: Math.max(0, entries - 1) };
    const oldest = await ask<{ readonly items: readonly AuditRow[] }>('GET', '/audit', { query });
    setSince(oldest.items[0]?.at ?? 0);
  };
  return (
    <Panel title={words.verify}>
      <Stack column gap={16}>
        <p>{words.verifyLead}</p>
        <TextField
          label={words.headBefore}
          hint={words.headBeforeHint}
          value={head}
          onChange={setHead}
          error={wrong ? words.headWrong : undefined}
          autoComplete="off"
          mono
        />
        <div>
          <Button busy={verify.isPending} disabled={wrong} onPress={() => void press().catch(() => {})}>
            {words.verifyNow}
          </Button>
        </div>
        <div role="status">
          {verify.error !== null && <Problem error={verify.error} />}
          {verify.data !== undefined && <Verdict verdict={verify.data} since={since} />}
        </div>
      </Stack>
    </Panel>
  );
}

function Verdict({ verdict, since }: { readonly verdict: AuditVerdict; readonly since: number }) {
  const words = useWords(auditWords);
  const format = useFormat();
  const { broken, entries, head, headFound } = verdict;
  if (broken !== undefined) {
    return (
      <Note tone="bad" title={words[broken.kind]}>
        <p>{words.brokenText(format.number(broken.number))}</p>
      </Note>
    );
  }
  return (
    <Stack column gap={16}>
      <Note tone="good" title={words.whole}>
        <p>
          {words.wholeText(format.count(entries, 'entry'), format.date(since === 0 ? Date.now() : since))}
        </p>
      </Note>
      {headFound !== undefined && (
        <Note tone={headFound ? 'good' : 'bad'} title={headFound ? words.headFound : words.headLost} />
      )}
      <div>
        <h3>{words.head}</h3>
        <p>{words.headText}</p>
        <Copyable text={head} label={words.head} />
      </div>
    </Stack>
  );
}
