import { judgeExpired } from '#upkeep';
import { DECLINED_AT_ONCE, declinePortion, type Unwanted } from './decline-portion.ts';
import { HOUR, inPortions, type Task } from './task.ts';

/** Declines what its publisher has withdrawn. */
export const declineExpired: Task = {
  name: 'decline-expired',
  every: HOUR,
  isForUpstream: true,
  async *portions(ground) {
    const { updates, takenBack } = await ground.facts();
    const unwanted: Unwanted[] = [];
    for (const { updateId, title, expired, declined, explicitlyDeployable, arrivedAt } of updates.values()) {
      if (!expired || declined || !explicitlyDeployable) continue;
      const keptAt = takenBack.get(updateId);
      const kept = keptAt === undefined ? {} : { keptByPersonAt: keptAt };
      const { goes, reason } = judgeExpired({ expired, arrivedAt, ...kept });
      if (goes) unwanted.push({ id: updateId, name: title, reason });
    }
    for (const items of inPortions(unwanted, DECLINED_AT_ONCE))
      yield declinePortion(ground, 'decline-expired', items);
  },
};
