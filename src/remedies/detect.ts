import type { Text } from '#diagnosis';
import type { Remedy, Step } from './remedy.ts';
import { type Windows, type WindowsName, windowsOf } from './windows.ts';

export const INSTALLS_AT_ONCE: Text = {
  en: 'When the check finds updates, their installation may begin at once.',
  ja: '更新プログラムの検出後、更新プログラムのインストールが開始されることがあります。',
};

const TOO_EARLY: Text = {
  en: 'Windows ignores this trigger until the detection frequency (22 hours unless a policy says otherwise) has passed since the last check.',
  ja: '最後の検出から検出頻度 (既定では 22 時間) が経過するまで、このコマンドによる検出は実行されません。',
};

/** Lets a machine look for updates. */
export function detectRemedy(name: WindowsName): Remedy {
  const windows = windowsOf(name);
  return {
    name: 'detect',
    windows: name,
    title: {
      en: `Lets this computer look for updates (${windows.title.en})`,
      ja: `更新プログラムの検出を実行します (${windows.title.ja})`,
    },
    consequences: [
      ...(windows.detection === 'com' ? [INSTALLS_AT_ONCE] : []),
      ...(windows.ignoresEarlyDetection ? [TOO_EARLY] : []),
    ],
    steps: [detectionStep(windows)],
  };
}

/** The trigger of that Windows, and where to click when it does nothing. */
export function detectionStep({ detection, ignoresEarlyDetection, page }: Windows): Step {
  const click: Text = { en: `By hand: ${page.en}.`, ja: `手動の場合: ${page.ja}` };
  const early = (language: keyof Text) => (ignoresEarlyDetection ? `${TOO_EARLY[language]} ` : '');
  const says: Text = {
    en: `Look for updates. ${early('en')}${click.en}`,
    ja: `更新プログラムの検出を実行します。${early('ja')}${click.ja}`,
  };
  if (detection === 'wuauclt')
    return { says, cmd: ['%RUN% wuauclt /detectnow'], powershell: ['wuauclt /detectnow'] };
  return {
    says,
    // The Command Prompt has no command of its own for it.
    cmd: [
      '%RUN% powershell -NoProfile -Command "(New-Object -ComObject Microsoft.Update.AutoUpdate).DetectNow()"',
    ],
    powershell: [
      '$AutoUpdates = New-Object -ComObject "Microsoft.Update.AutoUpdate"',
      '$AutoUpdates.DetectNow()',
    ],
  };
}
