import type { Action, Evidence, Finding, Text } from '#diagnosis';

interface Said {
  readonly code: string;
  readonly says: Text;
}

type Rest = Partial<Pick<Finding, 'evidence' | 'next' | 'then'>>;

/** Made for a check: nothing is wrong there. */
export const pass = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'pass', said, rest);
/** It alone explains the trouble. */
export const fail = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'fail', said, rest);
/** It is worth a look. */
export const warn = (check: string, said: Said, rest: Rest = {}): Finding => found(check, 'warn', said, rest);
/** It cannot be told from here; `decidedBy` says what would tell. */
export const unknown = (check: string, said: Said, decidedBy: Text, rest: Rest = {}): Finding => ({
  ...found(check, 'unknown', said, rest),
  decidedBy,
});

function found(check: string, verdict: Finding['verdict'], said: Said, rest: Rest): Finding {
  return { check, verdict, ...said, evidence: [], next: [], ...rest };
}

/** Something seen, named in both languages. */
export function seen(en: string, ja: string, value: Evidence['value'], at?: number): Evidence {
  return { name: { en, ja }, value, ...(at === undefined || at === 0 ? {} : { at }) };
}

/** Something to do, with the command that does it. */
export function act(where: Action['where'], says: Text, command?: string): Action {
  return { where, says, ...(command === undefined ? {} : { command }) };
}

/** A name on a command line. */
export function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('"', '\\"')}"`;
}

/** What decides most of what the server alone cannot tell. */
export const BY_COLLECTOR: Text = {
  en: 'What the collector finds on the computer: run the script of "todoku client collector" there, then "todoku why --collected FILE".',
  ja: '情報収集スクリプトの結果で判断できます。「todoku client collector」のスクリプトをコンピューターで実行し、「todoku why --collected FILE」で読み込んでください。',
};

/** Calls are remembered by a running server, and none runs. */
export const BY_RUNNING_SERVER: Text = {
  en: 'The calls that a running server remembers: start the server, and ask again after the next contact of the computer.',
  ja: '実行中のサーバーが記録する通信の内容で判断できます。サーバーを開始し、コンピューターの次回のアクセスの後に、もう一度調べてください。',
};
