/** A member as the object itself has it: methods bound to it, because private fields are not reached through a proxy. */
export function memberOf<T extends object>(target: T, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name, target);
  return typeof member === 'function' ? member.bind(target) : member;
}
