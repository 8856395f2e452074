import type { Command } from 'commander';
import type { SetSignInServiceRequest, SignInServiceAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { onServer } from '../session.ts';
import { linesOf } from './show.ts';

interface SetOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly publicUrl: string;
  readonly label?: string;
  readonly scope?: string;
  readonly claim?: string;
  readonly role: string[];
}

const ROLE = /^(.+)=(administrator|approver|reporter)(?::(.+))?$/;

/** `sign-in-service set` */
export function addSignInServiceSet(service: Command): void {
  service
    .command('set')
    .requiredOption('--issuer <url>', 'like https://login.example/realms/it')
    .requiredOption('--client-id <id>', 'what this server is called there')
    .requiredOption('--public-url <url>', 'where browsers reach this server')
    .requiredOption(
      '--role <rule...>',
      'who is what, the first that fits: IT-Admins=administrator, Tokyo=approver:Pilot,Office, *=reporter',
    )
    .option('--claim <name>', 'the claim that says what somebody is (default: groups)')
    .option('--scope <names>', 'scopes to ask for besides openid profile email')
    .option('--label <text>', 'what the button says')
    .summary('let people sign in through a service')
    .description(
      'Lets people sign in through a service, once that has answered. The client secret is read from TODOKU_CLIENT_SECRET; without it the one that is set stays.',
    )
    .action(
      onServer<SetOptions>(async ({ client, output, options }) => {
        const { issuer, clientId, publicUrl, label, scope, claim, role } = options;
        const secret = process.env['TODOKU_CLIENT_SECRET'];
        const body: SetSignInServiceRequest = {
          issuer,
          clientId,
          publicUrl,
          roles: role.map(parseRole),
          ...(secret === undefined ? {} : { clientSecret: secret }),
          ...(label === undefined ? {} : { label }),
          ...(scope === undefined ? {} : { scope }),
          ...(claim === undefined ? {} : { rolesClaim: claim }),
        };
        const answer = await client.request<SignInServiceAnswer>('PUT', '/sign-in-service', body);
        output.answer(answer, () => linesOf(answer));
      }),
    );
}

/** Fails with `cli/bad-role`. */
function parseRole(text: string): SetSignInServiceRequest['roles'][number] {
  const [, value, role, groups] = ROLE.exec(text) ?? [];
  if (value === undefined) throw cliFailures.fail('bad-role', { subject: text });
  return {
    value,
    role: role as 'administrator' | 'approver' | 'reporter',
    ...(groups === undefined ? {} : { groups: groups.split(',') }),
  };
}
