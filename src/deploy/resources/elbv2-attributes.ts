import type { AttributeForm, AttributeValues } from '../../model/elbv2-attributes.ts'

interface Attribute {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

type Forms = Readonly<Record<string, AttributeForm>>

/** The attributes that the program says, and those that are not as AWS makes them. */
export function comparedAttributes(
  live: readonly Attribute[] = [],
  said: AttributeValues = {},
  forms: Forms,
): AttributeValues {
  return Object.fromEntries(
    live.flatMap(({ Key = '', Value = '' }) => {
      const byDefault = forms[Key]?.byDefault
      const counts = Object.hasOwn(said, Key) || (byDefault !== undefined && Value !== byDefault)
      return counts ? [[Key, Value]] : []
    }),
  )
}

/** What has to be set: what the program no longer says goes back to what AWS makes it. */
export function attributeChanges(
  from: AttributeValues,
  to: AttributeValues,
  forms: Forms,
): { Key: string; Value: string }[] {
  const given = Object.entries(to).filter(([Key, Value]) => from[Key] !== Value)
  const gone = Object.keys(from).filter(Key => !Object.hasOwn(to, Key))
  return [...given, ...gone.map((Key): [string, string] => [Key, forms[Key]?.byDefault ?? ''])].map(([Key, Value]) => ({
    Key,
    Value,
  }))
}

/** Of what was taken over, the attributes that the program does not say. */
export function attributesUnsaid(live: AttributeValues, said: AttributeValues = {}): readonly (readonly string[])[] {
  return Object.keys(live).flatMap(name => (Object.hasOwn(said, name) ? [] : [['attributes', name]]))
}
