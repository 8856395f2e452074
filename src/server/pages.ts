import { SERVICES, type ServiceName } from '#wire';

/** What stands at `/` where the console is not: it was not built, or has an address of its own. Enough for a person to know where they are. */
export function homePage(version: string): string {
  return page(
    'Todoku',
    `<p>This is Todoku ${version}, an update server for Windows machines. It is at work.</p>
<p>Machines find it by policy: "Specify intranet Microsoft update service location". People use the
console, which is at the address for administrators and is built by <code>npm run console</code>, or the command line, <code>todoku</code>.</p>`,
  );
}

/** What a browser sees at the address of a web service. */
export function servicePage(service: ServiceName): string {
  const { wsdlName, path, operations } = SERVICES[service];
  const items = operations.map(({ name, section }) => `<li>${name} (${section})</li>`).join('\n');
  return page(
    `${wsdlName} web service`,
    `<p>Windows machines talk to this address; it works. Its description is at <a href="${path}?wsdl">${path}?wsdl</a>.</p>
<ul>
${items}
</ul>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
${content}
</body>
</html>
`;
}
