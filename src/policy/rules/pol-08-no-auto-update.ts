import { messages } from '#diagnosis';
import { serverLocation } from '../server-location.ts';
import { isCovered, numberOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, setDword } from './check.ts';

export const NO_AUTO_UPDATE_MESSAGES = messages('policy', {
  'auto-update-on': () => ({
    en: 'Automatic updates are not disabled.',
    ja: '自動更新は無効に設定されていません。',
  }),
  'auto-update-off': () => ({
    en: 'Automatic updates are disabled by policy; no regular detection takes place.',
    ja: 'ポリシーで自動更新が無効に設定されているため、定期的な検出は行われません。',
  }),
});

const { say } = NO_AUTO_UPDATE_MESSAGES;

/** POL-08: with NoAutoUpdate = 1 neither the server's address nor the detection frequency has an effect. */
export const checkNoAutoUpdate: PolicyCheck = (values) => {
  const off = numberOf(values, 'au', 'NoAutoUpdate') === 1;
  // The CSP's "turn off automatic updates".
  const managedOff = numberOf(values, 'mdm', 'AllowAutoUpdate') === 5;
  if (off || managedOff) {
    return found('POL-08', 'fail', say('auto-update-off', undefined), {
      evidence: [valueNamed(values, 'au', 'NoAutoUpdate'), valueNamed(values, 'mdm', 'AllowAutoUpdate')],
      next: [
        inGroupPolicy('automaticUpdates', {
          en: 'Enable, or set to Not Configured',
          ja: '有効または「未構成」にしてください',
        }),
        setDword('au', 'NoAutoUpdate', 0),
      ],
    });
  }
  if (serverLocation(values).state !== 'server' || !isCovered(values, 'au')) return undefined;
  return found('POL-08', 'pass', say('auto-update-on', undefined));
};
