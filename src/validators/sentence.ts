/** What a sentence says once its `{places}` are filled. The type and the function read the same sentence. */
export type Filled<T extends string, V> = T extends `${infer Head}{${infer Place}}${infer Tail}`
  ? Place extends keyof V
    ? V[Place] extends string | number
      ? `${Head}${V[Place]}${Filled<Tail, V>}`
      : never
    : never
  : T

export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
