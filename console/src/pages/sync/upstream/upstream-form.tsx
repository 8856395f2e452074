import { useState } from 'react';
import type { SetUpstreamRequest, UpstreamView } from '#server/admin';
import { Button, Checkbox, ChoiceField, Facts, Folded, Panel, Stack, TextField } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { syncWords } from '../words.ts';
import { type Draft, draftOf, GUARD_FIELDS, isGuardNumber, requestOf } from './draft.ts';
import { ProxyFields } from './proxy-fields.tsx';
import { TestPanel } from './test-panel.tsx';
import style from './upstream-form.module.css';
import { upstreamWords } from './words.ts';

/** Source, proxy and guard to be changed; sent as one. */
export function UpstreamForm({
  upstream,
  mayChange,
  busy,
  error,
  onSave,
}: {
  readonly upstream: UpstreamView | undefined;
  readonly mayChange: boolean;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSave: (after: SetUpstreamRequest) => void;
}) {
  const words = useWords(upstreamWords);
  const shared = useWords(syncWords);
  const [before] = useState(() => draftOf(upstream));
  const [draft, setDraft] = useState(before);
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const isServer = draft.source === 'server';
  const isUrl = URL.canParse(draft.url.trim()) && /^https?:\/\/./i.test(draft.url.trim());
  const lacksUrl = isServer && !isUrl;
  const guardFails = GUARD_FIELDS.some((name) => !isGuardNumber(name, draft.guard?.[name] ?? '1'));
  const request = requestOf(before, draft);
  const isSame = Object.keys(request).length === 0;
  const asTyped = draft.source === 'microsoft' ? 'microsoft' : draft.url.trim();
  return (
    <>
      <Panel title={words.source}>
        <div className={style['fields']}>
          <ChoiceField
            label={words.where}
            disabled={!mayChange}
            value={draft.source}
            onChange={(source) => set({ source })}
            choices={[
              { id: 'microsoft', text: words.microsoft },
              { id: 'server', text: words.server, hint: words.serverHint },
              { id: 'none', text: words.none },
            ]}
          />
          {isServer && (
            <>
              <TextField
                label={words.url}
                hint={words.urlHint}
                type="url"
                disabled={!mayChange}
                value={draft.url}
                onChange={(url) => set({ url })}
                error={lacksUrl && draft.url !== '' ? words.needsUrl : undefined}
              />
              <Checkbox
                checked={draft.replica}
                disabled={!mayChange}
                onChange={(replica) => set({ replica })}
              >
                {words.replica}
                <span className={style['hint']}>{words.replicaHint}</span>
              </Checkbox>
              <Checkbox checked={draft.rollup} disabled={!mayChange} onChange={(rollup) => set({ rollup })}>
                {words.rollup}
              </Checkbox>
            </>
          )}
          {mayChange &&
            draft.source !== 'none' &&
            (draft.source !== before.source || draft.url !== before.url) &&
            !lacksUrl && <TestPanel key={asTyped} url={asTyped} />}
          <Folded title={words.more}>
            <Stack column gap={16}>
              <TextField
                label={words.account}
                disabled={!mayChange}
                value={draft.accountName}
                onChange={(accountName) => set({ accountName })}
              />
              <TextField
                label={words.pin}
                hint={words.pinHint}
                mono
                disabled={!mayChange}
                value={draft.pinnedCertificate}
                onChange={(pinnedCertificate) => set({ pinnedCertificate })}
              />
              <Authorities subjects={upstream?.certificateAuthorities ?? []} />
              {mayChange && (
                <TextField
                  label={words.pem}
                  hint={words.pemHint}
                  lines={4}
                  mono
                  value={draft.pem}
                  onChange={(pem) => set({ pem })}
                />
              )}
            </Stack>
          </Folded>
        </div>
      </Panel>
      <ProxyFields draft={draft} onChange={set} mayChange={mayChange} />
      {draft.guard !== undefined && (
        <Panel>
          <Folded title={words.guard}>
            <div className={style['fields']}>
              <p>{words.guardText}</p>
              <div className={style['numbers']}>
                {GUARD_FIELDS.map((name) => (
                  <TextField
                    key={name}
                    label={words[name]}
                    disabled={!mayChange}
                    value={draft.guard?.[name] ?? ''}
                    onChange={(value) =>
                      set({
                        guard: draft.guard === undefined ? undefined : { ...draft.guard, [name]: value },
                      })
                    }
                    error={isGuardNumber(name, draft.guard?.[name] ?? '') ? undefined : words.number}
                  />
                ))}
              </div>
            </div>
          </Folded>
        </Panel>
      )}
      {error !== null && <SyncProblem error={error} />}
      {mayChange && (
        <Stack>
          <Button
            kind="main"
            busy={busy}
            disabled={isSame || lacksUrl || guardFails}
            onPress={() => onSave(request)}
          >
            {shared.save}
          </Button>
          {!isSame && <Button onPress={() => setDraft(before)}>{shared.discard}</Button>}
        </Stack>
      )}
    </>
  );
}

function Authorities({ subjects }: { readonly subjects: readonly string[] }) {
  const words = useWords(upstreamWords);
  const format = useFormat();
  const names = subjects.map((subject) => subject.replaceAll('\n', ', '));
  return (
    <Facts items={[[words.authorities, names.length === 0 ? words.authoritiesNone : format.list(names)]]} />
  );
}
