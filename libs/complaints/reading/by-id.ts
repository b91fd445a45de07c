/**
 * Values by their ids. Made without a prototype, because V8 then keeps it as a table: of an ordinary object it would
 * learn the shape, and every complaint's ids make another one.
 */
export function byId<Id extends string, Value>(entries: Iterable<readonly [Id, Value]>): Record<Id, Value> {
  const values = Object.create(null) as Record<Id, Value>;
  for (const [id, value] of entries) values[id] = value;
  return values;
}
