import { messages } from '#diagnosis';
import { CLASS_SWITCH, CLASS_VALUE_NAMES, classValues, UPDATE_CLASSES } from '../class-sources.ts';
import { valueNamed } from '../values.ts';
import { takesClassSources } from '../windows.ts';
import { found, inGroupPolicy, type PolicyCheck, REGISTRY_DECIDES, setDword } from './check.ts';

export const CLASS_SOURCES_MESSAGES = messages('policy', {
  'class-sources': () => ({
    en: 'Each of the four classes of updates has its source by policy.',
    ja: '4 つのクラスすべてに、更新プログラムの取得元が指定されています。',
  }),
  'class-sources-not-switched': () => ({
    en: 'Sources per class are set, but UseUpdateClassPolicySource is not 1 under the AU key, so they have no effect.',
    ja: 'クラスごとの取得元が設定されていますが、AU キーの UseUpdateClassPolicySource が 1 ではないため、効果がありません。',
  }),
  'class-sources-some': ({ missing }: { readonly missing: string }) => ({
    en: `Not all four classes have a source by policy. Missing: ${missing}.`,
    ja: `4 つのクラスのうち、取得元が指定されていないものがあります: ${missing}`,
  }),
  'class-sources-old': () => ({
    en: 'This version of Windows knows no source per class; that came with Windows 10 2004 and Server 2022.',
    ja: 'このバージョンの Windows は、クラスごとの取得元の指定に対応していません (Windows 10 2004 以降および Server 2022 以降が対応)。',
  }),
  'class-sources-unseen': () => ({
    en: 'Sources per class are set. Whether UseUpdateClassPolicySource is 1 under the AU key cannot be seen in this text.',
    ja: 'クラスごとの取得元が設定されています。AU キーの UseUpdateClassPolicySource が 1 かどうかは、この情報からは判断できません。',
  }),
});

const { say } = CLASS_SOURCES_MESSAGES;

/** POL-18: the four sources are all set, and switched on. */
export const checkClassSources: PolicyCheck = (values) => {
  const { values: sources, set, effective } = classValues(values);
  if (set.length === 0) return undefined;
  const evidence = [...set, valueNamed(values, 'au', CLASS_SWITCH)];
  const all = inGroupPolicy('classSources', {
    en: 'Enable, and choose a source for all four classes',
    ja: '有効にし、4 つのクラスすべてに取得元を指定してください',
  });
  if (takesClassSources(values.windows) === false) {
    return found('POL-18', 'warn', say('class-sources-old', undefined), {
      evidence,
      next: [
        inGroupPolicy('noDualScan', {
          en: 'Enable instead, if updates are deferred by policy',
          ja: 'ポリシーで更新を延期している場合は、代わりに有効にしてください',
        }),
      ],
    });
  }
  if (effective === undefined) {
    return found('POL-18', 'unknown', say('class-sources-unseen', undefined), {
      evidence,
      decidedBy: REGISTRY_DECIDES,
    });
  }
  if (!effective) {
    return found('POL-18', 'fail', say('class-sources-not-switched', undefined), {
      evidence,
      next: [all, setDword('au', CLASS_SWITCH, 1)],
    });
  }
  const missing = UPDATE_CLASSES.filter((each) => sources[each] === undefined).map(
    (each) => CLASS_VALUE_NAMES[each],
  );
  if (missing.length === 0) return found('POL-18', 'pass', say('class-sources', undefined), { evidence });
  return found('POL-18', 'fail', say('class-sources-some', { missing: missing.join(', ') }), {
    evidence,
    next: [all],
  });
};
