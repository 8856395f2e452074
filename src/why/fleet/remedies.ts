import { type Action, typed } from '#diagnosis';
import { explainResult } from '#results';
import { groupsText } from '../group-text.ts';
import { act } from '../present/found.ts';
import type { Cause } from './cause-of.ts';
import type { FleetFacts } from './facts.ts';

/** Computers that lack it for one reason, as far as what to do depends on them. */
export interface Concerned {
  /** Names of their groups, most computers first. */
  readonly groups: readonly string[];
  /** Names of a few of them. */
  readonly some: readonly string[];
  readonly hresult?: number;
}

/** What to do about computers that lack it for that reason, then how they are listed. */
export function remediesFor(cause: Cause, facts: FleetFacts, concerned: Concerned): readonly Action[] {
  return [...remedy(cause, facts, concerned), ...oneOf(cause, facts, concerned), ...listing(cause, facts)];
}

function remedy(cause: Cause, facts: FleetFacts, { groups, hresult }: Concerned): readonly Action[] {
  const { updateId, termsId, replicaOf } = facts;
  switch (cause) {
    case 'declined':
      return decided(facts, [
        act(
          'server',
          { en: 'End the decline, then approve it.', ja: '拒否を取り消してから、承認してください。' },
          `todoku updates undecline ${updateId}`,
        ),
      ]);
    case 'expired':
    case 'incomplete':
      return [
        act(
          'server',
          {
            en: 'See everything of the update, its revisions and what supersedes it.',
            ja: '更新プログラムの詳細、リビジョン、置き換え関係を確認してください。',
          },
          `todoku updates show ${updateId}`,
        ),
      ];
    case 'held':
      return [
        act(
          'server',
          {
            en: 'End the hold, if its reason is gone.',
            ja: '理由が解消している場合は、保留を解除してください。',
          },
          `todoku updates release ${updateId}`,
        ),
      ];
    case 'terms':
      return [
        act(
          'server',
          {
            en: 'Read the license terms and accept them, once for everybody.',
            ja: 'ライセンス条項を確認し、同意してください (1 回ですべてに有効です)。',
          },
          `todoku updates accept-eula ${typed(termsId ?? '')}`,
        ),
      ];
    case 'not-approved':
    case 'removal': {
      const names = groupsText(groups);
      return decided(facts, [
        act(
          'server',
          {
            en: `Approve it for ${names.en}.`,
            ja: `${names.ja} に対してインストールを承認してください。`,
          },
          `todoku updates approve ${updateId}${groups
            .slice(0, 3)
            .map((name) => ` --group ${typed(name)}`)
            .join('')}`,
        ),
      ]);
    }
    case 'files':
      return [
        act(
          'server',
          {
            en: 'Fetch its files, before all others.',
            ja: '更新ファイルを優先してダウンロードしてください。',
          },
          `todoku content fetch --update ${updateId}`,
        ),
      ];
    case 'failed':
      return failedRemedy(hresult);
    case 'restart':
      return [
        act('machine', {
          en: 'Restart the computers.',
          ja: 'コンピューターを再起動してください。',
        }),
      ];
    case 'install':
    case 'download':
      return replicaOf === undefined
        ? [
            act(
              'server',
              {
                en: 'To have it sooner set a deadline: then it is installed by that time, restart included.',
                ja: '急ぐ場合は期日を設定してください。期日までに再起動を含めてインストールされます。',
              },
              `todoku updates approve ${updateId} --group ${typed(groups[0] ?? 'All Computers')} --deadline 3d`,
            ),
          ]
        : decided(facts, []);
    case 'not-checked':
    case 'report-awaited':
      return [
        act('person', {
          en: 'Wait for their next check, within 22 hours unless a policy sets another interval.',
          ja: '次回の検出までお待ちください (ポリシーで変更していなければ 22 時間以内)。',
        }),
      ];
    default:
      return [];
  }
}

/** Where this server is a replica, its upstream decides. */
function decided({ replicaOf }: FleetFacts, here: readonly Action[]): readonly Action[] {
  if (replicaOf === undefined) return here;
  return [
    act('upstream', {
      en: `Decide it on the upstream server ${replicaOf}: this server is a replica.`,
      ja: `このサーバーはレプリカです。設定は、アップストリーム サーバー ${replicaOf} で変更してください。`,
    }),
  ];
}

function failedRemedy(hresult: number | undefined): readonly Action[] {
  if (hresult === undefined) return [];
  const [en, ja] = [explainResult(hresult, 'en'), explainResult(hresult, 'ja')];
  const explain = act(
    'person',
    { en: 'See all that is known of the code.', ja: 'エラー コードの詳細を確認してください。' },
    `todoku errors explain ${en.hex}`,
  );
  return en.remedy === undefined || ja.remedy === undefined
    ? [explain]
    : [act('machine', { en: en.remedy, ja: ja.remedy }), explain];
}

const LIST_STATE: Partial<Record<Cause, string>> = {
  failed: ' --state failed',
  restart: ' --state restart-pending',
  install: ' --state downloaded',
  download: ' --state needed',
  optional: ' --state needed',
};

/** Of what each machine has a reason of its own for: one of them is looked at. */
function oneOf(cause: Cause, { updateId }: FleetFacts, { some: [name] }: Concerned): readonly Action[] {
  if (name === undefined || !LOOK_AT_ONE.has(cause)) return [];
  return [
    act(
      'person',
      { en: 'See why on one of them.', ja: '1 台について原因を確認してください。' },
      `todoku why ${updateId} --computer ${typed(name)}`,
    ),
  ];
}

const LOOK_AT_ONE: ReadonlySet<Cause> = new Set([
  'silent',
  'not-checked',
  'never-reported',
  'report-awaited',
]);

function listing(cause: Cause, { updateId, silentDays }: FleetFacts): readonly Action[] {
  const says = { en: 'List the computers.', ja: 'コンピューターの一覧を表示してください。' };
  switch (cause) {
    case 'silent':
      return [act('server', says, `todoku computers list --silent-for ${silentDays}`)];
    case 'never-reported':
    case 'report-awaited':
      return [];
    default:
      return [act('server', says, `todoku updates computers ${updateId}${LIST_STATE[cause] ?? ''}`)];
  }
}
