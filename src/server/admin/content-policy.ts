import { changeSettings } from '#changes';
import {
  CONTENT_POLICY,
  type ContentPolicy,
  DEFAULT_CONTENT_POLICY,
  readBandwidthWindow,
  writeBandwidthWindow,
} from '#content';
import type { ServerContext } from '../context.ts';
import { ContentPolicyChange, ContentPolicyView } from './contract/content.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const contentPolicyRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/content/policy',
    summary: 'Which files are kept, and how fast they may be fetched',
    access: 'read',
    answer: ContentPolicyView,
    handle: async () => toView(await policyOf(context)),
  }),
  endpoint({
    method: 'PUT',
    path: '/content/policy',
    summary: 'Sets which files are kept, and how fast they may be fetched; what is left out stays',
    access: 'administer',
    body: ContentPolicyChange,
    answer: ContentPolicyView,
    handle: async ({ body, actor }) => {
      const policy = changed(await policyOf(context), body);
      await changeSettings(
        context,
        { [CONTENT_POLICY]: policy },
        { verb: 'set-content-policy', subject: policy.mode },
        actor,
      );
      await context.desks.settingsChanged([CONTENT_POLICY]);
      return toView(policy);
    },
  }),
];

/** The policy in force. */
export async function policyOf({ store }: Pick<ServerContext, 'store'>): Promise<ContentPolicy> {
  return (await store.setting<ContentPolicy>(CONTENT_POLICY)) ?? DEFAULT_CONTENT_POLICY;
}

function changed(before: ContentPolicy, change: ContentPolicyChange): ContentPolicy {
  const { bytesPerSecond: speedBefore, ...rest } = before;
  const { bytesPerSecond, windows, ...simple } = change;
  const speed = bytesPerSecond === undefined ? speedBefore : (bytesPerSecond ?? undefined);
  return {
    ...rest,
    ...simple,
    windows: windows?.map(readWindow) ?? before.windows,
    ...(speed === undefined ? {} : { bytesPerSecond: speed }),
  };
}

function readWindow(text: string): ContentPolicy['windows'][number] {
  const window = readBandwidthWindow(text);
  if (window === undefined) throw adminFailures.fail('bandwidth-window', { subject: text });
  return window;
}

function toView({ windows, bytesPerSecond, ...rest }: ContentPolicy): ContentPolicyView {
  return { ...rest, ...present({ bytesPerSecond }), windows: windows.map(writeBandwidthWindow) };
}
