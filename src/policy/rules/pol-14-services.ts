import { messages } from '#diagnosis';
import { found, type PolicyCheck } from './check.ts';

/** The services that updating needs, and how Windows starts each of them by itself. */
const NEEDED: Readonly<Record<string, string>> = {
  wuauserv: 'demand',
  bits: 'demand',
  dosvc: 'delayed-auto',
  usosvc: 'delayed-auto',
  mpssvc: 'auto',
  cryptsvc: 'auto',
  trustedinstaller: 'demand',
};

export const SERVICES_MESSAGES = messages('policy', {
  'services-enabled': () => ({
    en: 'No service that Windows Update needs is disabled.',
    ja: 'Windows Update に必要なサービスで、無効に設定されているものはありません。',
  }),
  'services-disabled': ({ names }: { readonly names: string }) => ({
    en: `A service that Windows Update needs is disabled: ${names}`,
    ja: `Windows Update に必要なサービスが無効に設定されています: ${names}`,
  }),
});

const { say } = SERVICES_MESSAGES;

/** POL-14: none of the services is disabled. With the firewall's (MpsSvc) downloads stay at 0 %. */
export const checkServices: PolicyCheck = ({ services }) => {
  const known = services.filter(({ name }) => Object.hasOwn(NEEDED, name.toLowerCase()));
  if (known.length === 0) return undefined;
  const disabled = known.filter(({ start }) => start === 'disabled');
  if (disabled.length === 0) return found('POL-14', 'pass', say('services-enabled', undefined));
  return found(
    'POL-14',
    'fail',
    say('services-disabled', { names: disabled.map(({ name }) => name).join(', ') }),
    {
      next: [
        {
          where: 'machine',
          says: {
            en: 'Enable it as an administrator; if it is disabled again, look for the policy or script that does it.',
            ja: '管理者としてサービスを有効にしてください。再び無効になる場合は、それを設定しているポリシーやスクリプトを確認してください。',
          },
          command: disabled
            .map(({ name }) => `sc.exe config ${name} start= ${NEEDED[name.toLowerCase()]}`)
            .join('\n'),
        },
      ],
    },
  );
};
