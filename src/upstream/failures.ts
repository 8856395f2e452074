import { failureTable } from '#base';

export const upstreamFailures = failureTable('upstream', {
  'not-set': {
    message: 'no upstream is set',
    hint: 'Set one with "todoku upstream set microsoft" or "todoku upstream set http://server:8530".',
  },
  'already-running': {
    message: 'a synchronisation is under way',
    hint: 'Wait for its end, or end it with "todoku sync stop".',
  },
  'no-address': {
    message: 'this is no address of an upstream',
    hint: 'Give "microsoft", or the URL of a WSUS or Todoku such as https://wsus.example:8531.',
  },
  fault: {
    message: 'the upstream answered with a fault',
    hint: 'The detail has its own words. Try again later; if it stays so, look at the log of the upstream.',
  },
  busy: {
    message: 'the upstream is busy and asks to come back later',
    hint: 'Nothing is lost: the next run goes on where this one ended. Choose another time of the day if it happens often.',
  },
  'cookie-refused': {
    message: 'the upstream does not accept the authorization it gave itself',
    hint: 'Try again. If it stays so, the clocks of the two servers may differ, or several servers answer under that address.',
  },
  'protocol-refused': {
    message: 'the upstream does not speak our version of the protocol',
    hint: 'WSUS 3.0 SP2 and later do. Update the upstream, or choose another one.',
  },
  'http-status': {
    message: 'the upstream answered with an HTTP error',
    hint: '403 and 407 come from access rules or a proxy, 404 from a wrong address, 503 from a service that has stopped.',
  },
  'bad-answer': {
    message: 'the answer of the upstream cannot be understood',
    hint: 'Something between the two servers may have changed it, such as a proxy with a page of its own. Test with "todoku upstream test".',
  },
  redirected: {
    message: 'the answer sends us to another address',
    hint: 'If the detail shows a login page of the network (captive portal), sign in there first. If the server has moved, set its new address.',
  },
  'web-page': {
    message: 'a web page answered in place of the update service',
    hint: 'The detail has its title. A login page of the network, a proxy or another web site answers under this address: check address and port, or reach it without the proxy.',
  },
  forbidden: {
    message: 'the upstream forbids the access (401 or 403)',
    hint: 'Look at the IP restrictions and the authentication of the site "WSUS Administration" in IIS: the web services need anonymous access. If it demands TLS, use its https address.',
  },
  'not-found': {
    message: 'there is no update service under this address (404)',
    hint: 'Check address and port: WSUS uses 8530, with TLS 8531. On the upstream, look whether its post-installation steps were done.',
  },
  unavailable: {
    message: 'the upstream says that its service is not available (503)',
    hint: 'On a WSUS, start the application pool "WsusPool" in IIS and raise its private memory limit, which stops it under load.',
  },
  'server-error': {
    message: 'the upstream failed without saying why',
    hint: 'Look at the log of the upstream and at its database. What came is kept; the next run goes on from there.',
  },
  'damaged-answer': {
    message: 'the answer of the upstream was damaged on its way',
    hint: 'It may pass. If it stays, look for a proxy or a filter in between that changes answers.',
  },
  'hostile-address': {
    message: 'the upstream wants us to introduce ourselves to another server, which is refused',
    hint: 'A genuine WSUS names its own services. Find out who answers under this address.',
  },
  'microsoft-root': {
    message: "the certificate of Microsoft's authority that Microsoft Update needs cannot be had",
    hint: 'Get "Microsoft Root Certificate Authority 2011" (MicRooCerAut2011_2011_03_22.crt) from microsoft.com/pki/certs by another way and trust it with "todoku upstream set --ca FILE".',
  },
  'clock-differs': {
    message: 'the clocks of the two servers differ by more than five minutes',
    hint: 'Let both take their time from the same source. Cookies, certificates and schedules depend on it.',
  },
  'odd-configuration': {
    message: 'the upstream answers with a configuration that makes no sense',
    hint: 'Nothing can be asked of it like that. Look whether its installation was completed, or report it if it is a genuine WSUS.',
  },
  'catalog-page-changed': {
    message: 'the page of the public catalog does not look as expected',
    hint: 'Microsoft may have changed it. Take the id of the update from the address in a browser (…?updateid=…) and import it with "todoku catalog import". Please report it with the detail.',
  },
  'catalog-unavailable': {
    message: 'the public catalog did not answer the search',
    hint: 'It is often busy: try again in a few minutes. The detail says what it answered.',
  },
  'generation-incomplete': {
    message: 'the upstream lists revisions that it does not deliver, so nothing was published',
    hint: 'What came is kept and the next run asks for the rest. What does not come in three runs is put into quarantine.',
  },
  'keeps-changing': {
    message:
      'the upstream published new revisions again and again while it was asked, so nothing was published here',
    hint: 'Updates are being imported there. What came is kept: synchronise again when that is over.',
  },
  'too-many-faults': {
    message: 'so many revisions are refused or cannot be read that these are not single bad ones',
    hint: 'Look at the log of the upstream; its database may be unavailable. The next run goes on where this one ended.',
  },
  undelivered: {
    message: 'the upstream lists this revision but does not hand it out',
    hint: 'Later runs ask for it again. Other updates are not affected, except those that need this one.',
  },
  'contradictory-document': {
    message: 'the document is not the one that was asked for, or is here already with other content',
    hint: 'A publisher gives every change a new revision number. Find out whether somebody changed it on the way.',
  },
  'document-too-large': {
    message: 'the document is larger than any that is read',
    hint: 'Documents up to 256 MiB are read. If this is a genuine update, please report it.',
  },
  'decoding-failed': {
    message: 'the answer could not be decoded',
    hint: 'Release the revision from quarantine to try it again. If it stays so, please report it.',
  },
  'absurd-revision': {
    message: 'the revision number is too far above the highest one known of its update',
    hint: 'Nothing later could ever replace it. Release it with "todoku sync release" only if you know that it is genuine.',
  },
  'abnormal-categories': {
    message:
      'the upstream suddenly has far more categories and detectoids than usual; the new ones are in quarantine',
    hint: 'Test data may have been published by mistake, as in July 2026. If it is meant so, run "todoku sync run --accept-growth".',
  },
  'abnormal-revisions': {
    message: 'the upstream suddenly lists far more new revisions than usual; nothing was fetched',
    hint: 'Look at what is new there. If it is meant so, run "todoku sync run --accept-growth".',
  },
  'abnormal-bytes': {
    message: 'the upstream sends far more than usual; the run was stopped',
    hint: 'Look at what is new there. If it is meant so, run "todoku sync run --accept-growth": it goes on where this one ended.',
  },
  'anchor-went-back': {
    message:
      'the upstream is further back in time than at the last synchronisation, so nothing was taken from it',
    hint: 'It may have been restored from a backup, its clock may be wrong, or somebody replays old answers. If it is genuine, run "todoku sync run --accept-growth".',
  },
  frozen: {
    message: 'the upstream has had nothing new for a long time',
    hint: 'Microsoft publishes at least every month. Look whether the upstream itself still synchronises, and whether the right products are selected.',
  },
  'incomplete-update': {
    message: 'updates were kept back because the upstream does not have all that they need',
    hint: 'Select the products that the missing parts belong to, or look for them with "todoku catalog import".',
  },
  'nothing-selected': {
    message: 'no products or no classifications are selected, so no updates were asked for',
    hint: 'Choose with "todoku products enable" and "todoku classifications enable".',
  },
  'plain-http': {
    message: 'the upstream is reached without encryption',
    hint: 'Update documents are not signed: whoever sits between can change them. Use HTTPS where you can.',
  },
  'server-changed': {
    message: 'the upstream says that it is another one than before; everything was listed anew',
    hint: 'This is normal after it was restored or set up again.',
  },
  'strays-dropped': {
    message:
      'revisions that an unfinished run had fetched were thrown away: the upstream does not list them now',
    hint: 'This is normal where it published newer ones meanwhile. If not, look who answered when that run failed or was held: "todoku sync history".',
  },
  quarantined: {
    message: 'revisions of the upstream were put into quarantine',
    hint: 'See them with "todoku sync quarantine". Everything else was taken in.',
  },
  'rollup-failed': {
    message: 'the updates were taken in, but the report to the upstream failed',
    hint: 'The next run reports again. If the upstream wants no reports, switch them off with "todoku upstream set --no-rollup".',
  },
  'deployments-left-out': {
    message: 'approvals and declines of updates that are not here were left out',
    hint: 'They are taken over as soon as those updates come. Look into the quarantine.',
  },
  'odd-deployments': {
    message: 'the upstream told of deployments that cannot be understood; they were left out',
    hint: 'The detail names them. If the upstream is a genuine WSUS or Todoku, please report it.',
  },
  'unknown-update': {
    message: 'the upstream does not have this update',
    hint: 'Look whether the id is right. Some updates of the catalog are for manual download only and come through no server.',
  },
  'not-in-channel': {
    message: 'the update is in the catalog but not published to update servers',
    hint: 'Microsoft offers it for manual download only. Download it from the catalog and install it by hand or by script.',
  },
  cancelled: {
    message: 'the synchronisation was ended by a person or with the server',
    hint: 'What had come is kept. The next run goes on from there.',
  },
  unexpected: {
    message: 'something went wrong that has no name yet',
    hint: 'Please report it with the detail. What was here before goes on being served.',
  },
});
