import type { Command } from 'commander';
import { addNoticesList } from './list.ts';
import { addNoticesLog } from './log.ts';
import { addNoticesMail } from './mail.ts';
import { addNoticesRemove } from './remove.ts';
import { addNoticesSubscribe } from './subscribe.ts';
import { addNoticesTest } from './test.ts';

/** `notices …` */
export function addNotices(program: Command): void {
  const notices = program
    .command('notices')
    .helpCommand(false)
    .summary('reports on a schedule, new updates and findings, by mail or webhook');
  addNoticesList(notices);
  addNoticesMail(notices);
  addNoticesSubscribe(notices);
  addNoticesTest(notices);
  addNoticesRemove(notices);
  addNoticesLog(notices);
}
