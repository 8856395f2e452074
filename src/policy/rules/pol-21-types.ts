import { messages } from '#diagnosis';
import type { Place, PolicyValue } from '../values.ts';
import { found, type PolicyCheck } from './check.ts';

/** The texts among the values that matter; all others are numbers. */
const TEXTS = new Set([
  'wuserver',
  'wustatusserver',
  'updateserviceurlalternate',
  'targetgroup',
  'targetreleaseversioninfo',
  'productversion',
]);
/** Numbers that are easily written as text. */
const NUMBERS = new Set([
  'usewuserver',
  'useupdateclasspolicysource',
  'noautoupdate',
  'auoptions',
  'detectionfrequencyenabled',
  'detectionfrequency',
  'scheduledinstallday',
  'scheduledinstalltime',
  'targetgroupenabled',
  'disabledualscan',
  'fillemptycontenturls',
  'accepttrustedpublishercerts',
  'setproxybehaviorforupdatedetection',
  'donotenforceenterprisetlscertpinningforupdatedetection',
  'setpolicydrivenupdatesourceforfeatureupdates',
  'setpolicydrivenupdatesourceforqualityupdates',
  'setpolicydrivenupdatesourcefordriverupdates',
  'setpolicydrivenupdatesourceforotherupdates',
]);
const PLACES: ReadonlySet<Place> = new Set(['policy', 'au']);

export const TYPES_MESSAGES = messages('policy', {
  types: () => ({
    en: 'The values have the types that Windows expects.',
    ja: '値の種類は、Windows が想定する種類と一致しています。',
  }),
  'types-wrong': ({ names }: { readonly names: string }) => ({
    en: `Values of the wrong type, which Windows does not read: ${names}.`,
    ja: `値の種類が正しくないため、Windows に読み取られない値があります: ${names}`,
  }),
});

const { say } = TYPES_MESSAGES;

/** POL-21: numbers are REG_DWORD, texts are REG_SZ. Scripts and .reg files written by hand mix them up. */
export const checkTypes: PolicyCheck = ({ values }) => {
  const known = values.filter(({ place, name }) => {
    const lower = name.toLowerCase();
    return PLACES.has(place) && (TEXTS.has(lower) || NUMBERS.has(lower));
  });
  if (known.length === 0) return undefined;
  const wrong = known.filter((value) => value.type !== expected(value));
  if (wrong.length === 0) return found('POL-21', 'pass', say('types', undefined));
  const shown = wrong.map((value) => `${value.name} (${expected(value) === 'sz' ? 'REG_SZ' : 'REG_DWORD'})`);
  return found('POL-21', 'warn', say('types-wrong', { names: shown.join(', ') }), {
    evidence: wrong,
    next: [
      {
        where: 'server',
        says: {
          en: 'Let this server write the values with their types, and import them.',
          ja: 'このサーバーで正しい種類の設定値を生成し、取り込んでください。',
        },
        command: 'todoku policy generate --format reg',
      },
    ],
  });
};

function expected({ name }: PolicyValue): 'sz' | 'dword' {
  return TEXTS.has(name.toLowerCase()) ? 'sz' : 'dword';
}
