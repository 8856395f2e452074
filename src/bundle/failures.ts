import { failureTable } from '#base';

export const bundleFailures = failureTable('bundle', {
  'not-a-bundle': {
    message: 'there is no bundle here',
    hint: 'Name the folder with manifest.json and manifest.sig, or the .cab or .xml.gz file of a WSUS package.',
  },
  'already-there': {
    message: 'the folder holds a finished bundle',
    hint: 'Choose another folder, or move that bundle away. It is not written over.',
  },
  'bad-path': {
    message: 'this is no folder that a bundle can be written to',
    hint: 'Name a folder by its absolute path. It is made when it is missing.',
  },
  'bad-part-size': {
    message: 'parts cannot have this size',
    hint: 'Choose 1 MiB or more, and so much that there are at most 9,999 parts.',
  },
  busy: {
    message: 'something else is under way that this would disturb',
    hint: 'Wait until it has ended, or stop it: see "todoku sync status". After a crash a start of the server puts the history right.',
  },
  disturbed: {
    message: 'revisions that were taken in are gone before they could be published',
    hint: 'Nothing was published. Something else dropped them meanwhile; import again while no synchronisation is under way.',
  },
  'not-readable': {
    message: 'a file of the bundle cannot be read',
    hint: 'Look at the cause: the rights of the file, or the health of the medium.',
  },
  'not-writable': {
    message: 'the folder of the bundle cannot be written to',
    hint: 'Look at the cause: the room on the medium, its health, or the rights of the folder. What is written already is kept; export to the same folder again.',
  },
  'damaged-manifest': {
    message: 'the manifest of the bundle cannot be understood',
    hint: 'It was damaged or made by something else. Copy the bundle again from where it was written.',
  },
  'newer-format': {
    message: 'the bundle was written by a newer Todoku',
    hint: 'Update this server first.',
  },
  'bad-signature': {
    message: 'the signature does not belong to this manifest',
    hint: 'The bundle was damaged or changed after it was signed. Copy it again from where it was written; if it stays so, do not use it.',
  },
  'unknown-signer': {
    message: 'nobody here has said that this signer is to be trusted',
    hint: 'Compare the fingerprint with the one that the other server shows when it exports. If they are equal, import with --trust and the fingerprint.',
  },
  older: {
    message: 'what the bundle holds is here already, or something newer is',
    hint: 'Import the bundles of a server in the order of their numbers. A server that was restored from a backup counts on from there: write bundles until the number is higher.',
  },
  gap: {
    message: 'the bundle continues one that was not imported here',
    hint: 'Import the ones before it first, or export a complete one with --all.',
  },
  'missing-part': {
    message: 'a part of the bundle is missing',
    hint: 'Copy all parts into one folder, beside manifest.json and manifest.sig.',
  },
  'damaged-part': {
    message: 'a part of the bundle is damaged',
    hint: 'Copy it again from where the bundle was written. Its size and its SHA-256 stand in manifest.json.',
  },
  'damaged-content': {
    message: 'something in the bundle is not what its manifest says',
    hint: 'Nothing was taken in. Export again; if a file of the exporting server is named, let that server verify its content first.',
  },
  'refused-revision': {
    message: 'an update of the bundle cannot be taken in',
    hint: 'Nothing was taken in. The cause says what is wrong with that update.',
  },
  'contradictory-revision': {
    message: 'an update of the package differs from what is here under the same revision',
    hint: 'The one that is here stays. Take the update from its publisher if you doubt it.',
  },
  'group-name-taken': {
    message: 'a group of the bundle has the name of another group here',
    hint: 'Rename the group that is here, then import again. Or export without groups.',
  },
  replica: {
    message: 'this server is a replica, and the bundle holds approvals or groups',
    hint: 'Groups and approvals come from the upstream alone. Export without them.',
  },
  'damaged-package': {
    message: 'the WSUS package cannot be read',
    hint: 'It must be what "wsusutil export" writes: a cabinet with metadata.txt and package.xml, or the .xml.gz form. Export it again.',
  },
  'package-too-large': {
    message: 'the WSUS package is larger than can be dealt with',
    hint: 'A cabinet holds 2 GB. Use a bundle in the form of Todoku instead.',
  },
  unsigned: {
    message: 'nobody has signed this package',
    hint: 'Packages of WSUS carry no signature: whoever could change the file could change the updates in it. Clients still check the digests and signatures of the files themselves.',
  },
  'not-verified': {
    message: 'this package was not verified against a real WSUS',
    hint: 'Its layout follows public sample code of Microsoft. Try it on a server that you can do without before you rely on it.',
  },
});
