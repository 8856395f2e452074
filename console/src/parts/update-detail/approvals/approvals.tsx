import type { UpdateDetails } from '#server/admin';
import { Stack } from '../../../kit/index.ts';
import { Effective } from './effective.tsx';
import { History } from './history.tsx';
import { InForce } from './in-force.tsx';

/** What is decided for which group, what that means for one of them, and how it came to be. */
export function Approvals({ update }: { readonly update: UpdateDetails }) {
  return (
    <Stack column gap={16}>
      <InForce update={update} />
      <Effective update={update} />
      <History update={update} />
    </Stack>
  );
}
