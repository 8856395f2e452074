import { changeSettings } from '#changes';
import {
  CONTENT_POLICY,
  type ContentPolicy,
  DEFAULT_CONTENT_POLICY,
  readBandwidthWindow,
  writeBandwidthWindow,
} from '#content';
import type { ServerContext } from '../context.ts';
import type { ContentPolicyView } from './contract.ts';
import { adminFailures } from './failures.ts';
import { present } from './present.ts';
import { objectOf, type RoutesOf, route, schemas } from './route.ts';

/** A part that is set to null is taken away. */
type PolicyChange = Partial<Omit<ContentPolicyView, 'bytesPerSecond'>> & {
  readonly bytesPerSecond?: number | null;
};

export const contentPolicyRoutes: RoutesOf = (context) => [
  route({
    method: 'GET',
    path: '/content/policy',
    summary: 'Which files are kept, and how fast they may be fetched',
    handle: async () => toView(await policyOf(context)),
  }),
  route<unknown, unknown, PolicyChange>({
    method: 'PUT',
    path: '/content/policy',
    summary: 'Sets which files are kept, and how fast they may be fetched; what is left out stays',
    body: objectOf({
      mode: { enum: ['on-approval', 'everything', 'from-microsoft'] },
      express: schemas.flag,
      parallel: { type: 'integer', minimum: 1, maximum: 32 },
      bytesPerSecond: { type: ['integer', 'null'], minimum: 1 },
      windows: { type: 'array', items: schemas.text, maxItems: 100 },
      hosts: { type: 'array', items: schemas.text, maxItems: 1000 },
    }),
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

function changed(before: ContentPolicy, change: PolicyChange): ContentPolicy {
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
