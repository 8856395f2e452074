import type { Finding } from '#diagnosis';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, pass, unknown, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';
import { isModern } from './windows.ts';

/** The services that updating needs, and how Windows starts each by itself. */
const NEEDED: Readonly<Record<string, string>> = {
  wuauserv: 'demand',
  bits: 'delayed-auto',
  cryptsvc: 'auto',
  mpssvc: 'auto',
  trustedinstaller: 'demand',
  usosvc: 'delayed-auto',
  dosvc: 'delayed-auto',
};
/** They came with Windows 10; nothing older has them. */
const MODERN: ReadonlySet<string> = new Set(['usosvc', 'dosvc']);

/** S1-13 and POL-14: none of the services is disabled, and the firewall's runs. */
export function services(facts: MachineFacts): Finding | undefined {
  const { collected, machine } = facts;
  if (collected === undefined) {
    return callsInTime(facts)
      ? pass('S1-13', m.say('machine-agent-runs', { at: machine!.lastContactAt }))
      : unknown('S1-13', m.say('machine-services-not-told', undefined), BY_COLLECTOR);
  }
  const known = collected.services.filter(({ name }) => {
    const short = name.toLowerCase();
    return Object.hasOwn(NEEDED, short) && (!MODERN.has(short) || isModern(facts) !== false);
  });
  if (known.length === 0)
    return unknown('S1-13', m.say('machine-services-not-told', undefined), BY_COLLECTOR);
  const disabled = known.filter(({ start, state }) => start === 'disabled' && state !== 'absent');
  if (disabled.length > 0) {
    const names = disabled.map(({ name }) => name).join(', ');
    return fail('S1-13', m.say('machine-service-disabled', { names }), {
      next: [
        act(
          'machine',
          {
            en: 'Enable it as an administrator; if it is disabled again, look for the policy or the script that does it.',
            ja: '管理者としてサービスを有効にしてください。再び無効になる場合は、それを設定しているポリシーやスクリプトを確認してください。',
          },
          disabled.map(({ name }) => `sc.exe config ${name} start= ${NEEDED[name.toLowerCase()]}`).join('\n'),
        ),
      ],
    });
  }
  // Which of the newer ones a machine has to have is not known without its Windows.
  const missing = known.filter(
    ({ name, state }) => state === 'absent' && (!MODERN.has(name.toLowerCase()) || isModern(facts) === true),
  );
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    return fail('S1-13', m.say('machine-service-missing', { names }), {
      next: [
        act(
          'machine',
          { en: 'Let Windows repair itself.', ja: 'Windows を修復してください。' },
          'sfc /scannow\ndism /online /cleanup-image /restorehealth',
        ),
      ],
    });
  }
  const firewall = known.find(({ name }) => name.toLowerCase() === 'mpssvc');
  if (firewall?.state === 'stopped') {
    return warn('S1-13', m.say('machine-firewall-stopped', undefined), {
      next: [
        act(
          'machine',
          {
            en: 'Start it; switch the firewall off by its profiles where it is not wanted, never by its service.',
            ja: 'サービスを開始してください。ファイアウォールが不要な場合は、サービスではなくプロファイルの設定で無効にしてください。',
          },
          'net start mpssvc',
        ),
      ],
    });
  }
  return pass('S1-13', m.say('machine-services-enabled', undefined));
}
