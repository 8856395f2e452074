import { type GenerateOptions, policyFailures } from '#policy';
import type { ServerContext } from '../../context.ts';
import type { PolicyGenerateQuery } from '../contract/policy.ts';
import { present } from '../present.ts';

/** What is asked for, for this server where no other is named. Fails with `policy/no-address`. */
export function generateOptions(context: ServerContext, query: PolicyGenerateQuery): GenerateOptions {
  const { hours, group, feature, quality, driver, other, pinning, option, day, hour, alternate, signed } =
    query;
  const serverUrl = query.for ?? context.servedAt()?.urls[0];
  if (serverUrl === undefined) throw policyFailures.fail('no-address');
  if (option === undefined && (day !== undefined || hour !== undefined)) {
    throw policyFailures.fail('bad-options', { detail: 'a day and an hour belong to option 4' });
  }
  return {
    serverUrl,
    sources: present({ feature, quality, driver, other }),
    ...present({
      detectionHours: hours,
      groups: group?.split(';'),
      pinning,
      alternateUrl: alternate,
      signedUpdates: signed,
      automaticUpdates: option === undefined ? undefined : { option, ...present({ day, hour }) },
    }),
  };
}
