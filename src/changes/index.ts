export type {
  Approval,
  Approved,
  ChangeContext,
  Enrolment,
  ImportedRevision,
  ImportReport,
  NewGroup,
  SourceDocument,
} from './types.ts';
