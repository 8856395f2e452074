import { type Static, Type } from 'typebox';
import { listOf, objectOf } from './shapes.ts';

const Values = Type.Optional(
  Type.Unsafe<readonly string[]>(
    Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }),
  ),
);

/** Which computers a group has by itself: all conditions must hold, of each one value must fit. */
export const GroupRule = objectOf(
  {
    name: Values,
    domain: Values,
    address: Values,
    os: Values,
    family: Values,
    edition: Values,
    suite: Values,
    manufacturer: Values,
    model: Values,
    architecture: Values,
    client: Values,
  },
  'all conditions must hold, of each one value must fit; `name` with * and ?, `address` as 10.1.0.0/16, `os` as 10.0.26100 or 10.0.22000-10.0.22631',
);
export type GroupRule = Static<typeof GroupRule>;

/** Computers that nobody can judge by that condition, because they never told. */
export const UnknownCondition = objectOf({
  condition: Type.String(),
  computers: Type.Integer({ minimum: 0 }),
});
export type UnknownCondition = Static<typeof UnknownCondition>;

export const UnknownConditions = listOf(UnknownCondition);
