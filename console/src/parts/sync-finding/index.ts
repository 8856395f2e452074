export { FindingNote, type FindingTold } from './finding-note.tsx';
export { useStepName } from './step-names.ts';
export { SyncProblem } from './sync-problem.tsx';
export { useExplained } from './use-explained.ts';
