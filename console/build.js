// Builds the console after `npm ci`, so that `npm start` has it. Without the packages that build it (`npm ci --omit=dev`) the server works
// all the same, and says at its address where the console is. Plain JavaScript: npm may run this with an older Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
if (!existsSync(vite)) {
  process.stdout.write('The console is not built: the development packages are not installed.\n');
} else {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const built = spawnSync(process.execPath, [vite, 'build', folder, '--logLevel', 'warn'], {
    stdio: 'inherit',
  });
  process.exitCode = built.status ?? 1;
}
