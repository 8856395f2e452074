import { type Finding, moment } from '#diagnosis';
import { intervalHours } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, pass } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';
import { blocksDetection, isModern, windowsBuild } from './windows.ts';

const HOUR = 3_600_000;

/** S1-16: when a detection that is asked for starts. Nothing is wrong either way. */
export function detectionWindow(facts: MachineFacts): Finding | undefined {
  const { machine, collected, now } = facts;
  const hours = intervalHours(collected);
  const last = Math.max(machine?.lastScanAt ?? 0, collected?.lastSearch ?? 0);
  if (last === 0) return undefined;
  const until = last + hours * HOUR;
  const next = [
    isModern(facts) === false
      ? act('machine', { en: 'Let it check now.', ja: '検出を開始してください。' }, 'wuauclt /detectnow')
      : act(
          'machine',
          settingsPath(facts),
          '(New-Object -ComObject Microsoft.Update.AutoUpdate).DetectNow()',
        ),
  ];
  const at = moment(until);
  const then = {
    en: `It checks by itself by ${at.en}.`,
    ja: `次回の検出は ${at.ja} までに自動的に行われる見込みです。`,
  };
  if (until > now && blocksDetection(facts) !== false) {
    return pass('S1-16', m.say('machine-detection-blocked', { hours, until }), { next, then });
  }
  return pass('S1-16', m.say('machine-may-detect', { hours }), { next, ...(until > now ? { then } : {}) });
}

/** Where the button is, by the version of Windows. */
function settingsPath(facts: MachineFacts) {
  const build = windowsBuild(facts);
  if (build !== undefined && build >= 22_000)
    return {
      en: 'Let it check now: Settings > Windows Update > Check for updates, or in PowerShell:',
      ja: '[設定] - [Windows Update] で [更新プログラムのチェック] を選択するか、PowerShell で次を実行してください。',
    };
  return {
    en: 'Let it check now: Settings > Update & Security > Windows Update > Check for updates, or in PowerShell:',
    ja: '[設定] - [更新とセキュリティ] - [Windows Update] で [更新プログラムのチェック] を選択するか、PowerShell で次を実行してください。',
  };
}
