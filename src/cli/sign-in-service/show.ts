import type { Command } from 'commander';
import type { SignInServiceAnswer } from '#server/admin';
import { groupsOf } from '../accounts/role.ts';
import { onServer } from '../session.ts';

/** `sign-in-service show` */
export function addSignInServiceShow(service: Command): void {
  service
    .command('show', { isDefault: true })
    .summary('show the service, and what to enter there')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<SignInServiceAnswer>('GET', '/sign-in-service');
        output.answer(answer, () => linesOf(answer));
      }),
    );
}

/** For people. */
export function linesOf({ service }: SignInServiceAnswer): readonly string[] {
  if (service === undefined) return ['People sign in with name and password; there is no service.'];
  return [
    `Issuer            ${service.issuer}`,
    `Client id         ${service.clientId}`,
    `Secret            ${service.hasSecret ? 'set' : 'none'}`,
    `Redirect address  ${service.callback}`,
    `Button            ${service.label}`,
    ...service.roles.map(
      (rule, index) =>
        `${index === 0 ? 'Who is what' : ''}`.padEnd(18) +
        `${rule.value === '*' ? 'everybody' : `${service.rolesClaim} "${rule.value}"`}: ${rule.role}${rule.role === 'approver' ? ` for ${groupsOf(rule)}` : ''}`,
    ),
  ];
}
