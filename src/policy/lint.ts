import type { Finding } from '#diagnosis';
import type { LintContext } from './lint-context.ts';
import type { PolicyCheck } from './rules/check.ts';
import { checkStatusServer } from './rules/pol-01-status-server.ts';
import { checkUrlForm } from './rules/pol-02-url-form.ts';
import { checkUseServer } from './rules/pol-03-use-server.ts';
import { checkPort } from './rules/pol-04-port.ts';
import { checkDualScan } from './rules/pol-05-dual-scan.ts';
import { checkDisableDualScan } from './rules/pol-06-disable-dual-scan.ts';
import { checkNoInternet } from './rules/pol-07-no-internet.ts';
import { checkNoAutoUpdate } from './rules/pol-08-no-auto-update.ts';
import { checkTargetGroup } from './rules/pol-09-target-group.ts';
import { checkPinning } from './rules/pol-10-pinning.ts';
import { checkMdm } from './rules/pol-11-mdm.ts';
import { checkAuOptions } from './rules/pol-12-au-options.ts';
import { checkNoButton } from './rules/pol-13-no-button.ts';
import { checkServices } from './rules/pol-14-services.ts';
import { checkTargetVersion } from './rules/pol-15-target-version.ts';
import { checkHttp } from './rules/pol-16-http.ts';
import { checkClone } from './rules/pol-17-clone.ts';
import { checkClassSources } from './rules/pol-18-class-sources.ts';
import { checkNoAccess } from './rules/pol-19-no-access.ts';
import { checkFrequency } from './rules/pol-20-frequency.ts';
import { checkTypes } from './rules/pol-21-types.ts';
import { checkServer } from './rules/pol-22-server.ts';
import { checkCertificateName } from './rules/pol-23-certificate-name.ts';
import { checkAlternate } from './rules/pol-24-alternate.ts';
import type { PolicyValues } from './values.ts';

/** POL-01 to POL-24, in their order. */
const CHECKS: readonly PolicyCheck[] = [
  checkStatusServer,
  checkUrlForm,
  checkUseServer,
  checkPort,
  checkDualScan,
  checkDisableDualScan,
  checkNoInternet,
  checkNoAutoUpdate,
  checkTargetGroup,
  checkPinning,
  checkMdm,
  checkAuOptions,
  checkNoButton,
  checkServices,
  checkTargetVersion,
  checkHttp,
  checkClone,
  checkClassSources,
  checkNoAccess,
  checkFrequency,
  checkTypes,
  checkServer,
  checkCertificateName,
  checkAlternate,
];

/**
 * What is wrong with the policy of a computer, and what was looked at and is right, in the order of the rules. A rule whose question does
 * not arise says nothing; one that needs what `context` leaves out says `unknown`, or nothing.
 */
export function lintPolicy(values: PolicyValues, context: LintContext = {}): readonly Finding[] {
  return CHECKS.map((check) => check(values, context)).filter((finding) => finding !== undefined);
}
