import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck } from './check.ts';

export const NO_INTERNET_MESSAGES = messages('policy', {
  'no-internet-locations': () => ({
    en: 'Nothing may be taken from Windows Update on the internet: Store apps and optional features may fail with 0x8024500C.',
    ja: 'インターネット上の Windows Update への接続が禁止されています。ストア アプリやオプション機能のインストールがエラー 0x8024500C で失敗する可能性があります。',
  }),
});

const { say } = NO_INTERNET_MESSAGES;

/** POL-07: harmless for updates, and the usual reason why the Store does not install anything. */
export const checkNoInternet: PolicyCheck = (values) => {
  if (numberOf(values, 'policy', 'DoNotConnectToWindowsUpdateInternetLocations') !== 1) return undefined;
  return found('POL-07', 'warn', say('no-internet-locations', undefined), {
    evidence: [valueNamed(values, 'policy', 'DoNotConnectToWindowsUpdateInternetLocations')],
    next: [
      inGroupPolicy('noInternetLocations', {
        en: 'If the Store or optional features are needed, set to Not Configured',
        ja: 'ストアやオプション機能が必要な場合は「未構成」に戻してください',
      }),
    ],
  });
};
