/** A value from outside that is not what it should be. The message says which and what it should be. */
export class BadInput extends Error {}

/** One member of an object from outside: throws {@link BadInput} unless the value is a `T`. */
export interface Member<T> {
  check(value: unknown, where: string): asserts value is T
}

/** The members that an object may have. */
export type Members = Readonly<Record<string, Member<unknown>>>

type TypeOf<M> = M extends Member<infer T> ? T : never
type OptionalNames<M extends Members> = { [K in keyof M]: undefined extends TypeOf<M[K]> ? K : never }[keyof M]

/** The object that has these members. */
export type ObjectOf<M extends Members> = { readonly [K in Exclude<keyof M, OptionalNames<M>>]: TypeOf<M[K]> } & {
  readonly [K in OptionalNames<M>]?: Exclude<TypeOf<M[K]>, undefined>
}

/** What passes a test. */
export const member = <T>(what: string, is: (value: unknown) => boolean): Member<T> => ({
  check(value, where) {
    if (!is(value)) throw new BadInput(`${where} must be ${what}.`)
  },
})

export const text: Member<string> = member('a string', value => typeof value === 'string')

export const number: Member<number> = member('a number', value => typeof value === 'number' && Number.isFinite(value))

export const flag: Member<boolean> = member('true or false', value => typeof value === 'boolean')

export const texts: Member<readonly string[]> = member(
  'a list of strings',
  value => Array.isArray(value) && value.every(each => typeof each === 'string'),
)

export const textMap: Member<Readonly<Record<string, string>>> = member(
  'an object of strings',
  value => isObject(value) && Object.values(value).every(each => typeof each === 'string'),
)

/** A number from 0 to `most`. */
export const upTo = (most: number): Member<number> =>
  member(`a number from 0 to ${most}`, value => typeof value === 'number' && value >= 0 && value <= most)

export const oneOf = <const T extends string | number>(...values: readonly T[]): Member<T> =>
  member(`one of ${values.map(value => JSON.stringify(value)).join(', ')}`, value =>
    values.some(each => each === value),
  )

/** What passes one of two checks. */
export const either = <A, B>(one: Member<A>, other: Member<B>): Member<A | B> => ({
  check(value, where) {
    try {
      one.check(value, where)
    } catch {
      other.check(value, where)
    }
  },
})

export const optional = <T>(member: Member<T>): Member<T | undefined> => ({
  check(value, where) {
    if (value !== undefined) check(member, value, where)
  },
})

/** An object with these members and no others. */
export const object = <M extends Members>(members: M): Member<ObjectOf<M>> => ({
  check(value, where) {
    if (!isObject(value)) throw new BadInput(`${where} must be an object.`)
    const foreign = Object.keys(value).find(name => !Object.hasOwn(members, name))
    if (foreign !== undefined)
      throw new BadInput(`${where} has no member ${foreign}; it may have: ${Object.keys(members).join(', ')}.`)
    for (const [name, each] of Object.entries(members)) check(each, value[name], `${where}.${name}`)
  },
})

/** An object whose `how` says which other members it has. */
export const byHow = <T extends { readonly how: string }>(hows: Readonly<Record<T['how'], Members>>): Member<T> => ({
  check(value, where) {
    if (!isObject(value)) throw new BadInput(`${where} must be an object.`)
    const found = Object.entries<Members>(hows).find(([how]) => how === value.how)
    if (!found)
      throw new BadInput(
        `${where}.how must be one of ${Object.keys(hows)
          .map(how => JSON.stringify(how))
          .join(', ')}.`,
      )
    check(object({ ...found[1], how: text }), value, where)
  },
})

// The compiler asks for a name with a type of its own where something is asserted.
function check<T>(member: Member<T>, value: unknown, where: string): asserts value is T {
  member.check(value, where)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
