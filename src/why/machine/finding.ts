import { type Finding, type Text, unknown as undecided } from '#diagnosis';

export { act, fail, pass, seen, warn } from '#diagnosis';

/** It cannot be told from here; `decidedBy` says what would tell. */
export function unknown(
  check: string,
  said: Parameters<typeof undecided>[1],
  decidedBy: Text,
  rest: Partial<Pick<Finding, 'evidence' | 'next' | 'then'>> = {},
): Finding {
  return undecided(check, said, { ...rest, decidedBy });
}

/** What decides most of what the server alone cannot tell. */
export const BY_COLLECTOR: Text = {
  en: 'What the collector script finds on the computer: run it there, and ask again with its file.',
  ja: '情報収集スクリプトの結果で判断できます。コンピューターで実行し、そのファイルを使用して、もう一度調べてください。',
};

/** The same where its file is there already and has nothing of it. */
export const BY_COLLECTOR_AGAIN: Text = {
  en: 'The file of the collector script has nothing of it; its part `errors` says why. Run the script again, in Windows PowerShell as an administrator.',
  ja: '情報収集スクリプトのファイルに、この情報がありません (理由は errors に記録されます)。Windows PowerShell を管理者として実行し、もう一度収集してください。',
};

/** What a proxy answered tells nothing of what lies behind it. */
export const PAST_THE_PROXY: Text = {
  en: 'The same request once the proxy is out of the way (S1-10).',
  ja: 'プロキシを経由しない状態 (S1-10) で、同じ要求を送信すると判断できます。',
};

/** Calls are remembered by a running server, and none runs. */
export const BY_RUNNING_SERVER: Text = {
  en: 'The calls that a running server remembers: start the server, and ask again after the next contact of the computer.',
  ja: '実行中のサーバーが記録する通信の内容で判断できます。サーバーを開始し、コンピューターの次回のアクセスの後に、もう一度調べてください。',
};
