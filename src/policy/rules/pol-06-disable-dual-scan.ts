import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { isWindows11 } from '../windows.ts';
import { found, inGroupPolicy, type PolicyCheck, WINDOWS_DECIDES } from './check.ts';

export const DISABLE_DUAL_SCAN_MESSAGES = messages('policy', {
  'disable-dual-scan': () => ({
    en: 'DisableDualScan is set, and this version of Windows heeds it.',
    ja: 'DisableDualScan が設定されており、このバージョンの Windows では有効です。',
  }),
  'disable-dual-scan-ineffective': () => ({
    en: 'DisableDualScan has no effect on Windows 11.',
    ja: 'DisableDualScan は、Windows 11 では効果がありません。',
  }),
  'disable-dual-scan-unsure': () => ({
    en: 'DisableDualScan is set. Windows 10 heeds it, Windows 11 does not.',
    ja: 'DisableDualScan が設定されています。Windows 10 では有効ですが、Windows 11 では効果がありません。',
  }),
});

const { say } = DISABLE_DUAL_SCAN_MESSAGES;

/** POL-06: Windows 11 does not support DisableDualScan; the four values per class took its place. */
export const checkDisableDualScan: PolicyCheck = (values) => {
  if (numberOf(values, 'policy', 'DisableDualScan') !== 1) return undefined;
  const evidence = [valueNamed(values, 'policy', 'DisableDualScan')];
  const eleven = isWindows11(values.windows);
  if (eleven === undefined) {
    return found('POL-06', 'unknown', say('disable-dual-scan-unsure', undefined), {
      evidence,
      decidedBy: WINDOWS_DECIDES,
    });
  }
  if (!eleven) return found('POL-06', 'pass', say('disable-dual-scan', undefined), { evidence });
  return found('POL-06', 'warn', say('disable-dual-scan-ineffective', undefined), {
    evidence,
    next: [
      inGroupPolicy('classSources', {
        en: 'Enable with Windows Server Update Services for all four classes instead',
        ja: '代わりに有効にし、4 つのクラスすべてに Windows Server Update Services を指定してください',
      }),
    ],
  });
};
