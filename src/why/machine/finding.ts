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

/** Calls are remembered by a running server, and none runs. */
export const BY_RUNNING_SERVER: Text = {
  en: 'The calls that a running server remembers: start the server, and ask again after the next contact of the computer.',
  ja: '実行中のサーバーが記録する通信の内容で判断できます。サーバーを開始し、コンピューターの次回のアクセスの後に、もう一度調べてください。',
};
