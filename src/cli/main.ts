import { runCommand } from './run-command.ts';

// Somebody who closes the pipe (`todoku updates list | head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

await runCommand(process.argv.slice(2));
