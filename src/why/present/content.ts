import { type Action, type Evidence, type Finding, moment } from '#diagnosis';
import type { ContentFacts, MissingContent, PresentFacts } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';

const SHOWN = 5;

/** A8: whether its files are here. Asked only of what some group gets: nothing else is fetched. */
export function content(facts: PresentFacts): Finding | undefined {
  const { content: found, approvals } = facts;
  if (!approvals.some(({ action }) => action === 'Install' || action === 'OptionalInstall')) return undefined;
  if (found.files === 0) return undefined;
  if (found.fromMicrosoft) return pass('A8', m.say('content-from-microsoft', undefined));
  if (found.missing.length === 0)
    return pass('A8', m.say('content-here', { files: found.files }), {
      evidence: [seen('Bytes', 'バイト数', found.bytes)],
    });
  const [says, remedies] = whatIsWrong(facts, found);
  const retry = nextAttempt(found);
  return fail('A8', says, {
    evidence: found.missing.slice(0, SHOWN).flatMap(missingEvidence),
    next: [
      ...remedies,
      act(
        'server',
        { en: 'See what is fetched, waits and failed.', ja: 'ダウンロードの状況を確認してください。' },
        'todoku content fetch',
      ),
    ],
    then:
      retry === undefined
        ? {
            en: 'Computers are told of the update, and their downloads fail until the files are here.',
            ja: '更新ファイルがそろうまで、コンピューターでのダウンロードは失敗します。',
          }
        : {
            en: `The download is tried again by itself on ${moment(retry).en}.`,
            ja: `ダウンロードは ${moment(retry).ja} に自動的に再試行されます。`,
          },
  });
}

type Told = readonly [says: ReturnType<typeof m.say>, next: readonly Action[]];

function whatIsWrong({ update }: PresentFacts, found: ContentFacts): Told {
  const { missing, files, bytes, paused, freeBytes } = found;
  const again = act(
    'server',
    {
      en: 'Fetch its files again, before all others.',
      ja: '更新ファイルを優先してダウンロードしてください。',
    },
    `todoku content fetch --update ${update.updateId}`,
  );
  const missingBytes = missing.reduce((sum, { size }) => sum + size, 0);
  if (paused === 'disk-full')
    return [
      m.say('content-disk-full', { need: megabytes(missingBytes), free: megabytes(freeBytes ?? 0) }),
      [
        act(
          'server',
          {
            en: 'Make room on the disk of the content, or move the content to a larger one.',
            ja: 'ディスクの空き容量を増やすか、更新ファイルの保存先を移動してください。',
          },
          'todoku content move PATH',
        ),
        again,
      ],
    ];
  if (paused === 'no-upstream')
    return [
      m.say('content-no-upstream', undefined),
      [
        act(
          'server',
          {
            en: 'Import the files, or name an upstream.',
            ja: '更新ファイルをインポートするか、アップストリームを設定してください。',
          },
          'todoku content import PATH',
        ),
      ],
    ];
  const failed = missing.find(({ failure }) => failure !== undefined);
  if (failed?.failure !== undefined) {
    const { message, hint, nextAttemptAt } = failed.failure;
    const told = { file: failed.fileName, message };
    return [
      nextAttemptAt === undefined ? m.say('content-given-up', told) : m.say('content-failed', told),
      [act('server', { en: hint, ja: hint }), again],
    ];
  }
  if (missing.some(({ fetching, queued }) => fetching !== undefined || queued)) {
    const received = missing.reduce((sum, { fetching }) => sum + (fetching?.received ?? 0), 0);
    const done = megabytes(bytes - missingBytes + received);
    return [m.say('content-downloading', { done, total: megabytes(bytes) }), []];
  }
  return [m.say('content-missing', { missing: missing.length, total: files }), [again]];
}

function nextAttempt({ missing }: ContentFacts): number | undefined {
  const times = missing.flatMap(({ failure }) => failure?.nextAttemptAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function missingEvidence({ fileName, size, failure, fetching }: MissingContent): readonly Evidence[] {
  return [
    seen('File that is not here', '不足しているファイル', `${fileName} (${megabytes(size)})`),
    ...(fetching === undefined
      ? []
      : [seen('Received so far', '受信済み', `${megabytes(fetching.received)}, ${fetching.from}`)]),
    ...(failure === undefined
      ? []
      : [seen('Last failure', '前回の失敗', `${failure.code}, ${failure.attempts}`, failure.at)]),
  ];
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
