import type { Command } from 'commander';
import { addSignInServiceRemove } from './remove.ts';
import { addSignInServiceSet } from './set.ts';
import { addSignInServiceShow } from './show.ts';

/** `sign-in-service …` */
export function addSignInService(program: Command): void {
  const service = program
    .command('sign-in-service')
    .helpCommand(false)
    .summary('a service that says who people are (OpenID Connect)');
  addSignInServiceShow(service);
  addSignInServiceSet(service);
  addSignInServiceRemove(service);
}
