import { messages } from '#diagnosis';
import { numberOf, valueNamed } from '../values.ts';
import { found, inGroupPolicy, type PolicyCheck, setDword } from './check.ts';

const NAME = 'DisableWindowsUpdateAccess';

export const NO_ACCESS_MESSAGES = messages('policy', {
  'no-access': () => ({
    en: 'A policy turns off all features of Windows Update on this computer (0x80240025).',
    ja: 'ポリシーにより、このコンピューターの Windows Update のすべての機能がオフになっています (0x80240025)。',
  }),
  'no-access-user': () => ({
    en: 'A policy hides Windows Update from the user who is signed in; Windows 10 and later pass over it.',
    ja: 'ポリシーにより、サインインしているユーザーには Windows Update が表示されません。Windows 10 以降では、このポリシーは無視されます。',
  }),
});

const { say } = NO_ACCESS_MESSAGES;

/** POL-19: Windows Update as a whole is not turned off. */
export const checkNoAccess: PolicyCheck = (values) => {
  if (numberOf(values, 'policy', NAME) === 1) {
    return found('POL-19', 'fail', say('no-access', undefined), {
      evidence: [valueNamed(values, 'policy', NAME)],
      next: [
        inGroupPolicy('turnOffAccess', { en: 'Set to Not Configured', ja: '「未構成」に戻してください' }),
        setDword('policy', NAME, 0),
      ],
    });
  }
  if (numberOf(values, 'user', NAME) !== 1) return undefined;
  return found('POL-19', 'warn', say('no-access-user', undefined), {
    evidence: [valueNamed(values, 'user', NAME)],
    next: [
      {
        where: 'person',
        says: {
          en: 'Set the user policy "Remove access to use all Windows Update features" to Not Configured.',
          ja: 'ユーザー ポリシー [Windows Update のすべての機能へのアクセスを削除する] を「未構成」に戻してください。',
        },
      },
    ],
  });
};
