import { type Action, type Text, typed } from '#diagnosis';
import { groupText } from '../group-text.ts';
import type { PresentFacts } from './facts.ts';
import { act } from './found.ts';

// What to do about it, where several checks advise the same.

/** Approve it: on the upstream where this server is a replica. */
export function approve({ update, machine, replica }: PresentFacts, more = ''): Action {
  const group = machine?.groups[0] ?? 'All Computers';
  if (replica !== undefined)
    return act('upstream', {
      en: `Approve it on the upstream server ${replica.upstream}: this server is a replica.`,
      ja: `このサーバーはレプリカです。承認は、アップストリーム サーバー ${replica.upstream} で行ってください。`,
    });
  return act(
    'server',
    approveFor(group),
    `todoku updates approve ${update.updateId} --group ${typed(group)}${more}`,
  );
}

/** What is to be done for a group. */
export function approveFor(group: string): Text {
  const { en, ja } = groupText(group);
  return { en: `Approve it for ${en}.`, ja: `${ja} に対してインストールを承認してください。` };
}

/** Everything of the update, to look at. */
export function lookAt({ update }: PresentFacts): Action {
  return act(
    'server',
    {
      en: 'See everything of the update, its revisions and what supersedes it.',
      ja: '更新プログラムの詳細、リビジョン、置き換え関係を確認してください。',
    },
    `todoku updates show ${update.updateId}`,
  );
}

/** Let the machine check at once. */
export const CHECK_NOW: Action = act(
  'machine',
  {
    en: 'Let the computer check now: Settings, Windows Update, "Check for updates". The command does the same, but since Windows 10 version 1709 not before the detection interval has passed.',
    ja: 'コンピューターで [設定] - [Windows Update] - [更新プログラムのチェック] を選択してください。コマンドでも開始できますが、Windows 10 バージョン 1709 以降は検出頻度の間隔が経過するまで無視されます。',
  },
  'powershell -Command "(New-Object -ComObject Microsoft.Update.AutoUpdate).DetectNow()"',
);
