import { messages, moment } from '#diagnosis';

interface Url {
  readonly url: string;
}
interface At {
  readonly at: number;
}

/** What is said of where a machine is sent for its updates; terms-en-ja.md 7 where it has the sentence. */
export const MACHINE_SETTINGS_MESSAGES = messages('why', {
  'machine-uses-server': ({ at }: At) => ({
    en: `It scanned against this server on ${moment(at).en}, so its policy sends it here.`,
    ja: `${moment(at).ja} にこのサーバーに対してスキャンを行っており、ポリシーでこのサーバーが指定されています。`,
  }),
  'machine-server-not-told': () => ({
    en: 'Which update server the policy of the computer names cannot be told from the server.',
    ja: 'コンピューターのポリシーで指定された更新サーバーは、サーバーの情報だけでは判断できません。',
  }),
  'machine-server-this': ({ url }: Url) => ({
    en: `The policy points to this server (${url}).`,
    ja: `ポリシーでは、このサーバー (${url}) が指定されています。`,
  }),
  'machine-server-answers': ({ url }: Url) => ({
    en: `The policy points to ${url}, which answers; whether that is this server under another name cannot be told.`,
    ja: `ポリシーでは ${url} が指定されており、応答があります。このサーバーの別名かどうかは判断できません。`,
  }),
  'machine-server-another': ({ url }: Url) => ({
    en: `The policy points to another server (${url}).`,
    ja: `ポリシーでは、別のサーバー (${url}) が指定されています。`,
  }),
  'machine-server-none': () => ({
    en: 'No update server is set: WUServer is missing, so the computer takes its updates from Windows Update.',
    ja: '更新サーバーが設定されていません。WUServer がないため、更新プログラムは Windows Update から取得されます。',
  }),
  'machine-policy-not-told': () => ({
    en: 'Whether a policy on the computer switches the server off, or another one overrides it, cannot be told from the server.',
    ja: 'コンピューターのポリシーの競合や、サーバーの使用の有効/無効は、サーバーの情報だけでは判断できません。',
  }),
  'machine-source-not-told': () => ({
    en: 'Whether a policy on the computer takes Windows updates from somewhere else (dual scan, a source per class) cannot be told from the server.',
    ja: 'コンピューターのポリシーで、更新プログラムの取得元が別に指定されているか (デュアル スキャンなど) は、サーバーの情報だけでは判断できません。',
  }),
});
