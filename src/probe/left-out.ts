import type { Text } from '#diagnosis';

/** Why a step was not taken. */
export const LEFT_OUT = {
  afterFailure: {
    en: 'it rests on a step that failed',
    ja: '前提となる手順に失敗したため',
  },
  interrupted: {
    en: 'the check was stopped',
    ja: '確認が中止されたため',
  },
  plainHttp: {
    en: 'the address says http',
    ja: 'URL が http のため',
  },
  proxyConnects: {
    en: 'the proxy connects to the server',
    ja: 'サーバーへの接続はプロキシが行うため',
  },
  noDate: {
    en: 'the server does not say what time it is',
    ja: 'サーバーが時刻を通知していないため',
  },
  notWanted: {
    en: 'not wanted (--no-scan)',
    ja: '--no-scan が指定されたため',
  },
  notAskedFor: {
    en: 'only with --report',
    ja: '--report を指定した場合のみ',
  },
  noUpdates: {
    en: 'the server offers no updates to this computer',
    ja: 'このコンピューターに提供される更新プログラムがないため',
  },
  noFiles: {
    en: 'nothing that is offered to this computer has files',
    ja: 'このコンピューターに提供される更新プログラムに更新ファイルがないため',
  },
  notApproved: {
    en: 'nothing is approved for the computer todoku-check, so that no file need be there; put it into a group that has approvals and check again',
    ja: 'コンピューター todoku-check に対して承認された更新プログラムがなく、更新ファイルが不要なため (承認のあるグループに追加して、もう一度確認してください)',
  },
} as const satisfies Readonly<Record<string, Text>>;
