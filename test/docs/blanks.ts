// What a sentence is made of is not known where it is documented: blanks stand for it, `{days}`, as in a form.

/** What a blank is where a moment is wanted: something has to be. */
const MOMENT = Date.UTC(2026, 10, 29, 12);
const COUNT = 2;

/** Stands for everything that a sentence may be made of: each of its fields is a blank with the field's name. */
export function blanks(given: Readonly<Record<string, unknown>> = {}): unknown {
  return new Proxy<Record<string, unknown>>(
    {},
    { get: (_, name) => (typeof name === 'string' ? (given[name] ?? blank(name)) : undefined) },
  );
}

/** Reads as `{name}` in both languages, and as a list of just that; counts as several, and as a moment where one is made of it. */
function blank(name: string): unknown {
  const text = `{${name}}`;
  return new Proxy<unknown[]>([text], {
    get(list, key, self) {
      if (key === Symbol.toPrimitive)
        return (hint: string) => (hint === 'string' ? text : hint === 'number' ? COUNT : MOMENT);
      if (key === 'en' || key === 'ja') return text;
      if (key === '0') return self;
      if (key in list) return Reflect.get(list, key, self);
      if (key in String.prototype) return () => text;
      return typeof key === 'string' ? blank(key) : undefined;
    },
  });
}
