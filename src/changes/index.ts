export { acceptEula } from './accept-eula.ts';
export { activeClones, type CloneSet } from './active-clones.ts';
export { allowDownstream } from './allow-downstream.ts';
export { approve } from './approve.ts';
export { approveMany } from './approve-many.ts';
export { archiveComputers } from './archive-computers.ts';
export { changeSettings } from './change-settings.ts';
export { closeInterruptedRuns } from './close-interrupted-runs.ts';
export { createGroup } from './create-group.ts';
export { createRequestedGroups } from './create-requested-groups.ts';
export { decline } from './decline.ts';
export { deleteGroup } from './delete-group.ts';
export { dropFetches } from './drop-fetches.ts';
export { dropStaged } from './drop-staged.ts';
export { enrolComputer } from './enrol-computer.ts';
export {
  type EffectiveGroup,
  effectiveGroups,
  type RequestedGroup,
  requestedGroups,
} from './explain-groups.ts';
export { changesFailures } from './failures.ts';
export { forgetComputer } from './forget-computer.ts';
export { forgetDownstream } from './forget-downstream.ts';
export { forgetEvents } from './forget-events.ts';
export { forgetSyncRuns } from './forget-sync-runs.ts';
export { type HoldOrder, hold } from './hold.ts';
export { importRevisions } from './import-revisions.ts';
export { keepNote } from './keep-note.ts';
export { loadCatalog } from './load-catalog.ts';
export { moveGroup } from './move-group.ts';
export { type Asked, noteAsked } from './note-asked.ts';
export { forgetUpkeep, noteUndone, noteUnneeded, noteUpkeep } from './note-upkeep.ts';
export { pinnedUpdates, type RevisionPolicy, revisionPolicy } from './pins.ts';
export { previewGroupRule, type RulePreview } from './preview-group-rule.ts';
export { publishGeneration } from './publish-generation.ts';
export { putComputerInGroup } from './put-computer-in-group.ts';
export { putRule } from './put-rule.ts';
export { quarantineRevisions } from './quarantine-revisions.ts';
export { queueFetches } from './queue-fetches.ts';
export { forgetNotices, noteNotice, queueNotices } from './queue-notices.ts';
export { ContactRecorder, type ContactRecorderOptions } from './record-contact.ts';
export { recordEvents, waitingReports } from './record-events.ts';
export type { UnreadReport } from './record-reports.ts';
export { type Rollup, recordRollup } from './record-rollup.ts';
export { recordSyncRun } from './record-sync-run.ts';
export { registerComputer } from './register-computer.ts';
export { release, releaseDue } from './release.ts';
export { releaseQuarantine } from './release-quarantine.ts';
export { rememberDownstream } from './remember-downstream.ts';
export { removeRevisions, stagedNeeds, type UnwantedRevisions } from './remove-revisions.ts';
export { removeRule } from './remove-rule.ts';
export { renameGroup } from './rename-group.ts';
export { reorderRules } from './reorder-rules.ts';
export { refuseOnReplica } from './replica.ts';
export { restoreComputers } from './restore-computers.ts';
export { setGroupRule } from './set-group-rule.ts';
export { setRevisionPolicy } from './set-revision-policy.ts';
export { type StagedContent, stageRevisions, type Unstaged } from './stage-revisions.ts';
export { subscribe, unsubscribe, type WantedSubscription } from './subscribe.ts';
export { takeComputerFromGroup } from './take-computer-from-group.ts';
export { FOR_DECISIONS, Turns } from './turns.ts';
export type {
  Approval,
  ApprovalOutcome,
  Approved,
  ChangeContext,
  DeleteGroupOptions,
  Enrolled,
  Enrolment,
  Generation,
  ImportedRevision,
  ImportOptions,
  ImportReport,
  NewGroup,
  Published,
  ReplicaState,
  SourceDocument,
  View,
} from './types.ts';
export { undecline } from './undecline.ts';
export { type Restored, undo } from './undo.ts';
export { isSameView, removeView, savedViews, saveView } from './views.ts';
