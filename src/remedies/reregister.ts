import { detectionStep, INSTALLS_AT_ONCE } from './detect.ts';
import type { Remedy, Step } from './remedy.ts';
import { startStep, stopStep } from './services.ts';
import { type WindowsName, windowsOf } from './windows.ts';

const KEY = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate';

/** What a machine is known by to its server; a cloned disk takes them along. */
export const IDENTITY_VALUES = [
  'SusClientId',
  'SusClientIdValidation',
  'AccountDomainSid',
  'PingID',
] as const;

/** Gives a machine an identity of its own, for disks that were cloned without sysprep /generalize (jpmem, 2022-05-18). */
export function reregisterRemedy(name: WindowsName): Remedy {
  const windows = windowsOf(name);
  return {
    name: 'reregister',
    windows: name,
    title: {
      en: `Gives this computer a new identity at its update server (${windows.title.en})`,
      ja: `更新サーバーに対するこのコンピューターの識別情報を作り直します (${windows.title.ja})`,
    },
    consequences: [
      {
        en: 'The server sees a new computer. Its old entry stays there until somebody removes it, and its groups have to be chosen again unless a policy or a rule does that.',
        ja: 'サーバーには新しいコンピューターとして登録されます。古い項目は削除するまで残り、ポリシーまたは規則で指定していない場合はグループを設定し直す必要があります。',
      },
      {
        en: 'Do this on every computer that shares the identity but one.',
        ja: '識別情報が重複しているコンピューターのうち、1 台を除くすべてで実行してください。',
      },
      ...(windows.detection === 'com' ? [INSTALLS_AT_ONCE] : []),
    ],
    steps: [
      stopStep(['wuauserv']),
      FORGET,
      startStep(['wuauserv']),
      {
        says: {
          en: 'Register at the server.',
          ja: 'サーバーに登録します。',
        },
        cmd: ['%RUN% wuauclt /resetauthorization /detectnow'],
        powershell: ['wuauclt /resetauthorization /detectnow'],
      },
      ...(windows.detection === 'com' ? [detectionStep(windows)] : []),
    ],
  };
}

const FORGET: Step = {
  says: {
    en: 'Delete the four values that are the identity. That one is not there is no error.',
    ja: '識別情報である 4 つのレジストリ値を削除します。値がない場合は問題ありません。',
  },
  cmd: IDENTITY_VALUES.map((value) => `%RUN% reg delete "${KEY}" /v ${value} /f`),
  powershell: IDENTITY_VALUES.map(
    (value) =>
      `Remove-ItemProperty -Path '${KEY.replace('HKLM', 'HKLM:')}' -Name ${value} -ErrorAction SilentlyContinue`,
  ),
};
