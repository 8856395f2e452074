import { type Evidence, type Finding, moment, type Text } from '#diagnosis';
import { groupText } from '../group-text.ts';
import type { PresentFacts } from './facts.ts';
import { act, fail, seen } from './found.ts';
import { PRESENT_MACHINE_MESSAGES as m } from './machine-messages.ts';

const INSTALL_NOW = act('machine', {
  en: 'To have it at once, install it on the computer: Settings, Windows Update.',
  ja: 'すぐにインストールする場合は、コンピューターの [設定] - [Windows Update] から開始してください。',
});

/** A9g: the machine needs it and waits for its own time. Asked only where the machine reported it as needed and it is approved. */
export function schedule(facts: PresentFacts): Finding | undefined {
  const { machine } = facts;
  const winner = machine?.decision.winner;
  if (machine?.status === undefined || winner === undefined) return undefined;
  if (winner.action !== 'Install' && winner.action !== 'OptionalInstall') return undefined;
  const { state, changedAt: at } = machine.status;
  if (state !== 'NotInstalled' && state !== 'Downloaded') return undefined;
  if (state === 'NotInstalled' && machine.lastScanAt <= machine.since) return undefined;
  const evidence: readonly Evidence[] = [
    seen('Reported by', '報告したコンピューター', machine.name, at),
    ...(winner.deadline === undefined
      ? []
      : [seen('Deadline', '期日', groupText(winner.groupName), winner.deadline)]),
  ];
  const rest = {
    evidence,
    next: remedies(facts, winner.deadline),
    then: whenInstalled(facts, winner.deadline),
  };
  if (winner.action === 'OptionalInstall') return fail('A9g', m.say('optional', undefined), rest);
  return state === 'Downloaded'
    ? fail('A9g', m.say('waits-for-install', { at }), rest)
    : fail('A9g', m.say('waits-for-download', { at }), rest);
}

function remedies({ update }: PresentFacts, deadline: number | undefined): Finding['next'] {
  if (deadline !== undefined) return [INSTALL_NOW];
  return [
    INSTALL_NOW,
    act(
      'server',
      {
        en: 'Or set a deadline: then it is installed by that time, restart included.',
        ja: 'または期日を設定してください。期日までに再起動を含めてインストールされます。',
      },
      `todoku updates approve ${update.updateId} --deadline 3d`,
    ),
  ];
}

function whenInstalled({ now }: PresentFacts, deadline: number | undefined): Text {
  if (deadline === undefined)
    return {
      en: 'It is installed at the time that "Configure Automatic Updates" and the active hours of the computer allow.',
      ja: 'ポリシー「自動更新を構成する」とアクティブ時間に従ってインストールされます。',
    };
  if (deadline <= now)
    return {
      en: 'The deadline has passed. Installation starts when the computer next contacts the server.',
      ja: '期日を過ぎています。コンピューターが次にサーバーへアクセスしたときに、インストールが開始されます。',
    };
  const at = moment(deadline);
  return {
    en: `It is installed at the latest by the deadline, ${at.en}.`,
    ja: `遅くとも期日の ${at.ja} までにインストールされます。`,
  };
}
