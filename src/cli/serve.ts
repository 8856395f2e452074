import type { Command } from 'commander';
import type { Config, OptionName, RunningServer } from '#app';
import type { WrittenValue } from '#policy';
import { processOutput } from './output.ts';
import type { GlobalOptions } from './session.ts';

/** `serve` */
export function addServe(program: Command): Command {
  return program
    .command('serve')
    .summary('serve updates until stopped')
    .description(
      'Serves updates from a data directory, which it makes where there is none. Stops at Ctrl+C or SIGTERM.',
    );
}

/** Gives `serve` its options, which are the settings of `app`: that is loaded only when somebody wants to serve. */
export async function completeServe(command: Command): Promise<void> {
  const { configOptions, readConfig, serve, stopSignal } = await import('#app');
  for (const { flag, env, default: preset, unit, meaning } of Object.values(configOptions)) {
    if (flag === '--data') continue;
    const value = unit.includes(',') ? 'name' : unit.replace(/ .*/, '');
    const notes = [env, ...(preset === undefined ? [] : [`default ${preset}`])].join(', ');
    command.option(`${flag} <${value}>`, `${meaning} (${notes})`);
  }
  command.action(async () => {
    const options = command.optsWithGlobals<Partial<Record<OptionName, string>> & GlobalOptions>();
    const config = readConfig(options, process.env);
    const stopped = stopSignal();
    const { locationValues } = await import('#policy');
    const server = await serve(config);
    const values = locationValues(server.served.urls[0] ?? server.url);
    processOutput(options.json === true).answer(
      {
        url: server.url,
        adminUrl: server.adminUrl,
        httpsUrl: server.httpsUrl,
        pid: process.pid,
        dataDirectory: config.dataDirectory,
        setUpSecret: server.setUpSecret,
      },
      () => welcome(server, config, { data: options.data, values }),
    );
    await stopped;
    await server.close();
  });
}

function welcome(
  { url, adminUrl, httpsUrl, served, setUpSecret }: RunningServer,
  config: Config,
  { data, values }: { readonly data: string | undefined; readonly values: readonly WrittenValue[] },
): readonly string[] {
  const { host } = config.http;
  const onlyHere = /^(localhost|127\.|::1$)/.test(host);
  const options = data === undefined ? '' : ` --data ${data}`;
  // A newcomer who typed "npm start" has no "todoku" in the path yet.
  const runner = process.env['npm_lifecycle_event'] === 'start' ? 'npm run --silent ' : '';
  const todoku = `${runner}todoku${runner === '' ? '' : ' --'}`;
  return [
    `Todoku serves ${config.dataDirectory}`,
    `  on this machine  ${url}`,
    `  for clients      ${onlyHere ? 'none: it listens to this machine only. Use --http 0.0.0.0:8530' : served.urls.join(' ')}`,
    ...(httpsUrl === undefined ? [] : [`  over TLS         ${httpsUrl}`]),
    ...(adminUrl === url ? [] : [`  for the API      ${adminUrl}`]),
    ...(setUpSecret === undefined
      ? []
      : [
          '',
          `Nobody has an account yet. Open ${adminUrl}/ in a browser and make the first one with`,
          `  set-up secret    ${setUpSecret}`,
        ]),
    '',
    'What to do next',
    ...aligned([
      [`${todoku} upstream set microsoft${options}`, 'where updates come from; or the address of a WSUS'],
      [`${todoku} sync run --categories-only${options}`, 'which products there are, to choose from'],
      [`${todoku} updates import PATH${options}`, 'or take update documents from files'],
      [`${todoku} accounts create NAME --role administrator${options}`, 'let somebody sign in'],
    ]),
    '',
    'Policy values for the first client, below HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate',
    ...values.map(
      ({ place, name, type, value }) =>
        `  ${(place === 'au' ? `AU\\${name}` : name).padEnd(15)} ${(type === 'dword' ? '(DWORD)' : '(text)').padEnd(8)} ${value}`,
    ),
    ...aligned([[`${todoku} policy generate${options}`, 'the same for Group Policy, Intune or a script']]),
  ];
}

function aligned(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([command]) => command.length));
  return lines.map(([command, meaning]) => `  ${command.padEnd(width)}    ${meaning}`);
}
