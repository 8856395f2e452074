import type { Finding } from '#diagnosis';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, pass, seen, unknown } from './finding.ts';
import { isIis, meaningOf, serverProbes } from './probe-meaning.ts';
import { MACHINE_SETTINGS_MESSAGES as m } from './settings-messages.ts';
import { targetOf } from './target.ts';

const IN_POLICY = act('person', {
  en: 'Correct "Specify intranet Microsoft update service location" in the policy, then run "gpupdate /force" on the computer: Computer Configuration > Administrative Templates > Windows Components > Windows Update (> Manage updates offered from Windows Server Update Service).',
  ja: 'ポリシーの [コンピューターの構成] - [管理用テンプレート] - [Windows コンポーネント] - [Windows Update] (- [Windows Server Update Service から提供される更新プログラムの管理]) - [イントラネットの Microsoft 更新サービスの場所を指定する] を見直し、コンピューターで「gpupdate /force」を実行してください。',
});
const GENERATE = act(
  'server',
  { en: 'Have the values made for this server.', ja: 'このサーバー用の設定値を生成できます。' },
  'todoku policy generate',
);

/** S1-01: the policy of the machine names this server. */
export function serverSetting(facts: MachineFacts): Finding {
  const { collected, machine, server } = facts;
  const scansHere = callsInTime(facts) && machine !== undefined && machine.lastScanAt !== 0;
  if (collected === undefined) {
    return scansHere
      ? pass('S1-01', m.say('machine-uses-server', { at: machine.lastScanAt }))
      : unknown('S1-01', m.say('machine-server-not-told', undefined), BY_COLLECTOR);
  }
  const target = targetOf(collected);
  if (target === undefined) {
    // A key that could not be read shows nothing.
    return collected.errors.some(({ part }) => part.startsWith('registry'))
      ? unknown('S1-01', m.say('machine-server-not-told', undefined), BY_COLLECTOR)
      : fail('S1-01', m.say('machine-server-none', undefined), { next: [IN_POLICY, GENERATE] });
  }
  const { written: url, host } = target;
  const addresses = collected.names.findLast((each) => each.host.toLowerCase() === host)?.addresses ?? [];
  const evidence = [
    seen('WUServer', 'WUServer', url),
    ...addresses.map((address) => seen('Its address', 'アドレス', address)),
    ...server.names.map((name) => seen('This server', 'このサーバー', name)),
  ];
  if (scansHere || [host, ...addresses].some((name) => server.names.includes(name.toLowerCase()))) {
    return pass('S1-01', m.say('machine-server-this', { url }), { evidence });
  }
  const probes = serverProbes(collected.probes, host);
  const answers = probes.some((probe) => meaningOf(probe) === 'answered');
  if (answers && !probes.some(isIis)) {
    return unknown(
      'S1-01',
      m.say('machine-server-answers', { url }),
      {
        en: `Whether ${host} leads to this server, for example through a load balancer: its DNS entry tells.`,
        ja: `${host} がこのサーバー (または負荷分散装置) を指しているかどうかは、DNS の登録内容で判断できます。`,
      },
      { evidence },
    );
  }
  return fail('S1-01', m.say('machine-server-another', { url }), { evidence, next: [IN_POLICY, GENERATE] });
}
