import { messages } from '#diagnosis';
import { scanSource } from '../scan-source.ts';
import { valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, WINDOWS_DECIDES } from './check.ts';

export const DUAL_SCAN_MESSAGES = messages('policy', {
  'dual-scan': () => ({
    en: 'Dual scan is in effect: Windows updates come from Windows Update, not from this server.',
    ja: 'デュアル スキャンの状態です。Windows の更新プログラムは、このサーバーではなく Windows Update から取得されます。',
  }),
  'dual-scan-none': () => ({
    en: 'No policy sends the computer to Windows Update for what the update server has.',
    ja: '更新サーバーの代わりに Windows Update を使用させるポリシーはありません。',
  }),
  'dual-scan-unsure': () => ({
    en: 'Updates are deferred by policy; whether that causes a dual scan cannot be told from this text.',
    ja: 'ポリシーで更新が延期されています。デュアル スキャンになるかどうかは、この情報からは判断できません。',
  }),
});

const { say } = DUAL_SCAN_MESSAGES;

/** POL-05: deferrals beside an update server mean Windows Update, unless a source is said for each class. */
export const checkDualScan: PolicyCheck = (values) => {
  const { dualScan, deferrals, location } = scanSource(values);
  if (location.state !== 'server') return undefined;
  const evidence = [
    ...deferrals,
    valueNamed(values, 'policy', 'DisableDualScan'),
    valueNamed(values, 'state', 'IsWUfBDualScanActive'),
  ];
  const sources = inGroupPolicy('classSources', {
    en: 'Enable with Windows Server Update Services for all four classes',
    ja: '有効にし、4 つのクラスすべてに Windows Server Update Services を指定してください',
  });
  if (dualScan === undefined) {
    return found('POL-05', 'unknown', say('dual-scan-unsure', undefined), {
      evidence,
      decidedBy: WINDOWS_DECIDES,
    });
  }
  if (!dualScan) return found('POL-05', 'pass', say('dual-scan-none', undefined), { evidence });
  return found('POL-05', 'fail', say('dual-scan', undefined), {
    evidence,
    next: [
      sources,
      inGroupPolicy('deferQuality', {
        en: 'Or take the deferrals away: set to Not Configured',
        ja: 'または、延期の設定を「未構成」に戻してください',
      }),
    ],
  });
};
