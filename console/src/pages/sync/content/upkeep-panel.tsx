import { Stack } from '../../../kit/index.ts';
import { MoveFiles } from './move-files.tsx';
import { VerifyFiles } from './verify-files.tsx';

/** What can be done with the files themselves. */
export function UpkeepPanel() {
  return (
    <Stack column gap={16}>
      <VerifyFiles />
      <MoveFiles />
    </Stack>
  );
}
