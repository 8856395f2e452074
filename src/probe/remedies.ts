import type { Action } from '#diagnosis';

// What is to be done, where several findings say the same. `server` is the one that is asked, `machine` the one that asks.

/** The policy is to name that address. */
export function correctPolicy(url?: string): Action {
  return {
    where: 'person',
    says: {
      en: `Set the address in the policy "Specify intranet Microsoft update service location" ${
        url === undefined ? 'in the form http://server.domain:8530' : `to ${url}`
      }, for both the update service and the statistics server.`,
      ja: `ポリシー [イントラネットの Microsoft 更新サービスの場所を指定する] の更新サービスと統計サーバーの両方に、${
        url === undefined ? 'http://サーバー名.ドメイン名:8530 の形式で URL' : `${url} `
      }を設定してください。`,
    },
  };
}

/** An origin that can be put into a command line as it is: a name in a redirect may be anybody's, and commands are pasted. */
export function isPlain(origin: string): boolean {
  return /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d+)?$/.test(origin);
}

/** Check another address; nothing where it would not be safe to type. */
export function checkAgain(origin: string): readonly Action[] {
  if (!isPlain(origin)) return [];
  return [
    {
      where: 'person',
      says: { en: 'Check that address.', ja: '次の URL を確認してください。' },
      command: `todoku check ${origin}`,
    },
  ];
}

export function sayName(): Action {
  return {
    where: 'person',
    says: {
      en: 'Write the full name of the server (FQDN) into the policy.',
      ja: 'ポリシーには、サーバーの完全修飾ドメイン名 (FQDN) を指定してください。',
    },
  };
}

export function askNames(host: string): Action {
  return {
    where: 'machine',
    says: {
      en: 'Ask the DNS servers for the name; correct the record, the DNS suffix, the hosts file or the name in the policy.',
      ja: 'DNS サーバーに名前を問い合わせ、DNS のレコード、DNS サフィックス、hosts ファイル、またはポリシーで指定した名前を見直してください。',
    },
    command: `nslookup ${host}`,
  };
}

export function testPort(host: string, port: number): Action {
  return {
    where: 'machine',
    says: {
      en: 'Try the port from a Windows computer as well.',
      ja: 'Windows コンピューターからも、ポートへの接続を確認してください。',
    },
    command: `Test-NetConnection ${host} -Port ${port}`,
  };
}

/** The article's own remedy for 407. */
export function bypassProxy(host: string): readonly Action[] {
  return [
    {
      where: 'machine',
      says: {
        en: 'Look which proxy Windows itself uses.',
        ja: 'WinHTTP のプロキシ設定を確認してください。',
      },
      command: 'netsh winhttp show proxy',
    },
    {
      where: 'machine',
      says: {
        en: `Put ${host} into the bypass list, in front of what is there already.`,
        ja: `既存のバイパス リストに ${host} を追加してください。`,
      },
      command: `netsh winhttp set proxy proxy-server="PROXY" bypass-list="${host};EXISTING"`,
    },
    {
      where: 'machine',
      says: {
        en: 'Or, where no proxy is needed at all, reset the setting.',
        ja: 'プロキシ設定が不要な場合は、リセットしてください。',
      },
      command: 'netsh winhttp reset proxy',
    },
  ];
}

export function withoutProxy(url: string): Action {
  return {
    where: 'person',
    says: {
      en: 'Check again past the proxy: that tells whether the proxy or the server is to blame.',
      ja: 'プロキシを経由せずにもう一度確認してください。プロキシとサーバーのどちらに原因があるかを切り分けられます。',
    },
    command: `todoku check ${url} --no-proxy`,
  };
}

/** WsusPool on a real WSUS. */
export function startPool(): readonly Action[] {
  return [
    {
      where: 'server',
      says: {
        en: 'On a WSUS: look at the application pool WsusPool and start it if it is stopped.',
        ja: 'WSUS の場合: アプリケーション プール「WsusPool」の状態を確認し、停止している場合は開始してください。',
      },
      command: 'Import-Module WebAdministration; Get-WebAppPoolState WsusPool; Start-WebAppPool WsusPool',
    },
    {
      where: 'server',
      says: {
        en: 'So that it does not stop again: in the advanced settings of WsusPool set Private Memory Limit to 0 and Queue Length to 2000, then maintain the database and decline superseded updates.',
        ja: '再発を防ぐには: WsusPool の詳細設定で [プライベート メモリ制限] を 0、[キューの長さ] を 2000 に設定し、データベースのメンテナンスを実施して、置き換えられた更新プログラムを「拒否済み」に設定してください。',
      },
    },
    readServerLog(),
  ];
}

export function readServerLog(): Action {
  return {
    where: 'server',
    says: {
      en: 'Read the log of the server for this moment: on a WSUS the event log Application and the IIS log, on a Todoku its own log.',
      ja: 'この時刻のサーバーのログを確認してください (WSUS ではイベント ログ [Application] と IIS のログ、Todoku では Todoku のログ)。',
    },
  };
}

export function maintain(): Action {
  return {
    where: 'server',
    says: {
      en: 'Maintain the server: decline superseded and unneeded updates, and on a WSUS reindex the database.',
      ja: 'サーバーのメンテナンスを実施してください。置き換えられた更新プログラムと不要な更新プログラムを「拒否済み」に設定し、WSUS ではデータベースのインデックスを再構成してください。',
    },
  };
}
