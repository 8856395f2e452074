import { GENERATE_MESSAGES } from './generate/generate-policy.ts';
import { STATUS_SERVER_MESSAGES } from './rules/pol-01-status-server.ts';
import { URL_FORM_MESSAGES } from './rules/pol-02-url-form.ts';
import { USE_SERVER_MESSAGES } from './rules/pol-03-use-server.ts';
import { PORT_MESSAGES } from './rules/pol-04-port.ts';
import { DUAL_SCAN_MESSAGES } from './rules/pol-05-dual-scan.ts';
import { DISABLE_DUAL_SCAN_MESSAGES } from './rules/pol-06-disable-dual-scan.ts';
import { NO_INTERNET_MESSAGES } from './rules/pol-07-no-internet.ts';
import { NO_AUTO_UPDATE_MESSAGES } from './rules/pol-08-no-auto-update.ts';
import { TARGET_GROUP_MESSAGES } from './rules/pol-09-target-group.ts';
import { PINNING_MESSAGES } from './rules/pol-10-pinning.ts';
import { MDM_MESSAGES } from './rules/pol-11-mdm.ts';
import { AU_OPTIONS_MESSAGES } from './rules/pol-12-au-options.ts';
import { NO_BUTTON_MESSAGES } from './rules/pol-13-no-button.ts';
import { SERVICES_MESSAGES } from './rules/pol-14-services.ts';
import { TARGET_VERSION_MESSAGES } from './rules/pol-15-target-version.ts';
import { HTTP_MESSAGES } from './rules/pol-16-http.ts';
import { CLONE_MESSAGES } from './rules/pol-17-clone.ts';
import { CLASS_SOURCES_MESSAGES } from './rules/pol-18-class-sources.ts';
import { NO_ACCESS_MESSAGES } from './rules/pol-19-no-access.ts';
import { FREQUENCY_MESSAGES } from './rules/pol-20-frequency.ts';
import { TYPES_MESSAGES } from './rules/pol-21-types.ts';
import { SERVER_MESSAGES } from './rules/pol-22-server.ts';
import { CERTIFICATE_NAME_MESSAGES } from './rules/pol-23-certificate-name.ts';
import { ALTERNATE_MESSAGES } from './rules/pol-24-alternate.ts';
import { SCAN_SOURCE_MESSAGES } from './scan-source.ts';

/** Everything that this room says, sentence by sentence, by the files that say it. */
export const POLICY_MESSAGES = [
  SCAN_SOURCE_MESSAGES,
  GENERATE_MESSAGES,
  STATUS_SERVER_MESSAGES,
  URL_FORM_MESSAGES,
  USE_SERVER_MESSAGES,
  PORT_MESSAGES,
  DUAL_SCAN_MESSAGES,
  DISABLE_DUAL_SCAN_MESSAGES,
  NO_INTERNET_MESSAGES,
  NO_AUTO_UPDATE_MESSAGES,
  TARGET_GROUP_MESSAGES,
  PINNING_MESSAGES,
  MDM_MESSAGES,
  AU_OPTIONS_MESSAGES,
  NO_BUTTON_MESSAGES,
  SERVICES_MESSAGES,
  TARGET_VERSION_MESSAGES,
  HTTP_MESSAGES,
  CLONE_MESSAGES,
  CLASS_SOURCES_MESSAGES,
  NO_ACCESS_MESSAGES,
  FREQUENCY_MESSAGES,
  TYPES_MESSAGES,
  SERVER_MESSAGES,
  CERTIFICATE_NAME_MESSAGES,
  ALTERNATE_MESSAGES,
] as const;
