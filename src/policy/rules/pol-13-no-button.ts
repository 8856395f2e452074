import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const NO_BUTTON_MESSAGES = messages('policy', {
  'no-button': () => ({
    en: 'Nobody can select "Check for updates" on this computer, not even to test it; updates themselves go on.',
    ja: 'このコンピューターでは [更新プログラムのチェック] を使用できないため、手動での動作確認はできません。自動的な検出には影響しません。',
  }),
});

const { say } = NO_BUTTON_MESSAGES;

/** POL-13: who tests a client should know that the button is gone. */
export const checkNoButton: PolicyCheck = (values) => {
  if (numberOf(values, 'policy', 'SetDisableUXWUAccess') !== 1) return undefined;
  return found('POL-13', 'warn', say('no-button', undefined), {
    evidence: [valueNamed(values, 'policy', 'SetDisableUXWUAccess')],
    next: [
      {
        where: 'machine',
        says: {
          en: 'To test, start a detection in Windows PowerShell as an administrator.',
          ja: '動作を確認するには、管理者として Windows PowerShell で検出を開始してください。',
        },
        command: '(New-Object -ComObject Microsoft.Update.AutoUpdate).DetectNow()',
      },
      inGroupPolicy('removeAccess', {
        en: 'Or set to Not Configured',
        ja: 'または「未構成」に戻してください',
      }),
    ],
  });
};
