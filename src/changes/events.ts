import type { Log } from '#base';
import type { ApprovalAction, ComputerId, GroupId, UpdateId } from '#update';

// What the verbs tell the log: one method for each event, its level decided here.

export const changeEvents = {
  rulesChanged(log: Log, fields: { verb: string; rule: string; actor: string }) {
    log.info('changes.rules-changed', fields);
  },
  noticesChanged(log: Log, fields: { verb: string; subscription: string; actor: string }) {
    log.info('changes.notices-changed', fields);
  },
  eventsForgotten(log: Log, fields: { events: number; receivedBefore: number }) {
    log.info('changes.events-forgotten', fields);
  },
  revisionsRemoved(log: Log, fields: { revisions: number; bytes: number; reason: string; actor: string }) {
    log.info('changes.revisions-removed', fields);
  },
  revisionsImported(
    log: Log,
    fields: { imported: number; unchanged: number; failed: number; actor: string },
  ) {
    log.info('changes.revisions-imported', fields);
  },
  revisionsStaged(log: Log, fields: { imported: number; unchanged: number; failed: number; actor: string }) {
    log.debug('changes.revisions-staged', fields);
  },
  stagedDropped(log: Log, fields: { revisions: number; actor: string }) {
    log.info('changes.staged-dropped', fields);
  },
  generationPublished(
    log: Log,
    fields: {
      run: number;
      revisions: number;
      deployments: number;
      declines: number;
      groups: number;
      unknownUpdates: number;
      actor: string;
    },
  ) {
    log.info('changes.generation-published', fields);
  },
  runsInterrupted(log: Log, fields: { runs: readonly number[] }) {
    log.warn('changes.runs-interrupted', fields);
  },
  asked(log: Log, fields: { verb: string; subject: string; actor: string }) {
    log.info('changes.asked', fields);
  },
  settingsChanged(log: Log, fields: { verb: string; settings: readonly string[]; actor: string }) {
    log.info('changes.settings-changed', fields);
  },
  quarantineReleased(log: Log, fields: { revisions: number; actor: string }) {
    log.info('changes.quarantine-released', fields);
  },
  downstreamDecided(log: Log, fields: { server: string; allowed?: boolean | undefined; actor: string }) {
    log.info('changes.downstream-decided', fields);
  },
  downstreamForgotten(log: Log, fields: { server: string; actor: string }) {
    log.info('changes.downstream-forgotten', fields);
  },
  approved(
    log: Log,
    fields: {
      updateId: UpdateId;
      groupId: GroupId;
      action: ApprovalAction;
      deadline?: number | undefined;
      actor: string;
    },
  ) {
    log.info('changes.approved', fields);
  },
  approvedMany(log: Log, fields: { approved: number; waiting: number; refused: number; actor: string }) {
    log.info('changes.approved-many', fields);
  },
  eulaAccepted(log: Log, fields: { eulaId: string; approvals: number; actor: string }) {
    log.info('changes.eula-accepted', fields);
  },
  held(log: Log, fields: { updateIds: readonly UpdateId[]; until: number; actor: string }) {
    log.info('changes.held', fields);
  },
  released(log: Log, fields: { updateIds: readonly UpdateId[]; actor: string }) {
    log.info('changes.released', fields);
  },
  undone(log: Log, fields: { decision: number; updateId: UpdateId; actor: string }) {
    log.info('changes.undone', fields);
  },
  declined(log: Log, fields: { updateIds: readonly UpdateId[]; actor: string }) {
    log.info('changes.declined', fields);
  },
  undeclined(log: Log, fields: { updateIds: readonly UpdateId[]; actor: string }) {
    log.info('changes.undeclined', fields);
  },
  groupCreated(log: Log, fields: { groupId: GroupId; name: string; computers: number; actor: string }) {
    log.info('changes.group-created', fields);
  },
  groupRenamed(log: Log, fields: { groupId: GroupId; name: string; computers: number; actor: string }) {
    log.info('changes.group-renamed', fields);
  },
  groupsDeleted(log: Log, fields: { groupIds: readonly GroupId[]; computers: number; actor: string }) {
    log.info('changes.groups-deleted', fields);
  },
  membershipsChanged(
    log: Log,
    fields: { computerId: ComputerId; groupIds: readonly GroupId[]; actor: string },
  ) {
    log.info('changes.memberships-changed', fields);
  },
  groupMoved(log: Log, fields: { groupId: GroupId; parentId: GroupId; actor: string }) {
    log.info('changes.group-moved', fields);
  },
  groupRuleSet(log: Log, fields: { groupId: GroupId; entered: number; left: number; actor: string }) {
    log.info('changes.group-rule-set', fields);
  },
  requestedGroupsCreated(log: Log, fields: { groups: number; computers: number; actor: string }) {
    log.info('changes.requested-groups-created', fields);
  },
  computersArchived(log: Log, fields: { computers: number; reason: string; actor: string }) {
    log.info('changes.computers-archived', fields);
  },
  computersRestored(log: Log, fields: { computers: number; actor: string }) {
    log.info('changes.computers-restored', fields);
  },
  computerForgotten(log: Log, fields: { computerId: ComputerId; actor: string }) {
    log.info('changes.computer-forgotten', fields);
  },
  computerEnrolled(log: Log, fields: { computerId: ComputerId; dnsName: string; isNew: boolean }) {
    log.info('changes.computer-enrolled', fields);
  },
  computerRegistered(log: Log, fields: { computerId: ComputerId; dnsName: string }) {
    log.info('changes.computer-registered', fields);
  },
  contactsRecorded(log: Log, fields: { computers: number; dropped: number }) {
    log.debug('changes.contacts-recorded', fields);
  },
  contactsNotRecorded(log: Log, fields: { computers: number; error: unknown }) {
    log.error('changes.contacts-not-recorded', fields);
  },
  eventsRecorded(
    log: Log,
    fields: { events: number; duplicates: number; refused: number; computers: number },
  ) {
    log.debug('changes.events-recorded', fields);
  },
};
