import { Command } from 'commander';
import { addAccounts } from './accounts/index.ts';
import { addAudit } from './audit/index.ts';
import { addBackup } from './backup.ts';
import { addBundle } from './bundle/index.ts';
import { addCatalog } from './catalog/index.ts';
import { addCategories } from './categories/index.ts';
import { addCertificate } from './certificate.ts';
import { addCheck } from './check/index.ts';
import { addCleanup } from './cleanup/index.ts';
import { addClient } from './client/index.ts';
import { addCompletion } from './completion/index.ts';
import { addCompliance } from './compliance.ts';
import { addComputers } from './computers/index.ts';
import { addConfig } from './config/index.ts';
import { addContent } from './content/index.ts';
import { addDownstream } from './downstream.ts';
import { addErrors } from './errors/index.ts';
import { addGroups } from './groups/index.ts';
import { addHealth } from './health/index.ts';
import { addLanguages } from './languages.ts';
import { addMetrics } from './metrics.ts';
import { addMigrate } from './migrate.ts';
import { addNotices } from './notices/index.ts';
import { addPolicy } from './policy/index.ts';
import { addReport } from './report.ts';
import { addRestore } from './restore.ts';
import { addRules } from './rules/index.ts';
import { addSample } from './sample.ts';
import { addServe, completeServe } from './serve.ts';
import { addSignInService } from './sign-in-service/index.ts';
import { addSimulate, completeSimulate } from './simulate.ts';
import { addStatus } from './status.ts';
import { addSummary } from './summary.ts';
import { addSync } from './sync/index.ts';
import { addTasks } from './tasks.ts';
import { addTokens } from './tokens/index.ts';
import { addUpdates } from './updates/index.ts';
import { addUpstream } from './upstream/index.ts';
import { addViews } from './views/index.ts';
import { addWhoami } from './whoami.ts';
import { addWhy } from './why.ts';

/**
 * The whole command line. It throws what fails and never ends the process; errors are worded by whoever runs
 * it, so commander itself is silent about them.
 */
export function createProgram(version: string): Command {
  const program = new Command('todoku')
    .description('An update server for Windows fleets that speaks the protocols of WSUS.')
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .option('--data <directory>', 'the data directory (TODOKU_DATA, default ./data)')
    .option('--url <url>', 'a server elsewhere (TODOKU_URL), with the API token in TODOKU_TOKEN')
    .option('--json', 'answer with one JSON document')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  // Commands copy these settings from their parent when they are made.
  const serve = addServe(program);
  addStatus(program);
  addSummary(program);
  addUpstream(program);
  addSync(program);
  addCategories(program);
  addLanguages(program);
  addUpdates(program);
  addViews(program);
  addCatalog(program);
  addContent(program);
  addGroups(program);
  addComputers(program);
  addDownstream(program);
  addBundle(program);
  addMigrate(program);
  addSample(program);
  addRules(program);
  addCleanup(program);
  addHealth(program);
  addTasks(program);
  addMetrics(program);
  addCertificate(program);
  addCheck(program);
  addNotices(program);
  addConfig(program);
  addReport(program);
  addCompliance(program);
  addErrors(program);
  addWhy(program);
  addClient(program);
  addPolicy(program);
  addAccounts(program);
  addTokens(program);
  addSignInService(program);
  addWhoami(program);
  addAudit(program);
  addBackup(program);
  addRestore(program);
  const simulate = addSimulate(program);
  addCompletion(program, async () => {
    await completeServe(serve);
    await completeSimulate(simulate);
  });
  return program.hook('preSubcommand', async (_program, command) => {
    if (command === serve) await completeServe(command);
    if (command === simulate) await completeSimulate(command);
  });
}
