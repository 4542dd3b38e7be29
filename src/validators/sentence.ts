/** What a sentence says once its `{places}` are filled. The type and the function read the same sentence. */
export type Filled<
  T extends string,
  V extends Values,
> = T extends `${infer Head}{${infer Place extends keyof V & string}}${infer Tail}`
  ? `${Head}${V[Place]}${Filled<Tail, V>}`
  : T

type Values = Readonly<Record<string, string | number>>

export function filled(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
