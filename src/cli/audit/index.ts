import type { Command } from 'commander';
import { addAuditList } from './list.ts';
import { addAuditVerify } from './verify.ts';

/** `audit …` */
export function addAudit(program: Command): void {
  const audit = program.command('audit').helpCommand(false).summary('who changed what');
  addAuditList(audit);
  addAuditVerify(audit);
}
