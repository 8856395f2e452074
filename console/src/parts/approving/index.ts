export { ApproveSheet, type ApproveSheetProps } from './approve-sheet.tsx';
export { type Decidable, type Deciding, useDeciding } from './deciding.ts';
export { useGroupName } from './group-name.ts';
