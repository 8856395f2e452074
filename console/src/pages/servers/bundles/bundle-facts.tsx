import type { BundleView } from '#server/admin';
import { Chip, Copyable, Facts, Note, Panel, Stack, State, When } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { Findings } from '../findings.tsx';
import { bundleWords } from './words.ts';

/** What a bundle holds, from whom it is, and what is not as it should be. */
export function BundleFacts({
  title,
  text,
  bundle,
}: {
  readonly title: string;
  readonly text?: string;
  readonly bundle: BundleView;
}) {
  const words = useWords(bundleWords);
  const format = useFormat();
  const { signedBy, trusted, parts, files, since, sequence } = bundle;
  const missing = parts.filter(({ present }) => !present);
  return (
    <Stack column gap={16}>
      {text !== undefined && (
        <Note tone="good" title={title}>
          <p>{text}</p>
        </Note>
      )}
      {missing.length > 0 && (
        <Note tone="bad" title={`${format.list(missing.map(({ name }) => name))} ${words.partMissing}`} />
      )}
      <Panel title={words.holds}>
        <Facts
          items={[
            [words.path, <code key="path">{bundle.path}</code>],
            [words.revisions, format.count(bundle.revisions, 'revision')],
            [words.approvals, format.number(bundle.approvals)],
            [words.groups, format.number(bundle.groups)],
            [words.files, `${format.count(files.files, 'file')}, ${format.bytes(files.bytes)}`],
            [
              words.sequence,
              `${format.number(sequence)} (${since === 0 ? words.holdsAll : words.follows(format.number(since))})`,
            ],
            [words.made, <When key="made" at={bundle.createdAt} exact />],
            [words.from, bundle.from],
            [
              words.signer,
              signedBy === '' ? (
                words.unsigned
              ) : (
                <Stack key="signer" column gap={4}>
                  <Copyable text={signedBy} label={words.signer} />
                  <span>
                    <State tone={trusted ? 'good' : 'wait'}>
                      {trusted ? words.trusted : words.untrusted}
                    </State>
                  </span>
                </Stack>
              ),
            ],
            [
              words.parts,
              <Stack key="parts" gap={4}>
                {parts.map(({ name, bytes, present }) => (
                  <Chip key={name} {...(present ? {} : { tone: 'bad' as const })}>
                    {name} · {format.bytes(bytes)}
                  </Chip>
                ))}
              </Stack>,
            ],
          ]}
        />
      </Panel>
      <Findings title={words.findings} findings={bundle.findings} />
    </Stack>
  );
}
