export { useGroupName } from '../names/index.ts';
export { ApproveSheet, type ApproveSheetProps } from './approve-sheet.tsx';
export { type Decidable, type Deciding, useDeciding } from './deciding.ts';
export { useDecidesFor } from './own-groups.ts';
export { useReplica } from './use-replica.ts';
