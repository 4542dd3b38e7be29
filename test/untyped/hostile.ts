/** What no program means to give, and some give all the same. */

/** What the caller's own code throws: it passes through as it is. */
export class OwnError extends Error {}

const thrower = (): never => {
  throw new OwnError('mine')
}

const trap = {
  get: thrower,
  has: thrower,
  ownKeys: thrower,
  getOwnPropertyDescriptor: thrower,
  getPrototypeOf: thrower,
}
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()

const circle: unknown[] = []
circle.push(circle)
const ring: Record<string, unknown> = { name: 'a' }
ring.self = ring
ring.containerDefinitions = [ring]

let deep: unknown = 'a'
for (let at = 0; at < 5_000; at++) deep = at % 2 ? [deep] : { name: deep }

const sparse: unknown[] = []
sparse.length = 4_294_967_295

const keyed = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":"a","valueOf":1,"hasOwnProperty":2}',
) as object

/** Values that break what does not look before it reads. */
export const HOSTILE: readonly unknown[] = [
  ...[undefined, null, true, 0, -0, -1, 1.5, Number.NaN, Infinity, -Infinity, 2 ** 53, 10n, -(2n ** 70n)],
  ...['', ' ', 'a', '__proto__', 'constructor', 'toString', '\u0000', '\ud800', '80', '1e309', 'arn:aws:iam::1:role/x'],
  ...['x'.repeat(1_000_000), ':'.repeat(100_000), '../'.repeat(10_000), '%s%n', '\u202e'],
  ...[Symbol('a'), Symbol.iterator, circle, ring, deep, sparse, keyed, Object.create(null), Object.create(keyed)],
  ...[new Proxy({}, trap), new Proxy([], trap), new Proxy(() => undefined, {}), revoked],
  ...[new Date(0), new Date(Number.NaN), new Map([['a', 1]]), new Set([1]), /a/g, new Error('x'), new WeakMap()],
  ...[Promise.resolve('a'), new Uint8Array(4), new ArrayBuffer(2), globalThis.Math, new String('a'), new Number(1)],
  ...[
    () => undefined,
    (given: unknown) => given,
    () => 5,
    () => ({}),
    class A {},
    async () => 1,
    function* () {},
    thrower,
  ],
  {
    get a(): never {
      return thrower()
    },
  },
  {
    get name(): never {
      return thrower()
    },
  },
  { toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower, toJSON: thrower },
  { build: 5 },
  { build: () => undefined },
  { build: () => ({}) },
  { build: () => ({ kind: 'service' }) },
  { build: () => circle },
  { build: thrower },
  { build: () => ({ kind: 'network', id: 'x' }), issues: () => 5 },
  { build: () => ({ kind: 'network', id: 'x' }), issues: () => [null] },
  { length: 3 },
  { length: -1, 0: 'a' },
  Array.from({ length: 1_000 }, () => 'a'),
  Array.from({ length: 1_000 }, (_, at) => ({ name: `a${at}` })),
  [null],
  [undefined],
  [[]],
  [{}],
  [Symbol('a')],
  [1n],
  ['a', null],
]
