import { describe } from 'node:test';
import { accountContract } from './contract/accounts.ts';
import { apartContract } from './contract/apart.ts';
import { auditContract } from './contract/audit.ts';
import { computerContract } from './contract/computers.ts';
import { decisionContract } from './contract/decisions.ts';
import { deploymentContract } from './contract/deployments.ts';
import { eventContract } from './contract/events.ts';
import { fileContract } from './contract/files.ts';
import { findingContract } from './contract/finding.ts';
import { fleetContract } from './contract/fleet.ts';
import { groupContract } from './contract/groups.ts';
import { noticeContract } from './contract/notices.ts';
import type { OpenStore } from './contract/opened.ts';
import { revisionContract } from './contract/revisions.ts';
import { searchContract } from './contract/search.ts';
import { signContract } from './contract/signs.ts';
import { stagingContract } from './contract/staging.ts';
import { statusContract } from './contract/status.ts';
import { syncContract } from './contract/sync.ts';
import { targetingContract } from './contract/targeting.ts';
import { upkeepContract } from './contract/upkeep.ts';
import { writeContract } from './contract/writes.ts';

/** Registers the tests of every promise that `port.ts` makes. `open` gives a new, empty store each time. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the store contract on ${name}`, () => {
    writeContract(open);
    revisionContract(open);
    searchContract(open);
    findingContract(open);
    fileContract(open);
    deploymentContract(open);
    decisionContract(open);
    groupContract(open);
    computerContract(open);
    targetingContract(open);
    statusContract(open);
    fleetContract(open);
    eventContract(open);
    signContract(open);
    apartContract(open);
    accountContract(open);
    auditContract(open);
    stagingContract(open);
    syncContract(open);
    upkeepContract(open);
    noticeContract(open);
  });
}
