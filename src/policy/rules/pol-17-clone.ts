import { messages } from '#diagnosis';
import { valueNamed } from '../values.ts';
import { found, type PolicyCheck } from './check.ts';

export const CLONE_MESSAGES = messages('policy', {
  'client-id-own': () => ({
    en: 'No other computer uses its SusClientId.',
    ja: 'SusClientId は、ほかのコンピューターと重複していません。',
  }),
  'client-id-shared': ({ names }: { readonly names: string }) => ({
    en: `Other computers use the same SusClientId: ${names}.`,
    ja: `次のコンピューターと SusClientId が重複しています: ${names}`,
  }),
});

const { say } = CLONE_MESSAGES;

/** POL-17: machines made from one image have an id each. Only the server sees others with the same. */
export const checkClone: PolicyCheck = (values, { sameClientId }) => {
  if (sameClientId === undefined) return undefined;
  const evidence = [valueNamed(values, 'identity', 'SusClientId')];
  if (sameClientId.length === 0)
    return found('POL-17', 'pass', say('client-id-own', undefined), { evidence });
  return found('POL-17', 'fail', say('client-id-shared', { names: sameClientId.join(', ') }), {
    evidence,
    next: [
      {
        where: 'machine',
        says: {
          en: 'On all of them but one, as an administrator: delete the identity; the computer makes a new one.',
          ja: '1 台を除くすべてのコンピューターで、管理者として次のコマンドを実行し、ID を作成し直してください。',
        },
        command: [
          'net stop wuauserv',
          ...['SusClientId', 'SusClientIdValidation', 'AccountDomainSid', 'PingID'].map(
            (name) =>
              `reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate" /v ${name} /f`,
          ),
          'net start wuauserv',
        ].join('\n'),
      },
    ],
  });
};
