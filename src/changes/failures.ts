import { failureTable } from '#base';

export const changesFailures = failureTable('changes', {
  'unknown-update': {
    message: 'no update has this id',
    hint: 'Look it up with "todoku updates search", or import its document first.',
  },
  'unknown-group': {
    message: 'no group has this id',
    hint: 'See the groups with "todoku groups list".',
  },
  'unknown-computer': {
    message: 'no computer has this id',
    hint: 'See the computers with "todoku computers list". A machine appears there after its first contact.',
  },
  'not-approvable': {
    message: 'this update cannot be approved on its own',
    hint: 'Approve the update it belongs to; categories and detectoids need no approval at all.',
  },
  declined: {
    message: 'the update is declined',
    hint: 'Undecline it first, then approve it.',
  },
  expired: {
    message: 'the publisher has withdrawn this update',
    hint: 'Approve the update that replaces it.',
  },
  'not-removable': {
    message: 'this update does not say how it can be removed',
    hint: 'Approve a removal only where the update supports one. Cumulative updates are removed on the machine with "dism /Online /Remove-Package".',
  },
  'eula-not-accepted': {
    message: 'the update has licence terms that nobody has accepted',
    hint: 'Read the terms and approve again with --accept-eula.',
  },
  'bad-deadline': {
    message: 'the deadline cannot be used',
    hint: 'Give a date between 1970 and 9999, and only together with install or uninstall.',
  },
  'bad-hold-end': {
    message: 'the hold cannot end then',
    hint: 'Give a moment that is still to come, like 7d or 2026-12-01T18:00.',
  },
  'unknown-decision': {
    message: 'there is no such decision',
    hint: 'See the decisions about an update with "todoku updates history ID".',
  },
  'already-undone': {
    message: 'this decision was undone already',
    hint: 'See what was decided since with "todoku updates history ID". Undo the undoing to have it back.',
  },
  'newer-decision': {
    message: 'something was decided since then that stands in the way',
    hint: 'See "todoku updates history ID", and undo the newer decision first, or decide anew.',
  },
  'person-decided': {
    message: 'a person decided about this, and rules leave that alone',
    hint: 'See who decided what with "todoku updates history ID".',
  },
  'bad-group-name': {
    message: 'the group name cannot be used',
    hint: 'Use 1 to 256 characters without line breaks or other control characters.',
  },
  'group-name-taken': {
    message: 'another group has this name',
    hint: 'Names are compared without regard to letter case, because machines ask for them by name. Choose another one.',
  },
  'built-in-group': {
    message: 'the built-in groups take care of themselves',
    hint: 'Use a group of your own: every machine is in All Computers, and those in no other group are in Unassigned Computers.',
  },
  'dynamic-group': {
    message: 'the computers of this group come from its rule',
    hint: 'Change the rule with "todoku groups rule", or take it away with "todoku groups rule GROUP --none"; its computers stay then.',
  },
  'group-beneath-itself': {
    message: 'a group cannot stand below itself',
    hint: 'Choose a group that is not below this one. See the tree with "todoku groups list".',
  },
  'not-asked-for': {
    message: 'no computer asks for a group of this name, or there is one already',
    hint: 'See the names that computers ask for with "todoku groups list"; make any other group with "todoku groups create".',
  },
  'group-has-subgroups': {
    message: 'there are groups below this one',
    hint: 'Delete those first, or say that they shall be deleted too.',
  },
  'wanted-by-policy': {
    message: "the machine's own policy asks for this group",
    hint: 'Change "Enable client-side targeting" in its policy; it would be back in the group at its next contact.',
  },
  'bad-client-id': {
    message: 'the client id is not one',
    hint: 'A client id has 1 to 255 letters, digits and hyphens. Delete SusClientId on the machine so that it makes a new one.',
  },
  'bad-dns-name': {
    message: 'the machine gave no usable name',
    hint: 'A name has 1 to 255 characters without control characters. Check the name of the machine.',
  },
  'unreadable-document': {
    message: 'the document could not be read',
    hint: 'Take it from its source again. If it stays so, please report it together with the document.',
  },
  'replica-read-only': {
    message: 'this server is a replica: groups, approvals and declines come from its upstream',
    hint: 'Change it on the upstream server and synchronise, or make this server autonomous with "todoku upstream set --autonomous".',
  },
  'unknown-server': {
    message: 'no downstream server has this id',
    hint: 'See the servers with "todoku downstream list". A server appears there after its first contact.',
  },
  'run-interrupted': {
    message: 'the server ended in the middle of this synchronisation',
    hint: 'Nothing was published and what was fetched is kept: synchronise again, and only the rest is fetched.',
  },
  'contradictory-revision': {
    message: 'this revision is here already with other content; the one that is here was kept',
    hint: 'A publisher gives every change a new revision number. Find out which of the two is genuine.',
  },
  'not-stored': {
    message: 'the document was read but could not be stored',
    hint: 'Look at the cause, often a full disk, then import it again.',
  },
  'unknown-rule': {
    message: 'there is no rule with this id',
    hint: 'See the rules with "todoku rules list".',
  },
  'bad-rule-order': {
    message: 'an order names every rule once',
    hint: 'See the rules with "todoku rules list"; somebody else may have changed them just now.',
  },
  'not-visible': {
    message: 'the change was stored, but the index in memory could not take it',
    hint: 'Restart the server: it reads its index from the store. Please report the cause.',
  },
  'unknown-view': {
    message: 'nobody saved a view of this name',
    hint: 'See the views with "todoku views list". Built-in ones stay.',
  },
});
