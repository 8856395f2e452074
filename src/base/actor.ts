// Who does something, for the audit log and for every rule that asks whether a person decided:
//   cli:root        a person at the command line             user:alice    a person who signed in
//   token:nightly   a program with a token of a person's     api:local     who came with the server's own token
//   rule:<id>       an approval rule                         system        the server itself
//   housekeeping    what is tidied up by itself              client:<id>   a machine
//   sync, import    what came from another server

/** True where a person decided, or a program in a person's name: rules and housekeeping leave such decisions alone. */
export function isPerson(actor: string): boolean {
  return /^(?:cli|user|token|api):/.test(actor);
}
