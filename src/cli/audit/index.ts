import type { Command } from 'commander';
import { addAuditExport } from './export.ts';
import { addAuditList } from './list.ts';
import { addAuditVerify } from './verify.ts';

/** `audit …` */
export function addAudit(program: Command): void {
  const audit = program.command('audit').helpCommand(false).summary('who changed what');
  addAuditList(audit);
  addAuditExport(audit);
  addAuditVerify(audit);
}
