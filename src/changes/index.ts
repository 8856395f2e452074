export { approve } from './approve.ts';
export { createGroup } from './create-group.ts';
export { decline } from './decline.ts';
export { deleteGroup } from './delete-group.ts';
export { enrolComputer } from './enrol-computer.ts';
export { changesFailures } from './failures.ts';
export { forgetComputer } from './forget-computer.ts';
export { forgetEvents } from './forget-events.ts';
export { importRevisions } from './import-revisions.ts';
export { loadCatalog } from './load-catalog.ts';
export { putComputerInGroup } from './put-computer-in-group.ts';
export { ContactRecorder, type ContactRecorderOptions } from './record-contact.ts';
export { recordEvents } from './record-events.ts';
export { registerComputer } from './register-computer.ts';
export { renameGroup } from './rename-group.ts';
export { takeComputerFromGroup } from './take-computer-from-group.ts';
export type {
  Approval,
  Approved,
  ChangeContext,
  DeleteGroupOptions,
  Enrolment,
  ImportedRevision,
  ImportReport,
  NewGroup,
  SourceDocument,
} from './types.ts';
export { undecline } from './undecline.ts';
