import type { CollectedProxy } from '#collector';
import { type Action, type Finding, insideQuotes, typedHost } from '#diagnosis';
import { isBypassed } from './bypass.ts';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { evidenceOf } from './endpoint.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, pass, seen, unknown, warn } from './finding.ts';
import { meaningOf, serverProbes } from './probe-meaning.ts';
import { targetOf } from './target.ts';

/** S1-10: calls to the server do not go through a proxy, or the proxy lets them pass. */
export function winhttpProxy(facts: MachineFacts): Finding | undefined {
  const { collected, machine } = facts;
  if (collected === undefined) {
    return callsInTime(facts)
      ? pass('S1-10', m.say('machine-reaches-server', { at: machine!.lastContactAt }))
      : unknown('S1-10', m.say('machine-proxy-not-told', undefined), BY_COLLECTOR);
  }
  const target = targetOf(collected);
  if (target === undefined) return undefined;
  const { host } = target;
  const { proxy } = collected;
  const bad = callsInTime(facts) ? warn : fail;
  const probes = serverProbes(collected.probes);
  const next = remedies(host, proxy);
  const settings = proxyEvidence(proxy);
  const asked = probes.find((probe) => meaningOf(probe) === 'proxy-asks');
  if (asked !== undefined) {
    const evidence = [...evidenceOf(asked), ...settings];
    return bad('S1-10', m.say('machine-proxy-asks', { host }), { evidence, next });
  }
  const failed = probes.find((probe) => meaningOf(probe) === 'proxy-fails');
  if (failed !== undefined) {
    const evidence = [...evidenceOf(failed), ...settings];
    return bad('S1-10', m.say('machine-proxy-fails', { host }), { evidence, next });
  }
  if (proxy === undefined) return unknown('S1-10', m.say('machine-proxy-not-told', undefined), BY_COLLECTOR);
  if (proxy.winhttp === '') return pass('S1-10', m.say('machine-proxy-direct', undefined));
  const named = { host, proxy: proxy.winhttp };
  return isBypassed(host, proxy.winhttpBypass)
    ? pass('S1-10', m.say('machine-proxy-bypassed', named), { evidence: settings })
    : warn('S1-10', m.say('machine-proxy-used', named), { evidence: settings, next });
}

function proxyEvidence(proxy: CollectedProxy | undefined) {
  if (proxy === undefined) return [];
  return [
    seen('WinHTTP proxy', 'WinHTTP のプロキシ', proxy.winhttp === '' ? 'direct' : proxy.winhttp),
    ...(proxy.winhttpBypass.length === 0
      ? []
      : [seen('Bypass list', 'バイパス リスト', proxy.winhttpBypass.join(';'))]),
    ...(proxy.system === undefined ? [] : [seen('System proxy', 'システム プロキシ', proxy.system)]),
    ...(proxy.systemScript === undefined
      ? []
      : [seen('Proxy script', '自動構成スクリプト', proxy.systemScript)]),
  ];
}

/** What the machine tells of its settings stands in a command only where a console reads nothing else in it. */
function bypassed(host: string, { winhttp, winhttpBypass }: CollectedProxy): Action {
  const server = insideQuotes(winhttp);
  const bypass = insideQuotes([...winhttpBypass, typedHost(host)].join(';'));
  if (server === undefined || bypass === undefined)
    return act(
      'machine',
      {
        en: 'Add the server to the bypass list. Put the present proxy and list in the place of PROXY and EXISTING yourself: they have signs that a console reads as something else.',
        ja: 'バイパス リストにサーバーを追加してください。現在の設定には、コンソールで特別な意味を持つ文字が含まれているため、PROXY と EXISTING は、確認のうえ現在のプロキシとバイパス リストに置き換えてください。',
      },
      `netsh winhttp set proxy proxy-server="PROXY" bypass-list="EXISTING;${typedHost(host)}"`,
    );
  return act(
    'machine',
    {
      en: 'Add the server to the bypass list (what is in it stays).',
      ja: 'バイパス リストにサーバーを追加してください (既存の項目は残ります)。',
    },
    `netsh winhttp set proxy proxy-server="${server}" bypass-list="${bypass}"`,
  );
}

/** As the article prints them: what is bypassed already stays so. */
function remedies(host: string, proxy: CollectedProxy | undefined): readonly Action[] {
  const show = act(
    'machine',
    { en: 'See the WinHTTP settings.', ja: 'WinHTTP のプロキシ設定を確認してください。' },
    'netsh winhttp show proxy',
  );
  if (proxy === undefined) return [show];
  if (proxy.winhttp === '') {
    return [
      act('person', {
        en: 'WinHTTP connects directly, so the proxy is that of the system account, of a proxy script, or one that the network puts in between: exempt the server there.',
        ja: 'WinHTTP は直接接続のため、システム アカウントのプロキシ、自動構成スクリプト、または経路上の透過プロキシが使用されています。そこでサーバーを除外してください。',
      }),
      show,
    ];
  }
  return [
    bypassed(host, proxy),
    act(
      'machine',
      {
        en: 'Or, where no proxy is needed at all, reset the setting.',
        ja: 'プロキシが不要な場合は、設定をリセットしてください。',
      },
      'netsh winhttp reset proxy',
    ),
  ];
}
